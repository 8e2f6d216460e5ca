import { expect, it } from 'vitest';
import { readContentFiles } from '../../src/authored/contentFiles.ts';
import { bank } from '../../src/dataset/bank.ts';
import { reportOf } from '../../src/report/pieces.ts';
import { testHypotheses } from '../../src/report/hypotheses.ts';
import { bankTable } from '../analysis/bankTable.ts';

/** Of 1 000 clients 20 have no number of products and no known card, and 15 of them a known balance. */
const table = bankTable(1000, (i) =>
  i % 50 === 0 ? { products: null, credit_card: null, balance: i < 250 ? null : 5000 } : {},
);
const report = reportOf(table);

it('testHypotheses() counts clients without a value among those that a hypothesis is about', () => {
  const { hypotheses } = readContentFiles(bank);
  const card = hypotheses.find(({ id }) => id === 'card')!;
  const asked = [
    ...hypotheses,
    { ...card, id: 'fisher', test: 'fisher' as const },
    { ...card, id: 'chiSquared', test: 'chiSquared' as const },
  ];
  const results = testHypotheses(table, report.outcome, asked);
  const missing = (id: string) => results.find((one) => one.id === id)!.missing;
  expect(['products', 'card', 'fisher', 'chiSquared', 'gender', 'card-known-balance'].map(missing)).toEqual([
    20, 20, 20, 20, 0, 15,
  ]);
});

it('of a few clients among some neither their number nor how many lack a value is told', () => {
  const { hypotheses } = readContentFiles(bank);
  const age = hypotheses.find(({ id }) => id === 'age')!;
  // Nine of twelve have an age; of all clients it is told that nine lack one.
  const few = bankTable(1000, (i) => ({ products: i < 12 ? 4 : 1, age: i >= 9 && i < 18 ? null : 20 + (i % 50) }));
  const where = [{ column: 'products', atLeast: 4 }];
  const [all, some] = testHypotheses(few, reportOf(few).outcome, [age, { ...age, id: 'some', where }]);
  expect([all!.n, all!.missing]).toEqual([991, 9]);
  expect([some!.n, some!.missing, some!.condition]).toEqual([null, null, 'small']);
});

it('of a level that is not told among the known, a test among the known tells nothing either', () => {
  const { hypotheses } = readContentFiles(bank);
  const asked = hypotheses.filter(({ id }) => id === 'card' || id === 'card-known-balance');
  const city = {
    ...asked[0]!,
    id: 'city',
    test: 'chiSquared' as const,
    column: 'city',
    where: asked[1]!.where ?? asked[0]!.where,
  };
  /** So many of the hundred clients with a card, who live elsewhere too, have no balance. */
  const tested = (empty: number) => {
    const some = bankTable(1000, (i) => ({
      credit_card: i < 100 ? 1 : 0,
      city: i < 100 ? 'Ростов' : 'Рыбинск',
      balance: i < empty || i >= 950 ? null : 5000,
    }));
    return testHypotheses(some, reportOf(some).outcome, [...asked, city]);
  };
  const told = (empty: number) =>
    tested(empty).map((one) => [one.id, one.condition, one.groups?.of.n ?? null, one.extremes?.lowest.n ?? null]);
  const [withTen, withNine] = [told(10), told(9)];
  expect(withTen.map(([id, , n]) => [id, n])).toContainEqual(['card-known-balance', 90]);
  expect(withNine.map(([id, , n]) => [id, n])).toContainEqual(['card', 100]);
  expect(withNine).toContainEqual(['card-known-balance', 'small', null, null]);
  expect(withTen.find(([id]) => id === 'city')![3]).not.toBeNull();
  expect(withNine.find(([id]) => id === 'city')![3]).toBeNull();
  const withheld = tested(9).find(({ id }) => id === 'card-known-balance')!;
  expect([withheld.p, withheld.effect, withheld.difference, withheld.decision]).toEqual([
    null,
    null,
    null,
    'notComputed',
  ]);
});

it('of two groups a test of any kind tells both: none is told where one has 1 to 9 clients, or leaves so many of a level', () => {
  const { hypotheses } = readContentFiles(bank);
  const own = hypotheses.find(({ id }) => id === 'card')!;
  const asked = [
    { ...own, id: 'counts', test: 'chiSquared' as const },
    { ...own, id: 'ranks', test: 'kruskalWallis' as const, column: 'score', by: 'credit_card' },
  ];
  const told = (cards: number, empty: number, where?: typeof own.where) => {
    const some = bankTable(1000, (i) => ({ credit_card: i < cards ? 1 : 0, balance: i < empty ? null : 5000 + i }));
    const results = testHypotheses(
      some,
      reportOf(some).outcome,
      asked.map((one) => ({ ...one, where })),
    );
    return results.map(({ p, statistic, effect }) => [p, statistic, effect].some((figure) => figure !== null));
  };
  for (const few of [1, 9, 991, 999]) expect(told(few, 0)).toEqual([false, false]);
  for (const enough of [10, 500, 990]) expect(told(enough, 0)).toEqual([true, true]);
  const known = [{ column: 'balance', missing: false }];
  expect([told(100, 9, known), told(100, 10, known)].flat()).toEqual([false, false, true, true]);
});

it('tests of all clients count those without a value', () => {
  expect(report.trends()['products']!.missing).toBe(20);
  expect(report.proportions()['credit_card']!.missing).toBe(20);
});
