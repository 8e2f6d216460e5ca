import { expect, it } from 'vitest';
import type { Histogram } from '../../src/analysis/result.ts';
import { valueAxis, wholeNumbers } from '../../src/charts/histogramAxis.ts';
import type { ChartContext } from '../../src/charts/kind.ts';
import { schema } from '../../src/dataset/index.ts';

it('wholeNumbers() gives every whole number between two edges where they are at most ten', () => {
  expect(wholeNumbers(-0.5, 3.5)).toEqual([0, 1, 2, 3]);
  expect(wholeNumbers(0.5, 9.5)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
});

it('wholeNumbers() passes over some where they are more, and keeps the last that a step reaches', () => {
  expect(wholeNumbers(-0.5, 12.5)).toEqual([0, 2, 4, 6, 8, 10, 12]);
  expect(wholeNumbers(-0.5, 10.5)).toEqual([0, 2, 4, 6, 8, 10]);
  expect(wholeNumbers(-0.5, 11.5)).toEqual([0, 2, 4, 6, 8, 10]);
  expect(wholeNumbers(0.5, 20.5)).toEqual([1, 3, 5, 7, 9, 11, 13, 15, 17, 19]);
});

it('valueAxis() has even ticks, of whole numbers each, and of a logarithmic scale those of its decades', () => {
  const axis = (column: string, scale: Histogram['scale'], [low, high]: readonly [number, number], width: number) =>
    valueAxis(
      { scale, bins: [{ low, high }] } as unknown as Histogram,
      { schema, column, width } as unknown as ChartContext,
      { from: 40, usual: 12 },
    );
  expect(axis('age', 'linear', [18, 78], 720)).toMatchObject({
    domain: [18, 78],
    ticks: 7,
    marginRight: 12,
    label: 'лет',
  });
  expect(axis('age', 'linear', [18, 78], 360).ticks).toBe(4);
  expect(axis('age', 'linear', [18, 78], 360).part(48)).toBe(0.5);
  expect(axis('products', 'linear', [0.5, 4.5], 720).ticks).toEqual([1, 2, 3, 4]);
  const { ticks, part } = axis('balance', 'log', [1000, 100_000], 720);
  expect(ticks).toContain(10_000);
  expect(part(10_000)).toBeCloseTo(0.5, 12);
});
