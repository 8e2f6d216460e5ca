import { describe, expect, it } from 'vitest';
import { fixedBins } from '../../src/analysis/fixedBins.ts';

const repeated = (pairs: readonly (readonly [number, number])[]) =>
  Float64Array.from(pairs.flatMap(([value, times]) => Array<number>(times).fill(value)));

describe('fixedBins', () => {
  it('counts low ≤ x < high on even steps of the range, with open ends', () => {
    const { bins, n, missing } = fixedBins(
      repeated([
        [20, 12],
        [24.9, 10],
        [25, 11],
        [NaN, 3],
      ]),
      { range: [14, 120] },
    );
    expect({ n, missing }).toEqual({ n: 33, missing: 3 });
    // Steps of 5; everything under 25 is in one bin because those under it are empty.
    expect(bins).toEqual([
      { low: null, high: 25, n: 22 },
      { low: 25, high: null, n: 11 },
    ]);
  });

  it('leaves out an edge with 1 to 9 clients to one of another table', () => {
    const values = repeated([
      [20, 12],
      [27, 10],
      [32, 11],
    ]);
    const edges = (cuts: readonly number[]) =>
      fixedBins(values, { range: [14, 120], cuts }).bins.map(({ high, n }) => [high, n]);
    expect(edges([12, 32])).toEqual(edges([]));
    expect(edges([11])).toEqual([
      [30, 22],
      [null, 11],
    ]);
  });

  it('has edges 1, 2, 5 of each power of ten on a log scale, and 0 and less in the first bin', () => {
    const { bins } = fixedBins(
      repeated([
        [-5, 10],
        [0, 10],
        [150, 20],
        [200, 15],
        [1e20, 10],
      ]),
      { scale: 'log' },
    );
    expect(bins.map(({ n }) => n)).toEqual([20, 20, 15, 10]);
    expect(bins[1]!.high).toBe(200);
    expect([bins[0]!.low, bins.at(-1)!.high]).toEqual([null, null]);
  });

  it('has the same edges whatever the values, but for merged ones', () => {
    const edges = (values: Float64Array) =>
      fixedBins(values, { range: [0, 1000] }).bins.flatMap(({ high }) => high ?? []);
    const wide = edges(Float64Array.from({ length: 5000 }, (_, i) => i / 5));
    for (const edge of edges(Float64Array.from({ length: 300 }, (_, i) => 400 + i))) expect(wide).toContain(edge);
    expect(wide).toEqual(Array.from({ length: 19 }, (_, i) => (i + 1) * 50));
  });

  it('has no bin under 10, and none at all of under 10 values', () => {
    const { bins } = fixedBins(
      Float64Array.from({ length: 95 }, (_, i) => i * 7.3),
      { range: [0, 1000] },
    );
    expect(Math.min(...bins.map(({ n }) => n))).toBeGreaterThanOrEqual(10);
    expect(bins.reduce((sum, { n }) => sum + n, 0)).toBe(95);
    expect(fixedBins(repeated([[5, 9]])).bins).toEqual([]);
    expect(fixedBins(new Float64Array(0))).toEqual({ n: 0, missing: 0, bins: [] });
  });

  it('without a range has edges on both sides of 0', () => {
    const { bins } = fixedBins(
      repeated([
        [-30, 10],
        [0.5, 10],
        [30, 10],
      ]),
    );
    expect(bins.map(({ n }) => n)).toEqual([10, 10, 10]);
  });
});
