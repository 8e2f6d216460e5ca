import { describe, expect, it } from 'vitest';
import { thousandPoints } from '../../src/dataset/thousandPoints.ts';

const of = (...values: number[]) => thousandPoints(Float64Array.from(values));

describe('thousandPoints(values)', () => {
  it('counts the numbers with a third digit after the point, where all may be thousands', () => {
    expect(of(145.277, 950, NaN, 49.539, -1.001, 0)).toBe(3);
    expect(of(145.27, 49.539, 12.001)).toBe(2);
  });

  it('is nought where a number shows that the point is a decimal one', () => {
    expect(of(145.277, 1200.75)).toBe(0);
    expect(of(145.277, 1000)).toBe(0);
    expect(of(145.277, 0.577)).toBe(0);
    expect(of(145.277, 49.5391)).toBe(0);
  });

  it('is nought of tenths and hundredths, of whole numbers and of nothing', () => {
    expect(of(145.2, 49.53, 12.5)).toBe(0);
    expect(of(145.2, 49.539)).toBe(0);
    expect(of(145, 49)).toBe(0);
    expect(of(NaN)).toBe(0);
    expect(thousandPoints(Int8Array.of(-128, 31))).toBe(0);
  });
});
