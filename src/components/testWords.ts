import type { HypothesisResult } from '../analysis/result.ts';
import { columnOf, type DataSchema } from '../dataset/schema.ts';
import { count, decimal, inUnit, money, pNumber, points, range, share } from '../format.ts';

const testNames: Readonly<Record<string, string>> = {
  welch: 'тест Уэлча: средние',
  mannWhitney: 'тест Манна — Уитни: ранги',
  proportions: 'сравнение двух долей',
  chiSquared: 'критерий хи-квадрат',
  trend: 'тренд Кокрана — Армитиджа',
};

/** What a test's standardised effect is called. */
export const effectNames: Readonly<Record<string, string>> = {
  hedgesG: 'g Хеджеса',
  auc: 'вероятность, что у ушедшего больше',
  cohensH: 'h Коэна',
  cramersV: 'V Крамера',
  trend: 'наклон',
};

const statisticNames: Readonly<Record<string, string>> = { chi2: 'χ²' };

/** The decision in a word for the edge of a card. */
export const verdicts: Readonly<Record<HypothesisResult['decision'], string>> = {
  confirmed: 'подтверждена',
  notConfirmed: 'не подтверждена',
  negligible: 'эффект пренебрежимо мал',
  notComputed: 'данных мало',
};

export interface Fact {
  readonly name: string;
  readonly value: string;
  /** A second line: the interval. */
  readonly detail?: string;
}

/** A test's figures with their names, in the order of a card: difference first, then how sure. */
export function testFacts(result: HypothesisResult, columnName: string, schema: DataSchema): Fact[] {
  const column = columnOf(schema, columnName);
  const facts: Fact[] = [];
  const { test, difference, ci, effect, effectCi, effectName } = result;
  if (difference !== null && test !== 'mannWhitney') {
    const isRate = test === 'proportions' || test === 'trend';
    const isMoney = column.unit === 'roubles' || column.unit === 'roublesPerMonth';
    const value = isRate
      ? points(difference, { sign: true })
      : isMoney
        ? money(difference, { sign: true })
        : inUnit(difference, column.unit, { digits: 1, sign: true });
    facts.push({
      name: test === 'trend' ? 'доля ушедших на ступень' : isRate ? 'разница долей ушедших' : 'разница средних',
      value,
      detail: ci ? range(ci, isRate ? 'difference' : column.unit) : undefined,
    });
  }
  if (effect !== null) {
    const isChance = effectName === 'auc';
    const interval = isChance && effectCi ? range(effectCi, 'share') : undefined;
    facts.push({
      name: effectNames[effectName] ?? effectName,
      value: isChance ? share(effect) : decimal(effect),
      detail: interval,
    });
  }
  facts.push({
    name: 'p после поправки Холма',
    value: pNumber(result.pAdjusted),
    detail: `до поправки ${pNumber(result.p)}`,
  });
  facts.push({
    name: 'клиентов',
    value: count(result.n),
    detail: result.missing > 0 ? `без данных ещё ${count(result.missing)}` : undefined,
  });
  return facts;
}

/** «Тест Уэлча: средние; t = 5,2, степеней свободы 2 310». */
export function testLine({ test, statistic, statisticName, df, exact }: HypothesisResult): string {
  const name = testNames[test] ?? test;
  const figure =
    statistic === null
      ? ''
      : `; ${statisticNames[statisticName] ?? statisticName}\u00a0=\u00a0${Math.abs(statistic) >= 1000 ? count(statistic) : decimal(statistic)}`;
  const freedom = df === null ? '' : `, степеней свободы ${count(df)}`;
  const fisher = exact ? '; вероятность ошибки — по точному критерию Фишера: клиентов в таблице мало' : '';
  return `${name[0]!.toUpperCase()}${name.slice(1)}${figure}${freedom}${fisher}`;
}
