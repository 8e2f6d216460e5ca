import { expect, it } from 'vitest';
import { totalOf } from '../../src/analysis/dominance.ts';

it('tells that one value is over half of the sum, not that it is half', () => {
  expect(totalOf([4, 1, 2])).toEqual({ sum: 7, isMostlyOne: true, oneHasTenth: true });
  expect(totalOf([3, 1, 2])).toEqual({ sum: 6, isMostlyOne: false, oneHasTenth: true });
  expect(totalOf([])).toEqual({ sum: 0, isMostlyOne: false, oneHasTenth: false });
});

it('tells that one value is a tenth of the sum or more', () => {
  const with90 = (others: number) => totalOf([10, ...new Array<number>(others).fill(1)]).oneHasTenth;
  expect(with90(90)).toBe(true);
  expect(with90(91)).toBe(false);
});

it('compares the sizes of negative values', () => {
  expect(totalOf([-5, 2, 2])).toEqual({ sum: -1, isMostlyOne: true, oneHasTenth: true });
  expect(totalOf([-5, 3, 2])).toEqual({ sum: 0, isMostlyOne: false, oneHasTenth: true });
});

it('asks of some of the rows', () => {
  expect(totalOf([4, 1, 2], (row) => row > 0)).toEqual({ sum: 3, isMostlyOne: true, oneHasTenth: true });
  expect(totalOf([9, 1, 1], (row) => row > 0)).toEqual({ sum: 2, isMostlyOne: false, oneHasTenth: true });
});
