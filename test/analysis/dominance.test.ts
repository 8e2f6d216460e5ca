import { expect, it } from 'vitest';
import { isOneClients, oneHasTenth, restsOnOne, totalOf } from '../../src/analysis/dominance.ts';

it('sums, and tells the share of the largest', () => {
  expect(totalOf([4, 1, 3])).toEqual({ sum: 8, largestShare: 0.5 });
  expect(totalOf([])).toEqual({ sum: 0, largestShare: 0 });
  expect(totalOf([0, 0])).toEqual({ sum: 0, largestShare: 0 });
});

it('compares the sizes of negative values', () => {
  expect(totalOf([-6, 2, 2])).toEqual({ sum: -2, largestShare: 0.6 });
});

it('asks of some of the rows', () => {
  expect(totalOf([9, 1, 3], (row) => row > 0)).toEqual({ sum: 4, largestShare: 0.75 });
});

it('takes a quarter and a tenth for much, and half for no more than half', () => {
  const of = (largestShare: number) => ({ sum: 1, largestShare });
  expect([0.5, 0.51].map(of).map(isOneClients)).toEqual([false, true]);
  expect([0.24, 0.25].map(of).map(restsOnOne)).toEqual([false, true]);
  expect([0.09, 0.1].map(of).map(oneHasTenth)).toEqual([false, true]);
});
