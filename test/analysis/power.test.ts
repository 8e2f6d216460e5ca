import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { sampleOf } from '../../src/analysis/samplesOf.ts';
import { detectable } from '../../src/analysis/detectable.ts';
import { noncentralityForPower, noncentralityInterval, noncentralUpperTail } from '../../src/analysis/noncentral.ts';
import {
  controlGroupSize,
  detectableDifference,
  powerOfProportions,
  sampleSizeForProportions,
} from '../../src/analysis/power.ts';
import {
  designOfManyRanks,
  designOfMeans,
  designOfProportions,
  designOfRanks,
  designOfTable,
  designOfTrend,
  NO_DESIGN,
  rateAtDistance,
} from '../../src/analysis/testDesign.ts';

interface Reference {
  readonly upperTail: readonly { x: number; df: number; lambda: number; sf: number }[];
  readonly forPower: readonly { df: number; alpha: number; power: number; lambda: number }[];
  readonly interval: readonly { chi2: number; df: number; ci: readonly [number, number] }[];
  readonly cohensH: readonly { n1: number; n0: number; sides: 1 | 2; h: number }[];
  readonly proportions: readonly { p1: number; p0: number; n1: number; n0: number; power: number; equal: number }[];
}
const reference: Reference = JSON.parse(readFileSync(new URL('../reference/power.json', import.meta.url), 'utf8'));
const near = (got: number, want: number, tolerance: number) =>
  expect(Math.abs(got - want), `${got}, reference ${want}`).toBeLessThanOrEqual(
    tolerance * Math.max(Math.abs(want), 1e-300),
  );

describe('the noncentral χ²', () => {
  it('has the upper tails of SciPy', () => {
    for (const { x, df, lambda, sf } of reference.upperTail) near(noncentralUpperTail(x, df, lambda), sf, 1e-9);
  });

  it('has the noncentrality of a power, and the interval of an observed χ²', () => {
    for (const { df, alpha, power, lambda } of reference.forPower)
      near(noncentralityForPower(df, alpha, power), lambda, 1e-9);
    for (const { chi2, df, ci } of reference.interval)
      noncentralityInterval(chi2, df).forEach((end, i) => near(end, ci[i]!, 1e-9));
  });

  it('rises with λ, from the central tail', () => {
    const tails = [0, 1, 5, 50, 5000].map((lambda) => noncentralUpperTail(20, 3, lambda));
    expect([...tails].sort((a, b) => a - b)).toEqual(tails);
    expect(tails.at(-1)).toBeCloseTo(1, 11);
  });
});

describe('power of two rates', () => {
  it('agrees with statsmodels, and by it the size of equal groups', () => {
    for (const { p1, p0, n1, n0, power, equal } of reference.proportions) {
      near(powerOfProportions(p1, n1, p0, n0), power, 1e-12);
      expect(sampleSizeForProportions(p1, p0)).toBe(Math.ceil(equal));
    }
  });

  it('needs 199 in each group for 0.2 against 0.1, as tables say', () => {
    expect(sampleSizeForProportions(0.2, 0.1)).toBe(199);
    expect(detectableDifference(199, 199, 0.1)).toBeCloseTo(0.1, 3);
  });

  it('has the smallest control group that is enough: one fewer is not', () => {
    const control = controlGroupSize(2000, 0.95, 0.9)!;
    expect(powerOfProportions(0.95, 2000 - control, 0.9, control)).toBeGreaterThanOrEqual(0.8);
    expect(powerOfProportions(0.95, 2001 - control, 0.9, control - 1)).toBeLessThan(0.8);
    expect(control).toBeLessThan(sampleSizeForProportions(0.95, 0.9)!);
  });

  it('is null where no split of the clients is enough, or there is nothing to tell', () => {
    expect(controlGroupSize(300, 0.95, 0.94)).toBeNull();
    expect(controlGroupSize(0, 0.95, 0.9)).toBeNull();
    expect(controlGroupSize(2000, 0.9, 0.9)).toBeNull();
    expect(controlGroupSize(2000, 1.01, 0.9)).toBeNull();
    expect(controlGroupSize(2000, 0.9, 1.01)).toBeNull();
    // A rate of one or nought is a share still.
    expect(controlGroupSize(2000, 0.9, 1)).toBeGreaterThan(2);
    expect(controlGroupSize(2000, 0.1, 0)).toBe(controlGroupSize(2000, 0.9, 1));
    expect(sampleSizeForProportions(0.2, 0.2)).toBeNull();
    expect(detectableDifference(2, 2, 0.5)).toBeNull();
    expect(detectableDifference(1, 100, 0.2)).toBeNull();
  });
});

