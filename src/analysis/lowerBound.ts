import { Z95 } from './rate.ts';

/** Lower 95 % bound of a mean (normal interval) of n values whose squared deviations from it add up to `squares`. */
export const lowerBound = (mean: number, squares: number, n: number): number =>
  mean - Z95 * Math.sqrt(squares / (Math.max(1, n - 1) * n));
