import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { annuity, clientValues } from '../../src/analysis/customerValue.ts';
import { fillByGroup } from '../../src/analysis/fillByGroup.ts';
import { kendallTau } from '../../src/analysis/kendall.ts';
import { quantileOf } from '../../src/analysis/sample.ts';
import { sampleOf } from '../../src/analysis/samplesOf.ts';
import { quantileInPlace } from '../../src/analysis/select.ts';
import { sensitivity } from '../../src/analysis/sensitivity.ts';
import { valueByTrait } from '../../src/analysis/valueByTrait.ts';
import { valueExample } from '../../src/analysis/valueExample.ts';

const assumptions = {
  margin: 0.04,
  interchange: 0.012,
  cardSpendShare: 0.35,
  feePerProduct: 900,
  discountRate: 0.15,
  horizonYears: 3,
};
const n = 60;
const column = (of: (i: number) => number) => Float64Array.from({ length: n }, (_, i) => of(i));
const rich = Uint8Array.from({ length: n }, (_, i) => (i < 30 ? 1 : 0));
const inputs = {
  balance: column((i) => (i % 6 === 5 ? NaN : i < 30 ? 200_000 + 1000 * i : 10_000)),
  salary: column((i) => 50_000 + 100 * i),
  card: column((i) => (i < 30 ? 0 : 1)),
  products: column((i) => (i < 30 ? 1 : 4)),
  retention: column((i) => (i < 30 ? 0.9 : 0.8)),
  assumptions,
  shares: ['cardSpendShare'],
  filledBalance: column(() => 100_000),
  segments: [
    { id: 'rich', members: rich },
    { id: 'busy', members: rich.map((m) => 1 - m) },
  ],
};

describe('annuity', () => {
  it('adds each year at the retention over one plus the rate; half a year counts half', () => {
    expect(annuity(1, 0, 3)).toBe(3);
    expect(annuity(0.5, 0, 3)).toBe(1.75);
    expect(annuity(0.9, 0.5, 2)).toBeCloseTo(1.6, 12);
    expect(annuity(0.5, 0, 1.5)).toBe(1.25);
    expect(annuity(0.5, 0, 0)).toBe(0);
  });
});

describe('sensitivity', () => {
  const result = sensitivity(inputs);
  /** The mean of values drawn in at the 1st and 99th percentile, the long way round. */
  const meanOf = (given: typeof assumptions, balance = inputs.balance) => {
    const value = clientValues({ ...inputs, balance }, given);
    const [low, high] = [0.01, 0.99].map((p) => quantileOf(sampleOf(value), p)!) as [number, number];
    return value.reduce((s, v) => s + Math.min(high, Math.max(low, v)), 0) / value.length;
  };

  it('halves and doubles each assumption, and treats unknown balances in three ways', () => {
    expect(result.scenarios.map((s) => s.id)).toEqual([
      ...Object.keys(assumptions).flatMap((name) => [`${name}-half`, `${name}-double`]),
      'balance-median',
      'balance-known',
    ]);
    for (const { id, assumption, value, meanValue } of result.scenarios.slice(0, 12))
      expect([id, meanValue]).toEqual([id, expect.closeTo(meanOf({ ...assumptions, [assumption!]: value! }), 6)]);
    expect(result.base.meanValue).toBeCloseTo(meanOf(assumptions), 6);
    expect(result.scenarios.at(-2)!.meanValue).toBeCloseTo(meanOf(assumptions, inputs.filledBalance), 6);
  });

  it('tells no mean with the unknown balances treated otherwise where 1 to 9 are unknown', () => {
    const means = (unknown: number) => {
      const balance = inputs.balance.map((v, i) => (i < unknown ? NaN : v === v ? v : 5));
      return sensitivity({ ...inputs, balance }).scenarios.map(({ meanValue }) => meanValue !== null);
    };
    expect(means(9).slice(-3)).toEqual([true, false, false]);
    expect(means(10).slice(-3)).toEqual([true, true, true]);
    expect(means(0).slice(-3)).toEqual([true, true, true]);
  });

  it('stops a share at the whole', () => {
    const { scenarios } = sensitivity({ ...inputs, assumptions: { ...assumptions, cardSpendShare: 0.8 } });
    expect(scenarios.find((s) => s.id === 'cardSpendShare-double')!.value).toBe(1);
  });

  it('tells the queue of each scenario and how far it is from the base', () => {
    expect(result.base).toMatchObject({ order: ['rich', 'busy'], tau: 1 });
    // Where every balance is the same, the clients with cards and products come first.
    expect(result.scenarios.at(-2)).toMatchObject({ order: ['busy', 'rich'], tau: -1 });
  });

  it('puts the assumption that moves the mean most first', () => {
    expect(result.tornado.map((row) => row.id)).toHaveLength(6);
    const swings = result.tornado.map((row) => row.swing!);
    expect(swings).toEqual([...swings].sort((a, b) => b - a));
    expect(result.tornado[0]).toMatchObject({ swing: Math.abs(result.tornado[0]!.double! - result.tornado[0]!.half!) });
  });

  it('knows no order of one segment, and no bound of nine clients', () => {
    const few = Uint8Array.from({ length: n }, (_, i) => (i < 9 ? 1 : 0));
    const one = sensitivity({ ...inputs, segments: [{ id: 'few', members: few }] });
    expect(one.base).toMatchObject({ order: [], tau: null });
    // A queue needs a bound of each: ten clients have one, nine do not.
    const queueWith = (many: number) => {
      const members = Uint8Array.from({ length: n }, (_, i) => (i >= n - many ? 1 : 0));
      return sensitivity({ ...inputs, segments: [inputs.segments[0]!, { id: 'few', members }] }).base.order;
    };
    expect(queueWith(9)).toEqual(['rich']);
    expect(queueWith(10)).toEqual(['rich', 'few']);
  });
});

