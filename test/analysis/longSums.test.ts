import { expect, it } from 'vitest';
import { add, lostOf, sumsOf, total } from '../../src/analysis/longSums.ts';

it('tells what rounding took from a sum, whichever term is larger', () => {
  // 2^53 + 3 lies between two doubles, and goes to the even one: 2^53 + 4.
  expect(lostOf(2 ** 53, 3, 2 ** 53 + 4)).toBe(-1);
  expect(lostOf(3, 2 ** 53, 2 ** 53 + 4)).toBe(-1);
  expect(lostOf(1, 2, 3)).toBe(0);
});

it('sums without what each rounding takes, every sum for itself', () => {
  const sums = sumsOf(2);
  for (const term of [1, 1e100, 1, -1e100]) add(sums, 0, term);
  for (let i = 0; i < 10; i += 1) add(sums, 1, 0.1);
  expect(total(sums, 0)).toBe(2);
  // Ten tenths as doubles add up to 0.9999999999999999 one by one.
  expect(total(sums, 1)).toBe(1);
  expect(total(sumsOf(1), 0)).toBe(0);
});
