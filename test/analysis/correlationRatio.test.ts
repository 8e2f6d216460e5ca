import { describe, expect, it } from 'vitest';
import { ibeta } from '../../src/analysis/beta.ts';
import { correlationRatio, toldCorrelationRatio } from '../../src/analysis/correlationRatio.ts';
import { noncentralFInterval, noncentralFUpperTail } from '../../src/analysis/noncentralF.ts';

const of = (...values: number[]) => Float64Array.from(values);
const nothing = { etaSquared: null, eta: null, F: null, p: null, etaSquaredCi: null };

describe('correlationRatio', () => {
  // Means 2, 6 and 4; mean of all 4: between 3·(4 + 4 + 0) = 24, within 2 + 2 + 2 = 6.
  const values = of(1, 2, 3, 5, 6, 7, 3, 4, 5);
  const groups = [0, 0, 0, 1, 1, 1, 2, 2, 2];

  it('is the share of variance between the groups, by hand', () => {
    const found = correlationRatio(values, groups, 3);
    expect(found).toMatchObject({ n: 9, missing: 0, groups: 3, df1: 2, df2: 6, condition: null });
    expect(found.etaSquared).toBeCloseTo(24 / 30, 14);
    expect(found.eta).toBeCloseTo(Math.sqrt(0.8), 14);
    expect(found.F).toBeCloseTo(12, 12);
    // F with two degrees of freedom has a closed tail: (1 + 2F/6)⁻³.
    expect(found.p).toBeCloseTo((1 + 24 / 6) ** -3, 14);
    expect(found).toMatchObject({ statistic: found.F, effect: found.etaSquared, interval: found.etaSquaredCi });
    const [low, high] = found.etaSquaredCi!;
    expect(low).toBeLessThan(0.8);
    expect(high).toBeGreaterThan(0.8);
  });

  it('has the interval of the noncentral F by SciPy, away from zero', () => {
    const wide = correlationRatio(
      of(1, 2, 3, 4, 5, 6, 4, 5, 6, 7, 8, 9, 8, 9, 10, 11, 12, 13),
      Array.from({ length: 18 }, (_, i) => Math.floor(i / 6)),
      3,
    );
    // λ of scipy.stats.ncf, SciPy 1.10.1, by optimize.brentq.
    const [low, high] = [10.9152334578793, 88.84620435289992];
    expect(wide.F).toBeCloseTo(21.142857142857142, 12);
    expect(wide.etaSquaredCi![0]).toBeCloseTo(low / (low + 18), 9);
    expect(wide.etaSquaredCi![1]).toBeCloseTo(high / (high + 18), 9);
  });

  it('leaves out and counts missing values of known groups; a client of no group is no one', () => {
    const more = Float64Array.from([...values, NaN, NaN, 100]);
    const found = correlationRatio(more, [...groups, 0, 1, 65535], 3);
    expect(found).toEqual({ ...correlationRatio(values, groups, 3), missing: 2 });
  });

  it('does not change with scale, shift, order, ties doubled or an empty level', () => {
    const base = correlationRatio(values, groups, 3);
    for (const f of [1e-300, 1e300, -3])
      expect(
        correlationRatio(
          values.map((v) => v * f),
          groups,
          3,
        ).etaSquared,
      ).toBeCloseTo(0.8, 13);
    expect(
      correlationRatio(
        values.map((v) => v + 1e6),
        groups,
        3,
      ).etaSquared,
    ).toBeCloseTo(0.8, 9);
    expect(correlationRatio(values.toReversed(), groups.toReversed(), 4).etaSquared).toBeCloseTo(0.8, 14);
    const twice = correlationRatio(Float64Array.from([...values, ...values]), [...groups, ...groups], 3);
    expect(twice.etaSquared).toBeCloseTo(base.etaSquared!, 14);
  });

  it.each([
    ['nothing', of(), [], 'empty'],
    ['missing values alone', of(NaN, NaN), [0, 1], 'empty'],
    ['one level', of(1, 2, 3), [0, 0, 0], 'oneLevel'],
    ['a client a group', of(1, 2), [0, 1], 'tooFew'],
    ['ties alone', of(0.1, 0.1, 0.1, 0.1), [0, 0, 1, 1], 'zeroVariance'],
  ] as const)('of %s says which condition failed', (_, x, codes, condition) => {
    expect(correlationRatio(x, codes, 2)).toMatchObject({ ...nothing, condition });
  });

  it('is 1 without a test where nothing varies within the groups', () => {
    const found = correlationRatio(of(1, 1, 2, 2), [0, 0, 1, 1], 2);
    expect(found).toMatchObject({ etaSquared: 1, eta: 1, F: null, p: null, condition: 'zeroVariance' });
  });

  it('is withheld where a group has under ten values', () => {
    const x = Float64Array.from({ length: 40 }, (_, i) => i % 7);
    const codes = Array.from({ length: 40 }, (_, i) => (i < 9 ? 0 : 1));
    expect(toldCorrelationRatio(x, codes, 2)).toMatchObject({ ...nothing, condition: 'small', n: 40 });
    expect(
      toldCorrelationRatio(
        x,
        codes.map((_, i) => i % 2),
        2,
      ).condition,
    ).toBeNull();
  });
});

describe('the noncentral F distribution', () => {
  it('is the mixture of central tails that defines it', () => {
    const [f, df1, df2, lambda] = [3.5, 2, 57, 5];
    let sum = 0;
    let weight = Math.exp(-lambda / 2);
    for (let j = 0; j < 80; j += 1) {
      sum += weight * ibeta((df1 * f) / (df1 * f + df2), df1 / 2 + j, df2 / 2, df2 / (df1 * f + df2), true);
      weight *= lambda / 2 / (j + 1);
    }
    expect(noncentralFUpperTail(f, df1, df2, lambda)).toBeCloseTo(sum, 13);
    expect(noncentralFUpperTail(0, df1, df2, lambda)).toBe(1);
  });

  // scipy.stats.ncf.sf and optimize.brentq, SciPy 1.10.1.
  it.each([
    [3.5, 2, 57, [0, 20.348382312611832]],
    [45.2, 1, 9998, [22.664730038410845, 75.43104290220855]],
    [0.4, 3, 20, [0, 5.9271446903013985]],
  ] as const)('F = %d with %d and %d degrees of freedom has the interval of SciPy', (f, df1, df2, [low, high]) => {
    const found = noncentralFInterval(f, df1, df2);
    expect(Math.abs(found[0] - low)).toBeLessThanOrEqual(1e-8 * low);
    expect(Math.abs(found[1] - high)).toBeLessThanOrEqual(1e-8 * high);
  });
});
