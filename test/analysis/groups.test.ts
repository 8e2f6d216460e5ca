import { describe, expect, it } from 'vitest';
import { heldBy } from '../../src/analysis/holders.ts';
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
    // What is below zero holds no share, nor does the rest hold more than all.
    const inDebt = (code: number, sum: number) => money.map((v, i) => (left[i] === code ? sum : v));
    expect([heldBy(inDebt(1, -1), left), heldBy(inDebt(0, -1), left)].map((one) => one.balanceShareChurned)).toEqual([
      null,
      null,
    ]);
    expect(heldBy(inDebt(1, 0), left).balanceShareChurned).toBe(0);
    expect(heldBy(values, outcome).topBalanceQuarter).toMatchObject({ n: 100, churned: 50 });
    expect(heldBy(new Float64Array(100).fill(NaN), left)).toEqual({
      balanceShareChurned: null,
      balanceOneHasTenth: null,
      topBalanceQuarter: null,
    });
  });
});
