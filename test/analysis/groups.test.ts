import { describe, expect, it } from 'vitest';
import { heldBy } from '../../src/analysis/holders.ts';
import { histogram } from '../../src/analysis/histogram.ts';
import {
  bySize,
  levelTrait,
  measuredTrait,
  portraitDifference,
  portraitTrait,
  type PortraitVariable,
} from '../../src/analysis/portrait.ts';
import { quality } from '../../src/analysis/quality.ts';
import { tableOf } from './tableOf.ts';

const values = Float64Array.from({ length: 400 }, (_, i) => i % 200);
const outcome = Uint16Array.from({ length: 400 }, (_, i) => (i < 200 ? 0 : 1));

describe('histogram', () => {
  it('holds everybody once, the end bins what lies beyond', () => {
    const { bins, n } = histogram(values, outcome, { bins: 10 });
    expect(n).toBe(400);
    expect(bins.reduce((s, b) => s + b.n, 0)).toBe(400);
    expect(bins.reduce((s, b) => s + b.stayedShare, 0)).toBeCloseTo(1, 12);
    expect(bins[0]!.low).toBeGreaterThan(0);
  });

  it('merges bins of under ten clients, and leaves those of nobody empty', () => {
    const few = Float64Array.from(values, (v) => (v > 90 && v < 120 ? (v < 92 ? 100 : 90) : v));
    const { bins } = histogram(few, outcome, { bins: 40 });
    for (const { n } of bins) if (n > 0) expect(n).toBeGreaterThanOrEqual(10);
    const scores = Float64Array.from({ length: 1000 }, (_, i) => [600, 650, 700, 750, 800][i % 5]!);
    const lattice = histogram(
      scores,
      Uint16Array.from(scores, (_, i) => (i >> 3) % 2),
      { whole: true },
    ).bins;
    expect(lattice.filter(({ n }) => n > 0).map(({ low, high, n }) => [low, high - low, n])).toEqual(
      [600, 645, 699, 744, 798].map((low) => [low, 9, 200]),
    );
  });

  it('counts missing values by group', () => {
    const holes = values.map((v, i) => (i < 50 ? NaN : v));
    expect(histogram(holes, outcome)).toMatchObject({
      n: 350,
      missing: 50,
      missingStayedShare: 0.25,
      missingChurnedShare: 0,
    });
  });

  it('puts zeros into the first bin of a logarithmic scale', () => {
    const money = Float64Array.from({ length: 400 }, (_, i) => (i < 40 ? 0 : 1000 + i));
    const { bins, nonPositive } = histogram(money, outcome, { scale: 'log' });
    expect(nonPositive).toBe(40);
    expect(histogram(money, outcome).nonPositive).toBe(0);
    const few = Float64Array.from({ length: 400 }, (_, i) => (i < 4 ? -1 : 1000 + i));
    expect(histogram(few, outcome, { scale: 'log' }).nonPositive).toBeNull();
    expect(bins.reduce((s, b) => s + b.n, 0)).toBe(400);
    expect(bins[0]!.n).toBeGreaterThanOrEqual(40);
  });

  it('gives each whole number of a column the same width, the last one too', () => {
    const ages = Float64Array.from({ length: 1100 }, (_, i) => 30 + (i % 11));
    const one = histogram(
      ages,
      Uint16Array.from(ages, (_, i) => i % 2),
      { whole: true },
    );
    expect(one.bins.map(({ low, high, n }) => [low, high, n])).toEqual(
      Array.from({ length: 11 }, (_, i) => [30 + i, 31 + i, 100]),
    );
    const two = histogram(
      ages,
      Uint16Array.from(ages, (_, i) => i % 2),
      { whole: true, bins: 10 },
    );
    expect(two.bins.map(({ low, high, n }) => [low, high, n])).toEqual(
      [30, 32, 34, 36, 38].map((low) => [low, low + 2, 200]).concat([[40, 42, 100]]),
    );
  });

  it('has no bins for equal, few or no values', () => {
    expect(histogram(new Float64Array(400).fill(3), outcome).bins).toEqual([]);
    expect(histogram(Float64Array.of(1, 2), Uint16Array.of(0, 1)).bins).toEqual([]);
    expect(histogram(new Float64Array(0), new Uint16Array(0))).toMatchObject({
      n: 0,
      bins: [],
      missingStayedShare: null,
    });
  });
});

