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

it('of a group of few clients no test tells a figure, the exact one neither, and of all clients how many lack a value', () => {
  const card = readContentFiles(bank).hypotheses.find(({ id }) => id === 'card')!;
  const asked = (['proportions', 'fisher'] as const).map((test) => ({ ...card, id: test, test }));
  const of = (cards: number) => {
    const some = bankTable(1000, (i) => ({
      credit_card: i < 20 ? null : i < 20 + cards ? 1 : 0,
      city: i < 20 ? null : i < 20 + cards ? 'Углич' : 'Рыбинск',
    }));
    // A level of few is a part of «прочие», and how many have it is not told either.
    const city = { ...card, id: 'city', column: 'city', groups: { of: 'Углич', against: 'Рыбинск' } };
    return testHypotheses(some, reportOf(some).outcome, [...asked, city]);
  };
  for (const one of of(9))
    expect([one.id, one.p, one.effect, one.difference, one.missing]).toEqual([one.id, null, null, null, 20]);
  for (const one of of(10)) expect([one.id, one.p === null, one.missing]).toEqual([one.id, false, 20]);
});

it('two levels are compared among some though what others of them leave would be a few clients', () => {
  const card = readContentFiles(bank).hypotheses.find(({ id }) => id === 'card')!;
  const groups = { of: 'Рыбинск', against: 'Ярославль' };
  const where = [{ column: 'credit_card', is: 1 }];
  const cities = ['Рыбинск', 'Ярославль', 'Ростов', 'Углич'];
  // Of the last two five each have no card.
  const some = bankTable(1000, (i) => ({
    city: cities[i % 4]!,
    credit_card: i % 4 < 2 ? (i >> 2) % 2 : i >= 20 ? 1 : 0,
  }));
  const compared = { ...card, id: 'city', column: 'city', groups, where };
  const other = { ...compared, id: 'other', groups: { of: 'Ростов', against: 'Ярославль' } };
  const [told, withheld] = testHypotheses(some, reportOf(some).outcome, [compared, other]);
  expect([told!.groups?.of.n, told!.groups?.against.n]).toEqual([125, 125]);
  expect([withheld!.groups, withheld!.p]).toEqual([null, null]);
});

it('a table of two by two with few expected has the effect of its exact test, a larger one none', () => {
  const card = readContentFiles(bank).hypotheses.find(({ id }) => id === 'card')!;
  const some = bankTable(1000, (i) => ({
    credit_card: i < 40 ? 1 : 0,
    city: i < 40 ? 'Ростов' : i % 2 === 0 ? 'Рыбинск' : 'Ярославль',
    churn: i % 50 === 0 ? 1 : 0,
  }));
  const asked = ['credit_card', 'city'].map((column) => ({ ...card, id: column, test: 'chiSquared' as const, column }));
  const results = testHypotheses(some, reportOf(some).outcome, asked);
  expect(results.map(({ id, effect }) => [id, effect === null])).toEqual([
    ['credit_card', false],
    ['city', true],
  ]);
});

it('tests of all clients count those without a value', () => {
  expect(report.trends()['products']!.missing).toBe(20);
  expect(report.proportions()['credit_card']!.missing).toBe(20);
});