describe('quantileInPlace', () => {
  it('is the quantile of the sorted values', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.double({ noNaN: true }), fc.constantFrom(0, 1, 1, 2)), { minLength: 1 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (list, p) => {
          const values = Float64Array.from(list, (v) => v + 0);
          expect(quantileInPlace(values.slice(), p)).toBe(quantileOf(sampleOf(values), p));
        },
      ),
    );
    expect(quantileInPlace(new Float64Array(0), 0.5)).toBeNull();
  });
});

describe('kendallTau', () => {
  it('is b: ties are taken out of both sides', () => {
    expect(kendallTau([1, 2, 3, 4], [1, 2, 3, 4])).toBe(1);
    expect(kendallTau([1, 2, 3], [3, 2, 1])).toBe(-1);
    // scipy.stats.kendalltau([1, 2, 2, 3], [1, 3, 2, 4]).
    expect(kendallTau([1, 2, 2, 3], [1, 3, 2, 4])).toBeCloseTo(0.9128709291752769, 14);
    expect(kendallTau([1, 1], [1, 2])).toBeNull();
    expect(kendallTau([1], [1])).toBeNull();
  });
});

describe('fillByGroup', () => {
  const of = (codes: number[]) => [{ codes: Uint16Array.from(codes) }];
  const twenty = (value: number, unknown: number) => [
    ...Array.from({ length: 10 }, (_, i) => value + i),
    ...new Array<number>(unknown).fill(NaN),
  ];

  it('takes the median of the same levels, and of all where they know fewer than ten', () => {
    const values = Float64Array.from([...twenty(0, 1), ...twenty(100, 1), 7, NaN]);
    const filled = fillByGroup(values, of([...new Array(11).fill(0), ...new Array(11).fill(1), 2, 2]));
    expect([filled[10], filled[21], filled[23]]).toEqual([4.5, 104.5, 9]);
    expect(filled[0]).toBe(0);
    expect(values[10]).toBeNaN();
    expect(fillByGroup(values, of(new Array(24).fill(0)))[10]).toBe(9);
  });

  it('is made again for other levels, though some of them are the same', () => {
    const values = Float64Array.from([...twenty(0, 1), ...twenty(100, 1)]);
    const [same] = of(new Array<number>(22).fill(0));
    const [apart] = of([...new Array<number>(11).fill(0), ...new Array<number>(11).fill(1)]);
    const together = fillByGroup(values, [same!, same!]);
    expect(fillByGroup(values, [same!, same!])).toBe(together);
    expect([together[10], fillByGroup(values, [same!, apart!])[10]]).toEqual([54.5, 4.5]);
  });

  it('is 0 where nothing is known', () => {
    expect([...fillByGroup(Float64Array.of(NaN, NaN), [])]).toEqual([0, 0]);
  });
});

describe('valueByTrait', () => {
  it('is the mean of each published row, merged levels and others among them; nine clients are withheld', () => {
    const codes = Uint16Array.from({ length: 49 }, (_, i) => Math.min(4, Math.floor(i / 10)));
    const values = Float64Array.from({ length: 49 }, (_, i) => Math.floor(i / 10) + (i % 2));
    const rows = valueByTrait(
      'x',
      { codes, levels: ['0', '1', '2', '3', '4'] },
      ['0', '1–2', '3', '4'],
      values,
      [-9, 9],
    );
    expect(rows.map((r) => [r.id, r.n, r.valueMean])).toEqual([
      ['x=0', 10, 0.5],
      ['x=1–2', 20, 2],
      ['x=3', 10, 3.5],
      ['x=4', 9, null],
    ]);
    expect(rows[3]!.valueMeanCi).toBeNull();
  });

  it('withholds the smallest group where all clients less the groups would be 1 to 9 without a level', () => {
    const told = (empty: number) =>
      valueByTrait(
        'x',
        { codes: Uint16Array.from({ length: 60 }, (_, i) => (i < empty ? 65535 : i < 40 ? 0 : 1)), levels: ['0', '1'] },
        ['0', '1'],
        new Float64Array(60).fill(5),
        [0, 9],
      ).map(({ valueMean, valueMeanCi }) => [valueMean, valueMeanCi !== null]);
    expect(told(0)).toEqual([
      [5, true],
      [5, true],
    ]);
    expect(told(9)).toEqual([
      [5, true],
      [null, false],
    ]);
    expect(told(10)[1]).toEqual([5, true]);
  });
});

describe('valueExample', () => {
  it('puts the medians into the formula', () => {
    const example = valueExample({ balance: 100_000, salary: 50_000, products: 2, bankRate: 0.2 }, assumptions)!;
    expect(example.annualMargin).toBeCloseTo(4000 + 0.012 * 0.35 * 12 * 50_000 + 1800, 9);
    expect(example.value).toBeCloseTo(example.annualMargin * (1 + 0.8 / 1.15 + (0.8 / 1.15) ** 2), 6);
    expect(valueExample({ balance: null, salary: 1, products: 1, bankRate: 0.1 }, assumptions)).toBeNull();
  });
});
