import { expect, it } from 'vitest';
import { wholeNumbers } from '../../src/charts/histogramAxis.ts';

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
