import type { SegmentResult } from '../analysis/result.ts';

/**
 * Whether one segment's mean value is surely above another's: the lower end of the interval of their difference, of which the halves of
 * their own intervals are joined as sides of a right angle (MOVER; Zou and Donner, 2008), is above nought. Intervals that meet prove nothing.
 */
export function isOrderProven(
  first: Pick<SegmentResult, 'valueMean' | 'valueMeanCi'>,
  second: Pick<SegmentResult, 'valueMean' | 'valueMeanCi'>,
): boolean {
  if (first.valueMean === null || second.valueMean === null || !first.valueMeanCi || !second.valueMeanCi) return false;
  const half = Math.hypot(first.valueMean - first.valueMeanCi[0], second.valueMeanCi[1] - second.valueMean);
  return first.valueMean - second.valueMean > half;
}

/** Whether the first of a queue is surely worth more than the second; true where there are not two to compare. */
export const isLeadProven = ([first, second]: readonly {
  readonly result: Parameters<typeof isOrderProven>[0];
}[]): boolean => first === undefined || second === undefined || isOrderProven(first.result, second.result);
