import { expect, it } from 'vitest';
import { isOrderProven } from '../../src/components/isOrderProven.ts';

const of = (valueMean: number | null, half: number) => ({
  valueMean,
  valueMeanCi: valueMean === null ? null : ([valueMean - half, valueMean + half] as const),
});

it('isOrderProven(first, second) asks the interval of the difference, not whether two intervals meet', () => {
  // Of halves 3 and 4 the difference has the half 5, where the intervals meet up to 7.
  expect(isOrderProven(of(6, 3), of(0, 4))).toBe(true);
  expect(isOrderProven(of(5, 3), of(0, 4))).toBe(false);
  expect(isOrderProven(of(0, 4), of(6, 3))).toBe(false);
  expect(isOrderProven(of(6, 3), of(null, 4))).toBe(false);
  expect(isOrderProven(of(null, 3), of(0, 4))).toBe(false);
});
