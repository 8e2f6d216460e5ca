import { expect, it } from 'vitest';
import { totalOf } from '../../src/analysis/dominance.ts';

it('tells that one value is over half of the sum, not that it is half', () => {
  expect(totalOf([4, 1, 2])).toEqual({ sum: 7, isMostlyOne: true });
  expect(totalOf([3, 1, 2])).toEqual({ sum: 6, isMostlyOne: false });
  expect(totalOf([])).toEqual({ sum: 0, isMostlyOne: false });
});

it('compares the sizes of negative values', () => {
  expect(totalOf([-5, 2, 2])).toEqual({ sum: -1, isMostlyOne: true });
  expect(totalOf([-5, 3, 2])).toEqual({ sum: 0, isMostlyOne: false });
});

it('asks of some of the rows', () => {
  expect(totalOf([4, 1, 2], (row) => row > 0)).toEqual({ sum: 3, isMostlyOne: true });
  expect(totalOf([9, 1, 1], (row) => row > 0)).toEqual({ sum: 2, isMostlyOne: false });
});
