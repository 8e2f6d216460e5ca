import type { HypothesisResult, LevelMedian, LevelRate } from '../analysis/result.ts';
import { effectText } from '../charts/effectText.ts';
import { capital } from '../charts/levels.ts';
import { levelWords } from '../dataset/levelWords.ts';
import { columnOf, type ColumnSchema, type DataSchema } from '../dataset/schema.ts';
import { count, decimal, inUnit, money, pNumber, points, range, share } from '../format.ts';

const testNames: Readonly<Record<string, string>> = {
  welch: 'тест Уэлча: средние',
  mannWhitney: 'тест Манна — Уитни: ранги',
  proportions: 'сравнение двух долей',
  fisher: 'точный тест Фишера',
  chiSquared: 'критерий хи-квадрат',
  trend: 'тренд Кокрана — Армитиджа',
  kruskalWallis: 'тест Краскела — Уоллиса: ранги нескольких групп',
};

/** What a test's standardised effect is called. */
export const effectNames: Readonly<Record<string, string>> = {
  hedgesG: 'g Хеджеса',
  auc: 'вероятность, что у ушедшего больше (равные пополам)',
  cohensH: 'h Коэна',
  cramersV: 'V Крамера с поправкой',
  trend: 'наклон',
  epsilonSquared: 'ε²',
};

const statisticNames: Readonly<Record<string, string>> = { chi2: 'χ²', oddsRatio: 'отношение шансов' };

export interface Fact {
  readonly name: string;
  readonly value: string;
  /** A second line: the interval. */
  readonly detail?: string;
}

/** A difference of the trait in its own unit: money, years, points; of rates in points. */
export function inTraitUnit(value: number, result: HypothesisResult, { unit }: ColumnSchema, sign = true): string {
  if (isOfRates(result)) return points(value, { sign });
  if (unit === 'roubles' || unit === 'roublesPerMonth') return money(value, { sign });
  return inUnit(value, unit, { digits: 1, sign });
}

/** Whether a hypothesis compares shares of those who left, so that its difference is told in percentage points. */
export const isOfRates = ({ test }: HypothesisResult) =>
  test === 'proportions' || test === 'fisher' || test === 'trend';

/** The effect in the trait's own units, first on the card. */
function ownEffect(result: HypothesisResult, column: ColumnSchema, by: ColumnSchema | undefined): Fact | null {
  const { test, difference, ci, medians, extremes, levelMedians } = result;
  if (medians)
    return {
      name: 'разница медиан',
      value: inTraitUnit(medians.of - medians.against, result, column),
      detail: `у ушедших ${inTraitUnit(medians.of, result, column, false)}, у оставшихся ${inTraitUnit(medians.against, result, column, false)}`,
    };
  if (levelMedians) {
    const { lowest, highest } = levelMedians;
    const named = ({ value, median }: LevelMedian) =>
      `${by ? levelWords(by, value) : value} — ${inTraitUnit(median, result, column, false)}`;
    return {
      name: 'разброс медиан',
      value: inTraitUnit(highest.median - lowest.median, result, column, false),
      detail: `${named(lowest)}, ${named(highest)}`,
    };
  }
  if (extremes) {
    const named = ({ value, rate }: LevelRate) => `${levelWords(column, value)} — ${share(rate)}`;
    return {
      name: 'разброс долей ушедших',
      value: points(extremes.highest.rate! - extremes.lowest.rate!),
      detail: `${named(extremes.lowest)}, ${named(extremes.highest)}`,
    };
  }
  if (difference === null || test === 'mannWhitney') return null;
  const detail = ci ? range(ci, isOfRates(result) ? 'difference' : column.unit) : undefined;
  if (test === 'trend')
    return {
      name: 'доля ушедших на ступень',
      value: effectText(difference, test, result.smallestEffect),
      detail,
    };
  return {
    name: isOfRates(result) ? 'разница долей ушедших' : 'разница средних',
    value: inTraitUnit(difference, result, column),
    detail,
  };
}

/** A distance on the scale of the effect: of an auc and a slope in points. */
const distance = (value: number | null, name: HypothesisResult['effectName']) =>
  name === 'auc' || name === 'trend' ? points(value) : decimal(value, name === 'epsilonSquared' ? { digits: 3 } : {});