describe('detectable(design)', () => {
  const options = { alpha: 0.05, sides: 2, family: 1 } as const;
  const samples = (n1: number, n0: number) => ({
    of: sampleOf(Float64Array.from({ length: n1 }, (_, i) => i % 7)),
    against: sampleOf(Float64Array.from({ length: n0 }, (_, i) => 2 * (i % 7))),
    missing: 0,
  });

  it('is the effect of statsmodels for two groups, of one side and of two', () => {
    for (const { n1, n0, sides, h } of reference.cohensH) {
      const design = designOfProportions(
        { value: 'а', n: n1, churned: 20 },
        { value: 'б', n: n0, churned: 20 },
        'greater',
      );
      // statsmodels solves to about 1e-5 and adds the opposite tail, which is some 1e-7 of the power.
      near(detectable(design, { ...options, sides }).effect!, h, 1e-4);
    }
    near(detectable(designOfMeans(samples(63, 63)), options).effect!, 0.4991, 1e-3);
  });

  it('tells rates as the rate of the second group moved by h, towards the named side', () => {
    const groups = [
      { value: 'а', n: 400, churned: 100 },
      { value: 'б', n: 400, churned: 200 },
    ] as const;
    const { effect, difference } = detectable(designOfProportions(...groups, 'less'), options);
    expect(difference).toBeCloseTo(0.5 - Math.sin(Math.PI / 4 - effect! / 2) ** 2, 14);
  });

  it('has no difference of rates where no rate is so far away, and takes the side that has room', () => {
    // h of (1.96 + 0.84)·√(1/n₁ + 1/n₂) = 1.078; from 10 of 13 upwards there is room for π − 2·asin √(10/13) = 1.002.
    const groups = (churned: number) =>
      [
        { value: 'а', n: 14, churned: 7 },
        { value: 'б', n: 13, churned },
      ] as const;
    const of = (churned: number, alternative: 'twoSided' | 'greater' | 'less') =>
      detectable(designOfProportions(...groups(churned), alternative), { ...options, family: 17 });
    const { effect, difference, effectInFamily } = of(10, 'twoSided');
    expect(effect).toBeCloseTo(2.801585 * Math.sqrt(1 / 14 + 1 / 13), 6);
    expect(difference).toBeCloseTo(10 / 13 - Math.sin(Math.asin(Math.sqrt(10 / 13)) - effect! / 2) ** 2, 12);
    expect(effectInFamily).toBeGreaterThan(effect!);
    expect(of(10, 'greater')).toMatchObject({ effect, difference: null, effectInFamily: null });
    expect(of(10, 'less').difference).toBe(difference);
    expect(of(3, 'less')).toMatchObject({ difference: null });
    expect(of(3, 'twoSided').difference).toBe(of(3, 'greater').difference);
    // Two and two cannot tell even none from all.
    const few = [
      { value: 'а', n: 2, churned: 1 },
      { value: 'б', n: 2, churned: 1 },
    ] as const;
    expect(detectable(designOfProportions(...few, 'twoSided'), options)).toMatchObject({
      difference: null,
      effectInFamily: null,
    });
  });

  it('is stricter inside a family, and lower for one side', () => {
    const design = designOfRanks(samples(100, 300));
    const alone = detectable(design, options);
    expect(alone.effectInFamily).toBe(alone.effect);
    expect(detectable(design, { ...options, family: 17 }).effectInFamily).toBeGreaterThan(alone.effect!);
    expect(detectable(design, { ...options, sides: 1 }).effect).toBeLessThan(alone.effect!);
    // By hand: (1.959964 + 0.841621)·√(401 / (12·100·300)).
    expect(alone.effect).toBeCloseTo(2.801585 * Math.sqrt(401 / 360000), 6);
  });

  it('takes λ itself for ε² of many ranks', () => {
    const design = designOfManyRanks([100, 0, 50, 80, 70]);
    expect(design).toMatchObject({ df: 3, information: 299, smallestGroup: 50, isSquared: true });
    // λ at which scipy.stats.ncx2 of 3 degrees passes the 5 % bound with 80 %.
    expect(detectable(design, options).effect).toBeCloseTo(10.90256329013326 / 299, 10);
    expect(designOfManyRanks([0, 40])).toEqual(NO_DESIGN);
  });

  it('takes the noncentral χ² for many levels, and the spread of the steps for a trend', () => {
    const design = designOfTable([
      [80, 20],
      [70, 30],
      [60, 40],
    ]);
    expect(design).toMatchObject({ df: 2, information: 300, smallestGroup: 100, smallestExpected: 30 });
    expect(detectable(design, options).effect).toBeCloseTo(Math.sqrt(9.634688867970237 / 300), 10);
    const trend = designOfTrend([
      { score: 0, n: 50, churned: 10 },
      { score: 2, n: 50, churned: 30 },
    ]);
    // Spread 100 around the mean score 1, rate 0.4.
    expect(trend.information).toBeCloseTo(100 / 0.24, 10);
    // Mean score (30 + 20 · 3) / 100 = 0,9; spread 50 · 0,81 + 30 · 0,01 + 20 · 4,41 = 129; rate 0.4.
    const uneven = designOfTrend([
      { score: 0, n: 50, churned: 10 },
      { score: 1, n: 30, churned: 15 },
      { score: 3, n: 20, churned: 15 },
    ]);
    expect(uneven.information).toBeCloseTo(129 / 0.24, 10);
    expect(uneven.smallestGroup).toBe(40);
  });

  it('has the ratio of the variances and withholds a group under ten', () => {
    expect(designOfMeans(samples(70, 140)).varianceRatio).toBeCloseTo((69 / 70 / (139 / 140)) ** -1 / 4, 10);
    expect(designOfMeans(samples(9, 140))).toMatchObject({ smallestGroup: null, varianceRatio: null });
  });

  it('is null where there is nothing to compare', () => {
    for (const design of [NO_DESIGN, designOfMeans(samples(1, 5)), designOfTable([[5, 5]]), designOfTrend([])])
      expect(detectable(design, options)).toMatchObject({ effect: null, difference: null, effectInFamily: null });
  });

  it('keeps rates on their scale', () => {
    expect(rateAtDistance(0.01, -1)).toBe(0);
    expect(rateAtDistance(0.99, 1)).toBe(1);
    expect(rateAtDistance(0.5, 0)).toBeCloseTo(0.5, 15);
  });
});
