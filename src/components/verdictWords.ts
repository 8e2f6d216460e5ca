import { noEffect } from '../analysis/noEffect.ts';
import type { HypothesisResult } from '../analysis/result.ts';
import { conditionWords } from './conditionNames.ts';

/** A test of order or of a table speaks of a connection, others of a difference; both words are feminine. A trend is blind to waves. */
const subjectOf = ({ test }: HypothesisResult) =>
  test === 'trend' ? 'Связь по прямой' : test === 'chiSquared' ? 'Связь' : 'Разница';

/** The ends of the effect's interval as distances from no effect, on the side of the effect. */
function ends({ effect, effectCi, effectName }: HypothesisResult): { near: number; far: number } | null {
  if (effect === null || effectCi === null) return null;
  const none = noEffect(effectName);
  const [low, high] = [effectCi[0] - none, effectCi[1] - none];
  return effect >= none ? { near: low, far: high } : { near: -high, far: -low };
}

/** A one-sided test cannot tell a difference of the other side from chance; its interval can. */
function isOtherWay({ alternative, effectCi, effectName }: HypothesisResult): boolean {
  if (effectCi === null || alternative === 'twoSided') return false;
  const none = noEffect(effectName);
  return alternative === 'greater' ? effectCi[1] < none : effectCi[0] > none;
}

/** A difference that is not proved: how near the data come to proving it (the test alone, its interval alone), and whether it may matter. */
function unproved(result: HypothesisResult, subject: string): string {
  const found = ends(result);
  const isSureAlone = result.p !== null && result.p < result.alpha;
  // Of two rates the figure draws these, and neither their difference nor the effect.
  const isDrawn = !result.groups;
  // The interval of the difference, which the card shows beside that of the effect, may be the wider one.
  const { ci } = result;
  const isWider = ci !== null && ci[0] <= 0 && ci[1] >= 0;
  const isSeen = found !== null && found.near > 0 && (isDrawn || !isWider);
  const head = () => {
    if (isSureAlone)
      return `По отдельности ${subject.toLowerCase()} была бы заметна, но после поправки на число проверок не доказана`;
    if (!isSeen) return `${subject} неотличима от случайной`;
    return `По интервалу ${isWider ? 'эффекта ' : ''}${subject.toLowerCase()} есть, но сам тест осторожнее и её не доказал`;
  };
  if (found === null) return head();
  const interval = isDrawn ? 'интервал' : 'интервал самой разницы';
  if (Math.max(Math.abs(found.near), Math.abs(found.far)) < result.smallestEffect)
    return `${head()}, и важной ей не быть: весь ${interval} лежит среди мелких`;
  if (found.near >= result.smallestEffect)
    return `${head()}; будь она доказана, была бы и важна: весь ${isWider ? 'интервал эффекта' : interval} лежит среди важных${isWider ? ', хотя интервал самой разницы накрывает и ноль' : ''}`;
  const reach = isDrawn ? 'выходит за полосу мелких' : 'доходит до важной';
  return `${head()}${isSureAlone || isSeen ? ';' : ', но'} важная не исключена: ${interval} ${reach}`;
}

/**
 * What the verdict means, in a sentence without its full stop: how sure and how large, by the interval. `grouping`: the label of the column
 * that makes the groups.
 */
export function verdictSentence(result: HypothesisResult, grouping?: string): string {
  const subject = subjectOf(result);
  const found = ends(result);
  const least = result.smallestEffect;
  switch (result.decision) {
    case 'notComputed':
      return `Не вычислено: ${result.condition === null ? 'данных не хватило' : conditionWords(result.condition, grouping)}`;
    case 'confirmed':
      if (found === null) return `${subject} не случайна и по оценке важна`;
      return found.near >= least
        ? `${subject} не случайна и важна даже по ближней границе интервала`
        : `${subject} не случайна и по оценке важна, но интервал допускает и меньшую`;
    case 'negligible':
      if (found === null) return `${subject} не случайна, но по оценке меньше важной`;
      return found.far < least
        ? `${subject} не случайна, но ${result.test === 'trend' ? 'на одну ступень ' : ''}мала: даже дальняя граница интервала не доходит до важной`
        : `${subject} не случайна, но по оценке меньше важной; интервал доходит и до важной`;
    case 'notConfirmed':
      if (isOtherWay(result))
        return `По интервалу ${subject.toLowerCase()} есть, но в другую сторону: гипотеза называла обратную`;
      return unproved(result, subject);
  }
}