/** A test's figures with their names, in the order of a card: effect first, then how sure, then what it could have seen. */
export function testFacts(result: HypothesisResult, columnName: string, schema: DataSchema, by?: string): Fact[] {
  const column = columnOf(schema, columnName);
  const { effect, effectCi, effectName, alpha } = result;
  const facts: Fact[] = [];
  const own = ownEffect(result, column, by === undefined ? undefined : columnOf(schema, by));
  if (own !== null) facts.push(own);
  // A slope is in its own units already.
  if (effect !== null && effectName !== 'trend') {
    const isChance = effectName === 'auc';
    facts.push({
      name: effectNames[effectName] ?? effectName,
      value: effectText(effect, effectName, result.smallestEffect),
      detail: effectCi
        ? range(effectCi, isChance ? 'share' : 'number', effectName === 'epsilonSquared' ? { digits: 3 } : {})
        : undefined,
    });
  }
  if (result.correlation) {
    const { value, ci } = result.correlation;
    facts.push({
      name: 'корреляция ступени и ухода',
      value: decimal(value),
      detail: ci ? range(ci, 'number') : undefined,
    });
  }
  facts.push({
    name: 'p после поправки Холма',
    value: pNumber(result.pAdjusted, alpha),
    detail: `до поправки ${pNumber(result.p, alpha)}; порог ${decimal(alpha)}`,
  });
  facts.push({
    name: 'клиентов',
    value: count(result.n),
    detail: (result.missing ?? 0) > 0 ? `без данных ещё ${count(result.missing)}` : undefined,
  });
  return facts;
}

/** What the test could have seen, whatever it saw; null where it could not be made. */
export function detectableWords(result: HypothesisResult, column: ColumnSchema): string | null {
  const { power, effect, difference, effectInFamily } = result.detectable;
  if (effect === null) return null;
  const often = `в ${share(power, { digits: 0 })} случаев`;
  const least = distance(effect, result.effectName);
  // A difference of rates has no room beyond 0 and 100 %.
  if (difference === null && result.effectName === 'cohensH')
    return `Тест на стольких клиентах замечал бы ${often} лишь эффект от ${least}, а его здесь быть не может: от ${share(result.groups?.against.rate)} до края шкалы${result.alternative === 'twoSided' ? '' : ' в названную сторону'} ближе.`;
  const isOwn = difference === null || result.effectName === 'auc' || result.effectName === 'trend';
  const own = isOwn ? '' : ` (${inTraitUnit(difference, result, column, false)}${onlyDown(result)})`;
  const inFamily =
    effectInFamily === null
      ? 'с самой строгой из поправок на число проверок нужен такой, какого здесь быть не может'
      : `с самой строгой из поправок на число проверок — от ${distance(effectInFamily, result.effectName)}`;
  return `Эффект от ${least}${own} тест на стольких клиентах заметил бы ${often}; ${inFamily}`.replace(/\.?$/, '.');
}

/** Where a rate has no room to be so much higher, the difference is one downwards. */
function onlyDown({ alternative, groups, detectable }: HypothesisResult): string {
  const base = groups?.against.rate ?? null;
  if (alternative !== 'twoSided' || base === null || detectable.difference === null) return '';
  return base + detectable.difference > 1 ? ' вниз: вверх столько не остаётся' : '';
}

/** The smallest effect that matters, on the scale of the effect. */
export const smallestWords = ({ smallestEffect, effectName }: HypothesisResult) =>
  `${distance(smallestEffect, effectName)}${effectName === 'auc' ? ' от половины' : ''}`;

/** «Тест Уэлча: средние; t = 5,2, степеней свободы 2 310». */
export function testLine({ test, statistic, statisticName, df, exact }: HypothesisResult): string {
  const name = testNames[test] ?? test;
  const figure =
    statistic === null
      ? ''
      : `; ${statisticNames[statisticName] ?? statisticName}\u00a0=\u00a0${Math.abs(statistic) >= 1000 ? count(statistic) : decimal(statistic)}`;
  const freedom = df === null ? '' : `, степеней свободы ${count(df)}`;
  // A test that is exact by itself says so by its name, and of however many.
  const fisher =
    exact && test !== 'fisher' ? '; вероятность ошибки — по точному критерию Фишера: клиентов в таблице мало' : '';
  return `${capital(name)}${figure}${freedom}${fisher}`;
}
