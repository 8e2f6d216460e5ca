import { describe, expect, it } from 'vitest';
import { sampleOf } from '../../src/analysis/samplesOf.ts';
import { toldQuantile, toldQuantilesOfBoth, toldTail } from '../../src/analysis/toldQuantile.ts';

/** 0,5, 1,5 … and `most` times 99,5: a hundred values. */
const capped = (most: number) =>
  sampleOf(Float64Array.from({ length: 100 }, (_, i) => (i >= 100 - most ? 99.5 : i + 0.5)));
const mirrored = (most: number) =>
  sampleOf(Float64Array.from({ length: 100 }, (_, i) => (i >= 100 - most ? -99.5 : -i - 0.5)));

describe('toldQuantile()', () => {
  it('is no least or largest value of under ten clients', () => {
    expect([9, 10].map((most) => toldQuantile(capped(most), 0.95))).toEqual([null, 99.5]);
    expect([9, 10].map((most) => toldQuantile(mirrored(most), 0.05))).toEqual([null, -99.5]);
    expect(toldQuantile(capped(9), 0.5)).toBe(50);
  });

  it('may be between two values, and one that many things are', () => {
    expect(toldQuantile(capped(5), 0.95)).toBeCloseTo(94.75, 12);
    const whole = (most: number) => sampleOf(Float64Array.from({ length: 20 }, (_, i) => (i >= 12 ? most : i)));
    expect([99_999, 100_000, -100_000].map((most) => toldQuantile(whole(most), most > 0 ? 0.9 : 0.1))).toEqual([
      99_999,
      null,
      null,
    ]);
  });

  it('is null of nobody, and the value itself where all have it', () => {
    expect(toldQuantile(sampleOf(new Float64Array(0)), 0.5)).toBeNull();
    expect(toldQuantile(sampleOf(new Float64Array(10).fill(1.5)), 0.5)).toBe(1.5);
  });
});

describe('toldTail()', () => {
  it('is one of a hundred values, and not of ninety-nine', () => {
    const upTo = (n: number) => sampleOf(Float64Array.from({ length: n }, (_, i) => i + 0.5));
    expect(toldTail(upTo(100), 0.99)).toBeCloseTo(98.51, 12);
    expect([toldTail(upTo(99), 0.01), toldTail(upTo(99), 0.99)]).toEqual([null, null]);
    expect([toldTail(capped(3), 0.01), toldTail(capped(3), 0.99)]).toEqual([1.49, null]);
  });
});

describe('toldQuantilesOfBoth()', () => {
  it('counts the clients of an end in both samples', () => {
    const of = (most: number) =>
      sampleOf(Float64Array.from({ length: 50 }, (_, i) => (i >= 50 - most ? 99.5 : i + 0.5)));
    expect(toldQuantilesOfBoth(of(5), of(4), [0.5, 0.95])).toEqual([25, null]);
    expect(toldQuantilesOfBoth(of(5), of(5), [0.95])).toEqual([99.5]);
    const below = sampleOf(Float64Array.from({ length: 50 }, (_, i) => i / 2 + 0.25));
    expect(toldQuantilesOfBoth(of(9), below, [0.95])).toEqual([null]);
    expect(toldQuantilesOfBoth(below, of(9), [0.95])).toEqual([null]);
  });
});
