import { expect, it } from 'vitest';
import { churnedOf, groupCounts } from '../../src/analysis/groupCounts.ts';

const NONE = 65_535;

it('groupCounts() counts clients and those who left by group, and nobody of no group or without an outcome', () => {
  const codes = Uint16Array.of(0, 0, 0, 2, 2, NONE, 3, 1, 0);
  const outcome = Uint16Array.of(1, 0, 0, 1, 1, 1, 1, NONE, 2);
  const { n, churned } = groupCounts(codes, 3, outcome);
  expect([...n]).toEqual([3, 0, 2]);
  expect([...churned]).toEqual([1, 0, 2]);
});

it('churnedOf() counts those whose outcome is 1', () => {
  expect(churnedOf(Uint16Array.of(1, 0, 1, NONE, 1))).toBe(3);
  expect(churnedOf([])).toBe(0);
});
