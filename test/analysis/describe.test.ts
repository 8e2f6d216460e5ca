import fc from 'fast-check';
import * as simple from 'simple-statistics';
import { describe, expect, it } from 'vitest';
import { location, mean, summary, summaryByOutcome } from '../../src/analysis/describe.ts';
import { weightless } from '../../src/analysis/moments.ts';
import { quantileOf } from '../../src/analysis/sample.ts';
import { sampleOf } from '../../src/analysis/samplesOf.ts';

const of = (...values: number[]) => Float64Array.from(values);
const upTo = (n: number) => Float64Array.from({ length: n }, (_, i) => i + 1);

describe('location', () => {
  it('has a spread of two values, none of one, and nothing of none', () => {
    expect(location(weightless(of(1, 3)))).toEqual({ mean: 2, sd: Math.SQRT2 });
    expect(location(weightless(of(3)))).toEqual({ mean: 3, sd: null });
    expect(location(weightless(of()))).toEqual({ mean: null, sd: null });
  });
});

describe('summary', () => {
  it('gives type-7 quantiles of 1…10', () => {
    const sample = sampleOf(upTo(10));
    expect([0.1, 0.25, 0.5, 0.75, 0.9].map((p) => quantileOf(sample, p))).toEqual([1.9, 3.25, 5.5, 7.75, 9.1]);
  });

  it('counts missing values and leaves them out', () => {
    const { n, missing, mean: centre, median } = summary(Float64Array.from([...upTo(10), NaN, NaN]));
    expect({ n, missing, centre, median }).toEqual({ n: 10, missing: 2, centre: 5.5, median: 5.5 });
  });

  it('tells nothing of under 10 clients and no 1st percentile of under 100', () => {
    expect(summary(upTo(9))).toMatchObject({ n: 9, mean: null, median: null, p01: null });
    expect(summary(upTo(99))).toMatchObject({ p01: null, p05: 5.9, p99: null });
    expect(summary(upTo(100)).p01).toBeCloseTo(1.99, 12);
  });

  it('is empty of an empty column', () => {
    expect(summary(of())).toMatchObject({ n: 0, missing: 0, mean: null, sd: null, median: null });
  });

  it('has no spread where all values are equal', () => {
    expect(summary(new Float64Array(20).fill(7))).toMatchObject({ mean: 7, sd: 0, q1: 7, q3: 7 });
  });

  it('keeps the digits of numbers far from zero (NIST NumAcc)', () => {
    const values = Float64Array.from({ length: 1001 }, (_, i) =>
      i === 0 ? 1e8 + 0.2 : i % 2 === 1 ? 1e8 + 0.1 : 1e8 + 0.3,
    );
    expect(mean(values)).toBeCloseTo(1e8 + 0.2, 7);
    expect(Math.abs(summary(values).sd! / 0.1 - 1)).toBeLessThan(2e-7);
  });

  it('agrees with simple-statistics, in any order of the rows', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 10, maxLength: 60 }),
        (values) => {
          const told = summary(Float64Array.from(values));
          expect(told).toEqual(summary(Float64Array.from([...values].reverse())));
          const median = quantileOf(sampleOf(Float64Array.from(values)), 0.5);
          expect(median).toBeCloseTo(simple.quantile(values, 0.5), 6);
          expect([median, null]).toContain(told.median);
          expect(told.sd! - simple.sampleStandardDeviation(values)).toBeLessThan(1e-6 * (1 + told.sd!));
        },
      ),
    );
  });

  it('splits those who stayed from those who left', () => {
    const values = upTo(20);
    const { all, stayed, churned } = summaryByOutcome(
      values,
      Uint16Array.from(values, (v) => (v > 10 ? 1 : 0)),
    );
    expect([all.median, stayed.median, churned.median]).toEqual([10.5, 5.5, 15.5]);
  });
});
