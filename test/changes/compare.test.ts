import { describe, expect, it } from 'vitest';
import { compareResults } from '../../src/changes/compare.ts';
import type { Results } from '../../src/results/results.ts';
import { tableOf } from '../analysis/tableOf.ts';

const shape = tableOf({ age: [1], products: [1] }, { city: ['а'] }, ['x']).schema;
const schema = {
  ...shape,
  columns: shape.columns.map((column) => (column.name === 'products' ? { ...column, kind: 'count' as const } : column)),
};

/** The parts of a report that are compared, with something else in their place. */
const report = (more: object = {}) =>
  ({
    dataset: { rows: 1000 },
    stamp: { contentSha256: 'a' },
    eda: {
      churn: { n: 1000, churned: 200 },
      fixedBins: { age: { missing: 50, bins: [bin(null, 30, 450), bin(30, null, 500)] } },
      byCategory: {
        products: [level('1', 600), level('2–4', 400)],
        city: [level('Рыбинск', 700), level('прочие', 290)],
      },
    },
    quality: { missing: { city: 10 } },
    segments: [],
    hypotheses: [],
    ...more,
  }) as unknown as Results;
const bin = (low: number | null, high: number | null, n: number) => ({ low, high, n });
const level = (value: string, n: number) => ({ value, n });
const compare = (before: object, now: object) => compareResults(report(before), report(now), schema);

