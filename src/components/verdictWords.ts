import type { HypothesisResult } from '../analysis/result.ts';
import { conditionNames } from './conditionNames.ts';

/** A test of order or of a table speaks of a connection, others of a difference; both words are feminine. */
const subjectOf = ({ test }: HypothesisResult) => (test === 'trend' || test === 'chiSquared' ? 'Связь' : 'Разница');

/** The ends of the effect's interval as distances from no effect, on the side of the effect. */
function ends({ effect, effectCi, effectName }: HypothesisResult): { near: number; far: number } | null {
  if (effect === null || effectCi === null) return null;
  const none = effectName === 'auc' ? 0.5 : 0;
  const [low, high] = [effectCi[0] - none, effectCi[1] - none];
  return effect >= none ? { near: low, far: high } : { near: -high, far: -low };
}

/** A one-sided test cannot tell a difference of the other side from chance; its interval can. */
function isOtherWay({ alternative, effectCi, effectName }: HypothesisResult): boolean {
  if (effectCi === null || alternative === 'twoSided') return false;
  const none = effectName === 'auc' ? 0.5 : 0;
  return alternative === 'greater' ? effectCi[1] < none : effectCi[0] > none;
}

/** What the verdict means, in a sentence without its full stop: how sure and how large, by the interval. */
export function verdictSentence(result: HypothesisResult): string {
  const subject = subjectOf(result);
  const found = ends(result);
  const least = result.smallestEffect;
  switch (result.decision) {
    case 'notComputed':
      return `Не вычислено: ${(result.condition && conditionNames[result.condition]) ?? 'данных не хватило'}`;
    case 'confirmed':
      return found !== null && found.near >= least
        ? `${subject} не случайна и важна даже по ближней границе интервала`
        : `${subject} не случайна и по оценке важна, но интервал допускает и меньшую`;
    case 'negligible':
      return found !== null && found.far < least
        ? `${subject} не случайна, но мала: даже дальняя граница интервала не доходит до важной`
        : `${subject} не случайна, но по оценке меньше важной; интервал доходит и до важной`;
    case 'notConfirmed':
      if (isOtherWay(result)) return `${subject} не случайна, но в другую сторону: гипотеза называла обратную`;
      return found !== null && Math.max(Math.abs(found.near), Math.abs(found.far)) < least
        ? `${subject} неотличима от случайной, и важной ей не быть: весь интервал лежит среди мелких`
        : `${subject} неотличима от случайной, но важная не исключена: интервал шире полосы мелких`;
  }
}