describe('portraits', () => {
  const shifted = values.map((v, i) => v + (i < 200 ? 0 : 50));

  it('tell medians of numbers and shares of levels', () => {
    expect(portraitTrait(measuredTrait('x', shifted), outcome)).toEqual({
      column: 'x',
      measure: 'median',
      stayed: 99.5,
      churned: 149.5,
    });
    const flag = { codes: Uint16Array.from({ length: 400 }, (_, i) => (i % 4 === 0 ? 1 : 0)), levels: ['0', '1'] };
    expect(portraitTrait(levelTrait('y', flag, '1'), outcome)).toMatchObject({
      measure: 'share',
      stayed: 0.25,
      churned: 0.25,
    });
  });

  it('take a level as a 0/1 variable, and a code past the levels as unknown', () => {
    const marks = levelTrait('y', { codes: Uint16Array.of(0, 1, 65535, 1, 2, 0), levels: ['a', 'b', 'c'] }, 'b');
    const { of, against, missing } = marks.by(Uint16Array.of(0, 1, 1, 0, 1, 65535));
    expect({ of: [...of.values, ...of.counts], against: [...against.values, ...against.counts], missing }).toEqual({
      of: [0, 1, 1, 1],
      against: [0, 1, 1, 1],
      missing: 1,
    });
    expect({ ...marks.all() }).toEqual({ values: Float64Array.of(0, 1), counts: Uint32Array.of(3, 2), n: 5 });
  });

  it('order differences by size', () => {
    const difference = (trait: PortraitVariable) => portraitDifference(trait, trait.by(outcome));
    const big = difference(measuredTrait('big', shifted));
    const flag = { codes: Uint16Array.from({ length: 400 }, (_, i) => i % 2), levels: ['0', '1'] };
    const none = difference(levelTrait('none', flag, '1'));
    expect(big.effect).toBeGreaterThan(0.5);
    expect(none).toMatchObject({ id: 'none=1', effect: 0 });
    expect(bySize([none, big]).map((d) => d.column)).toEqual(['big', 'none']);
  });

  it('test a level as two proportions, by Fisher where one is rare', () => {
    const level = (ones: readonly [number, number], ns: readonly [number, number]) => {
      const group = Uint16Array.from({ length: ns[0] + ns[1] }, (_, i) => (i < ns[0] ? 1 : 0));
      const codes = Uint16Array.from(group, (_, i) =>
        i < ns[0] ? (i < ones[0] ? 1 : 0) : i - ns[0] < ones[1] ? 1 : 0,
      );
      const trait = levelTrait('city', { codes, levels: ['а', 'б'] }, 'б');
      return portraitDifference(trait, trait.by(group));
    };
    // scipy 1.10.1: fisher_exact([[0, 60], [10, 230]]); statsmodels: proportions_ztest([20, 40], [60, 240]).
    expect(level([0, 10], [60, 240]).p).toBeCloseTo(0.22060032806546148, 12);
    expect(level([20, 40], [60, 240]).p).toBeCloseTo(0.0038924171227786367, 12);
    expect(level([0, 0], [60, 240]).p).toBeNull();
    expect(level([4, 3], [9, 240])).toMatchObject({ effect: null, ci: null, p: null });
  });
});

describe('quality', () => {
  it('counts empty cells and repeated ids, which are different clients', () => {
    const table = tableOf({ age: [1, NaN, 3, NaN] }, { city: ['а', 'б', null, 'а'] }, ['1', '2', '1', '3']);
    expect(quality(table, Uint16Array.of(1, 0, 0, 0))).toMatchObject({
      missing: { age: 2, city: 1 },
      funnel: [
        { id: 'rows', n: 4 },
        { id: 'age', n: 2 },
        { id: 'city', n: 3 },
        { id: 'id', n: 4 },
      ].filter((f) => f.id !== 'id'),
      // Two rows are counted, but what those two clients did is nobody's business.
      duplicateIds: { ids: 1, rows: 2, n: null, churned: null, rate: null },
    });
  });
});

describe('heldBy', () => {
  it('shares the known sum, and tells how often its top quarter left', () => {
    const money = Float64Array.from({ length: 100 }, (_, i) => (i < 20 ? NaN : i >= 90 ? 21 : 3));
    const left = Uint16Array.from({ length: 100 }, (_, i) => (i >= 90 ? 1 : 0));
    expect(heldBy(money, left).balanceShareChurned).toBeCloseTo(0.5, 12);
    const nine = left.map((code, i) => (i === 99 ? 0 : code));
    expect(heldBy(money, nine).balanceShareChurned).toBeNull();
    // One of those who left holds more than all the others together, and then exactly half.
    const rich = (sum: number) => money.map((v, i) => (i === 99 ? sum : v));
    expect(heldBy(rich(190), left)).toMatchObject({ balanceShareChurned: null, balanceOneHasTenth: null });
    expect(heldBy(rich(189), left).balanceShareChurned).toBeCloseTo(378 / 588, 12);
    // Of 70 threes, nine of 21 and one more: 399 + x; a tenth of it is x at 399 / 9.
    expect(heldBy(rich(44.3), left).balanceOneHasTenth).toBe(false);
    expect(heldBy(rich(44.4), left).balanceOneHasTenth).toBe(true);
    expect(heldBy(values, outcome).topBalanceQuarter).toMatchObject({ n: 100, churned: 50 });
    expect(heldBy(new Float64Array(100).fill(NaN), left)).toEqual({
      balanceShareChurned: null,
      balanceOneHasTenth: null,
      topBalanceQuarter: null,
    });
  });
});