describe('compareResults(): segments', () => {
  const segment = (id: string, more: object = {}) => ({ id, n: 100, churned: 10, priority: null, ...more });
  const of = (before: readonly object[], now: readonly object[]) =>
    compare({ segments: before }, { segments: now, dataset: { rows: 2000 } }).segments;

  it('have their share among the clients of each file, and their rate, now less before', () => {
    const [one] = of([segment('a')], [segment('a', { n: 300, churned: 60 })]);
    expect(one!.share).toMatchObject({ rateOf: { rate: 0.15 }, rateAgainst: { rate: 0.1 } });
    expect(one!.rate).toMatchObject({ rateOf: { rate: 0.2, n: 300 }, rateAgainst: { rate: 0.1, n: 100 } });
    expect(one!.rate!.difference).toBeCloseTo(0.1, 12);
  });

  it('are those of this report in its order, then those of the earlier one', () => {
    const placed = (id: string, priority: number) => segment(id, { priority, valueMeanCi: [priority, priority] });
    const all = of(
      [placed('old', 1), placed('b', 2), placed('a', 3)],
      [placed('a', 1), placed('new', 2), placed('b', 3)],
    );
    expect(all.map(({ id, before, now }) => [id, before !== null, now !== null])).toEqual([
      ['a', true, true],
      ['new', false, true],
      ['b', true, true],
      ['old', true, false],
    ]);
    for (const { id, share, hiddenShare, rate, orderIsFirm } of all.filter((one) => !['a', 'b'].includes(one.id)))
      expect([id, share, hiddenShare, rate, orderIsFirm]).toEqual([id, null, null, null, false]);
  });

  it('have the p of Fisher where so few are expected that the approximation is rough', () => {
    // SciPy: fisher_exact([[6, 9], [0, 12]]) has 0.0200, the pooled z 0.0130.
    const [one] = of([segment('a', { n: 12, churned: 0 })], [segment('a', { n: 15, churned: 6 })]);
    expect(one!.rate).toMatchObject({ condition: 'smallExpected' });
    expect(one!.rate!.p).toBeCloseTo(0.0200297287253809, 13);
  });

  it('are compared from ten clients on, and where it is told how many left', () => {
    const isTold = (more: object) => of([segment('a', more)], [segment('a')]).map(({ rate }) => rate !== null)[0];
    expect([9, 10, null].map((n) => isTold({ n, churned: 2 }))).toEqual([false, true, false]);
    expect(isTold({ churned: null })).toBe(false);
    expect(of([segment('a')], [segment('a', { n: 9, churned: 2 })])[0]).toMatchObject({ share: null, rate: null });
  });

  it('are compared by their share alone where one file has none of them', () => {
    const [gone] = of([segment('a')], [segment('a', { n: 0, churned: 0, disqualified: 'small' })]);
    expect(gone).toMatchObject({ rate: null, hiddenShare: null, share: { rateOf: { rate: 0 } } });
    expect(gone!.share!.pAdjusted).toBeLessThan(1e-9);
    const [came] = of([segment('a', { n: 0, churned: 0 })], [segment('a')]);
    expect(came).toMatchObject({ rate: null, share: { rateAgainst: { rate: 0 } } });
  });

  it('of fewer than ten in one file are taken for as many as are nearest to the other, and no figure of them is told', () => {
    const withheld = segment('a', { n: null, churned: null, disqualified: 'withheld' });
    const [fallen] = of([segment('a')], [withheld]);
    expect(fallen).toMatchObject({ share: null, rate: null, hiddenShare: { rateOf: { n: 2000, churned: 9 } } });
    expect(fallen!.hiddenShare!.pAdjusted).toBeLessThan(1e-9);
    expect(of([segment('a', { n: 4, churned: 1 })], [segment('a')])[0]!.hiddenShare).toMatchObject({
      rateAgainst: { churned: 9 },
    });
    expect(of([segment('a', { n: 12 })], [withheld])[0]!.hiddenShare!.pAdjusted).toBeGreaterThan(0.05);
    // One of 2 000 may have come where was none, and 2 of 1 000 are as many as 200 of 100 000: neither is a change.
    const none = segment('a', { n: 0, churned: 0, disqualified: 'small' });
    expect(of([none], [withheld])[0]!.hiddenShare).toMatchObject({ rateOf: { churned: 1 }, p: 1 });
    const rare = [[withheld], [segment('a', { n: 200 })]] as const;
    const grown = compare({ segments: rare[0] }, { segments: rare[1], dataset: { rows: 100_000 } }).segments[0]!;
    expect(grown.hiddenShare).toMatchObject({ rateAgainst: { n: 1000, churned: 2 }, difference: 0, p: 1 });
    // Of what is hidden in both files, or for another reason, nothing is known.
    expect(of([withheld], [withheld])[0]!.hiddenShare).toBeNull();
    expect(of([segment('a')], [segment('a', { n: null, disqualified: 'everyone' })])[0]!.hiddenShare).toBeNull();
  });

  it('changed places firmly where both values were apart, and are', () => {
    const placed = (id: string, priority: number | null, valueMeanCi: readonly number[] | null) =>
      segment(id, { priority, valueMeanCi });
    const isFirm = (before: readonly object[], now: readonly object[]) => of(before, now)[0]!.orderIsFirm;
    const [low, high] = [
      [1, 2],
      [3, 4],
    ];
    const turned = [placed('a', 2, low), placed('b', 1, high)];
    const first = [placed('a', 1, high), placed('b', 2, low)];
    expect(isFirm(turned, first)).toBe(true);
    expect(isFirm(first, turned)).toBe(true);
    expect(isFirm(first, first)).toBe(false);
    // Intervals that touch are not apart.
    expect(isFirm(turned, [placed('a', 1, [2, 4]), placed('b', 2, [1, 2])])).toBe(false);
    expect(isFirm([placed('a', 2, [1, 3]), placed('b', 1, [3, 4])], first)).toBe(false);
    expect(isFirm(turned, [placed('a', 1, null), placed('b', 2, low)])).toBe(false);
    expect(isFirm(turned, [placed('a', null, high), placed('b', 2, low)])).toBe(false);
    // The other one has come since.
    expect(isFirm([placed('a', 2, low)], first)).toBe(false);
  });
});

