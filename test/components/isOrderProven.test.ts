import { expect, it } from 'vitest';
import { isLeadProven, isOrderProven } from '../../src/components/isOrderProven.ts';

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

it('isLeadProven(queue) compares the first two, and finds nothing to doubt in a queue of one', () => {
  const queue = (...all: ReturnType<typeof of>[]) => all.map((result) => ({ result }));
  expect(isLeadProven(queue(of(6, 3), of(0, 4), of(6, 3)))).toBe(true);
  expect(isLeadProven(queue(of(5, 3), of(0, 4)))).toBe(false);
  expect(isLeadProven(queue(of(5, 3)))).toBe(true);
});
