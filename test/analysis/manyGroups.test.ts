import { describe, expect, it } from 'vitest';
import { noncentralUpperTail } from '../../src/analysis/noncentral.ts';
import { testFacts } from '../../src/components/testWords.ts';
import { bank } from '../../src/dataset/bank.ts';
import { testHypotheses } from '../../src/report/hypotheses.ts';
import type { Hypothesis } from '../../src/schemas/hypothesis.ts';
import { bankTable, type MadeClient } from './bankTable.ts';

const hypothesis: Hypothesis = {
  id: 'income-cities',
  order: 1,
  title: 'Доход в городах различается',
  h0: 'Одинаков.',
  h1: 'Различается.',
  test: 'kruskalWallis',
  column: 'est_salary',
  by: 'city',
  alternative: 'twoSided',
  alpha: 0.05,
  smallestEffect: { value: 0.01, measure: 'epsilonSquared', why: 'Иначе незачем.' },
  why: 'Границы дохода.',
};
const cities = ['Ростов', 'Рыбинск', 'Ярославль'];
const tested = (rows: number, client: (i: number) => MadeClient, more: Partial<Hypothesis> = {}) => {
  const table = bankTable(rows, client);
  const outcome = Uint16Array.from({ length: rows }, (_, i) => i % 2);
  return testHypotheses(table, outcome, [{ ...hypothesis, ...more }])[0]!;
};
/** Each city's incomes lie above those of the city before it. */
const apart = (i: number) => ({ city: cities[i % 3]!, est_salary: 1000 * (1 + Math.floor(i / 3) + 20 * (i % 3)) });

describe('a hypothesis of many groups', () => {
  it('tells H, ε², its interval and the lowest and highest median', () => {
    const result = tested(60, apart);
    // By hand: 20 ranks a group, mean ranks 10.5, 30.5, 50.5: H = 12/(60·61) · 20 · (20² + 0 + 20²).
    expect(result.statistic).toBeCloseTo((12 / (60 * 61)) * 20 * 800, 10);
    expect(result).toMatchObject({ statisticName: 'H', df: 2, n: 60, missing: 0, decision: 'confirmed' });
    expect(result.p).toBeCloseTo(Math.exp(-result.statistic! / 2), 15);
    expect(result.effect).toBeCloseTo(result.statistic! / 59, 12);
    expect(result.levelMedians).toEqual({
      lowest: { value: 'Ростов', n: 20, median: 10500 },
      highest: { value: 'Ярославль', n: 20, median: 50500 },
    });
    const [low, high] = result.effectCi!;
    expect(noncentralUpperTail(result.statistic!, 2, 59 * low)).toBeCloseTo(0.025, 6);
    expect(high).toBe(1);
    expect(testFacts(result, 'est_salary', bank, 'city')[0]).toEqual({
      name: 'разброс медиан',
      value: '40\u00a0тыс.\u00a0₽',
      detail: 'Ростов Великий — 10,5\u00a0тыс.\u00a0₽, Ярославль — 50,5\u00a0тыс.\u00a0₽',
    });
  });

  it('tells the smallest effect that it would find: λ of 80 % power, 9.6347 with two degrees of freedom, over n − 1', () => {
    const { detectable, checks } = tested(60, apart);
    expect(detectable.effect).toBeCloseTo(9.634685 / 59, 6);
    expect(checks.smallestGroup).toBe(20);
  });

  it('counts the clients of `where` alone, and those without a value', () => {
    const none = (i: number) => ({ ...apart(i), est_salary: i < 3 ? null : apart(i).est_salary });
    expect(tested(90, none)).toMatchObject({ n: 87, missing: 3 });
    const where = [{ column: 'city', among: ['Ростов', 'Рыбинск'] }];
    expect(tested(90, apart, { where })).toMatchObject({ n: 60, df: 1 });
  });

  it('finds nothing where the groups are alike, and computes nothing of one group', () => {
    const alike = (i: number) => ({ city: cities[i % 3]!, est_salary: 1000 * (1 + Math.floor(i / 3)) });
    expect(tested(90, alike)).toMatchObject({ decision: 'notConfirmed', statistic: 0, p: 1, effectCi: [0, 0] });
    expect(tested(90, () => ({ city: 'Ростов' }))).toMatchObject({ decision: 'notComputed', condition: 'oneLevel' });
  });

  it('tells no group under ten clients', () => {
    // Thirty of Ростов, five of whom the hypothesis is about.
    const few = (i: number) => ({ ...apart(i), age: i % 3 === 0 && i >= 15 ? 30 : 60 });
    const { levelMedians, checks } = tested(90, few, { where: [{ column: 'age', atLeast: 60 }] });
    expect(checks.smallestGroup).toBeNull();
    expect(levelMedians).toBeNull();
  });
});

describe('a hypothesis about a column with small levels', () => {
  const many = ['Ростов', 'Рыбинск', 'Ярославль'];
  const city = (i: number) => (i < 6 ? 'Углич' : i < 18 ? 'Мышкин' : many[i % 3]!);
  const about = (more: Partial<Hypothesis>) =>
    tested(300, (i) => ({ city: city(i) }), { test: 'chiSquared', column: 'city', by: undefined, ...more });

  it('sees the levels that the rest of the report tells of', () => {
    // Углич and, so that it does not follow, Мышкин are «прочие».
    expect(about({})).toMatchObject({ df: 3, n: 300 });
    expect(about({}).checks.smallestGroup).toBe(18);
    expect(tested(300, (i) => ({ city: city(i) }))).toMatchObject({ df: 3, n: 300 });
  });

  it('understands a rule that names a merged level', () => {
    const where = [{ column: 'city', among: ['Углич', 'Мышкин', 'Ростов'] }];
    expect(about({ where })).toMatchObject({ df: 1, n: 112 });
  });

  it('withholds a comparison that names a merged level', () => {
    const groups = { of: 'Мышкин', against: 'Рыбинск' };
    const result = about({ test: 'proportions', groups });
    expect(result).toMatchObject({ decision: 'notComputed', condition: 'small', n: null, p: null, effect: null });
    expect(result.groups).toBeNull();
    const named = about({ test: 'proportions', groups: { of: 'Ростов', against: 'Рыбинск' } });
    expect(named).toMatchObject({ decision: 'notConfirmed', n: 188 });
  });

  it('draws no effect whose interval rests on an approximation that is not believed', () => {
    const few = testHypotheses(
      bankTable(69, (i) => ({ city: i < 10 ? 'Углич' : many[i % 3]! })),
      Uint16Array.from({ length: 69 }, (_, i) => (i % 4 === 0 ? 1 : 0)),
      [{ ...hypothesis, test: 'chiSquared', column: 'city', by: undefined }],
    )[0]!;
    expect(few).toMatchObject({ condition: 'smallExpected', decision: 'notComputed', effect: null, effectCi: null });
    expect(few.extremes).not.toBeNull();
  });
});