describe('compareResults(): hypotheses', () => {
  const hypothesis = (effect: number | null, effectCi: readonly number[] | null, effectName = 'hedgesG') => ({
    ...{ id: 'h', effect, effectCi, effectName },
  });
  const effectOf = (before: object, now: object) =>
    compare({ hypotheses: [before] }, { hypotheses: [now] }).hypotheses[0]!.effect;

  it('have the difference of their effects with the interval of both errors', () => {
    const found = effectOf(hypothesis(0.1, [-0.2, 0.4]), hypothesis(0.8, [0.4, 1.2]))!;
    // Half-widths 0.3 and 0.4 are together 0.5, in which 0.7 is 1.4 · 1.96 = 2.744 standard errors.
    expect(found.difference).toBeCloseTo(0.7, 12);
    expect(found.ci![0]).toBeCloseTo(0.2, 12);
    expect(found.ci![1]).toBeCloseTo(1.2, 12);
    expect(found.p).toBeCloseTo(0.00607, 5);
    const back = effectOf(hypothesis(0.8, [0.4, 1.2]), hypothesis(0.1, [-0.2, 0.4]))!;
    expect([back.difference, back.p]).toEqual([expect.closeTo(-0.7, 12), expect.closeTo(found.p, 12)]);
  });

  it('have the side of each interval that a change would cross where its sides are not alike', () => {
    // A V near 0: up from 0.01 [0, 0.05] to 0.07 [0.04, 0.1], the arms are 0.04 above the one and 0.03 below the other.
    const [low, high] = [hypothesis(0.01, [0, 0.05], 'cramersV'), hypothesis(0.07, [0.04, 0.1], 'cramersV')];
    const up = effectOf(low, high)!;
    expect(up.ci![0]).toBeCloseTo(0.06 - 0.05, 12);
    expect(up.ci![1]).toBeCloseTo(0.06 + Math.hypot(0.03, 0.01), 12);
    // 0.06 in 0.05 is 1.2 · 1.96 = 2.352 standard errors.
    expect(up.p).toBeCloseTo(0.01867, 5);
    const down = effectOf(high, low)!;
    expect([down.difference, down.p]).toEqual([expect.closeTo(-0.06, 12), expect.closeTo(up.p, 12)]);
    expect(down.ci![1]).toBeCloseTo(-0.01, 12);
    // Nothing seen both times, though one interval has no width: no change.
    expect(effectOf(hypothesis(0, [0, 0], 'cramersV'), hypothesis(0, [0, 0.03], 'cramersV'))).toMatchObject({ p: 1 });
    expect(effectOf(hypothesis(1, [1, 1], 'cramersV'), hypothesis(1, [0.9, 1], 'cramersV'))).toMatchObject({ p: 1 });
  });

  it('are not compared in different measures, without an effect or its interval, or without an error', () => {
    const one = hypothesis(0.1, [-0.2, 0.4]);
    expect(effectOf(one, hypothesis(0.1, [-0.2, 0.4], 'auc'))).toBeNull();
    for (const other of [hypothesis(0.1, null), hypothesis(null, [0, 1])])
      expect([effectOf(one, other), effectOf(other, one)]).toEqual([null, null]);
    expect(effectOf(hypothesis(0.1, [0.1, 0.1]), hypothesis(0.2, [0.2, 0.2]))).toBeNull();
    const [came] = compare({}, { hypotheses: [one] }).hypotheses;
    expect([came!.before, came!.effect]).toEqual([null, null]);
    const [gone] = compare({ hypotheses: [one] }, {}).hypotheses;
    expect([gone!.now, gone!.effect]).toEqual([null, null]);
  });

  it('are those of this report in its order, then those of the earlier one', () => {
    const all = (...ids: readonly string[]) => ({ hypotheses: ids.map((id) => ({ ...hypothesis(null, null), id })) });
    const { hypotheses } = compare(all('old', 'b', 'a'), all('a', 'new', 'b'));
    expect(hypotheses.map(({ id }) => id)).toEqual(['a', 'new', 'b', 'old']);
  });
});

