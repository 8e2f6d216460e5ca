import { describe, expect, it } from 'vitest';
import { winsorBounds, winsorisedMean } from '../../src/analysis/winsorised.ts';

describe('winsorBounds()', () => {
  it('are the 1st and 99th percentile of the known values, and leave the column as it is', () => {
    const values = Float64Array.from({ length: 102 }, (_, i) => (i === 0 ? NaN : 101 - i));
    const before = values.slice();
    expect(winsorBounds(values)).toEqual([1, 99]);
    expect(values).toEqual(before);
  });

  it('are noughts where nothing is known', () => {
    expect(winsorBounds(Float64Array.of(NaN))).toEqual([0, 0]);
  });
});

describe('winsorisedMean()', () => {
  it('has the normal interval of the values drawn in', () => {
    const { mean, ci } = winsorisedMean(Float64Array.of(-50, 4, 6, 80), [2, 8]);
    // Of 2, 4, 6, 8: the mean is 5, the standard deviation √(20/3).
    const half = (1.959964 * Math.sqrt(20 / 3)) / 2;
    expect(mean).toBe(5);
    expect(ci![0]).toBeCloseTo(5 - half, 5);
    expect(ci![1]).toBeCloseTo(5 + half, 5);
  });

  it('has no interval of one value', () => {
    expect(winsorisedMean(Float64Array.of(50), [2, 8])).toEqual({ mean: 8, ci: null });
  });
});