describe('compareResults(): columns', () => {
  const names = (eda: object) => compare({}, { eda: { ...report().eda, ...eda } }).columns.map(({ column }) => column);

  it('are compared in bins, runs and levels, those of whom nothing is known in a cell of their own', () => {
    const { columns } = compare({}, {});
    expect(columns.map(({ column, stability }) => [column, stability.n, stability.df])).toEqual([
      ['age', 2000, 2],
      ['products', 2000, 1],
      ['city', 2000, 2],
    ]);
    const emptier = compare({}, { quality: { missing: { city: 60 } } }).columns;
    expect(emptier.find(({ column }) => column === 'city')!.stability).toMatchObject({ n: 2050 });
  });

  it('are cut where both files have a cut, where levels in their order are merged in one of them', () => {
    const city = report().eda.byCategory['city'];
    const of = (...products: readonly object[]) => ({ eda: { ...report().eda, byCategory: { city, products } } });
    const merged = of(level('0–1', 550), level('2–3', 450));
    const { columns } = compare(of(level('0', 200), level('1', 300), level('2', 200), level('3', 300)), merged);
    expect(columns.find(({ column }) => column === 'products')!.stability).toMatchObject({ n: 2000, df: 1 });
  });

  it('are left out where one of the files does not tell them', () => {
    expect(names({ fixedBins: {} })).toEqual(['products', 'city']);
    expect(names({ byCategory: {} })).toEqual(['age']);
    const whole = { eda: { ...report().eda, fixedBins: { age: { missing: 50, bins: [bin(null, null, 950)] } } } };
    const [age] = compareResults(report(whole), report(), schema).columns;
    expect(age).toMatchObject({ column: 'age', stability: { psi: null, p: null, condition: 'oneLevel' } });
    expect(names({ fixedBins: { age: { missing: 1000, bins: [] } } })).toEqual(['products', 'city']);
    const emptied = { fixedBins: { age: { missing: 1000, bins: [] } }, byCategory: { city: [], products: [] } };
    expect(compare({ eda: { ...report().eda, ...emptied } }, {}).columns).toEqual([]);
    expect(names({ byCategory: { city: [], products: report().eda.byCategory['products'] } })).toEqual([
      'age',
      'products',
    ]);
    expect(
      compareResults(report({ eda: { ...report().eda, byCategory: {}, fixedBins: {} } }), report(), schema).columns,
    ).toEqual([]);
  });
});

describe('compareResults(): the whole', () => {
  it('has the rows, the rate of all now against before, and whether the content is another', () => {
    const eda = { ...report().eda, churn: { n: 500, churned: 150 } };
    const changes = compare({}, { eda, dataset: { rows: 500 }, stamp: { contentSha256: 'b' } });
    expect(changes.rows).toEqual({ before: 1000, now: 500 });
    expect(changes.churn).toMatchObject({ rateOf: { rate: 0.3 }, rateAgainst: { rate: 0.2 } });
    expect([changes.contentChanged, compare({}, {}).contentChanged]).toEqual([true, false]);
  });

  it('has the share of empty cells of each column that has one in either file', () => {
    const emptiness = (was: object, is: object) =>
      compare({ quality: { missing: was } }, { quality: { missing: is } }).emptiness;
    expect(emptiness({ city: 0 }, { city: 0, age: 0 })).toEqual([]);
    const [age, city] = emptiness({ city: 10 }, { age: 250, city: 0 });
    expect(age).toMatchObject({ column: 'age', share: { rateOf: { rate: 0.25 }, rateAgainst: { rate: 0 } } });
    expect(city).toMatchObject({ column: 'city', share: { rateOf: { rate: 0 }, rateAgainst: { rate: 0.01 } } });
    // 250 of 1 000 against none; 10 against none, by the pooled z of SciPy.
    expect(age!.share.pAdjusted).toBeLessThan(1e-50);
    expect(city!.share.p).toBeCloseTo(0.00152327164765, 13);
  });

  it('adjusts p for every comparison that was made', () => {
    const one = (effect: number) => ({ id: 'h', effect, effectCi: [effect - 0.1, effect + 0.1], effectName: 'auc' });
    const segment = { id: 'a', n: 100, churned: 10, priority: null };
    const changes = compare(
      { hypotheses: [one(0)], segments: [segment] },
      { hypotheses: [one(1)], segments: [segment] },
    );
    // The churn, three columns, the empty cells of one, a hypothesis, and the share and the rate of a segment.
    const { p, pAdjusted } = changes.hypotheses[0]!.effect!;
    expect(pAdjusted! / p).toBeCloseTo(8, 6);
    const [{ share, rate }] = changes.segments as [(typeof changes.segments)[number]];
    for (const other of [changes.churn, share, rate, ...changes.columns.map(({ stability }) => stability)])
      expect(other!.pAdjusted).toBe(1);
  });
});
