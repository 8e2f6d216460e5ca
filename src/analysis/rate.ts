import { frozen } from './frozen.ts';
import type { Interval, Rate } from './result.ts';

/** z with 97.5 % of the standard normal distribution below it: 95 % intervals. */
export const Z95 = 1.959963984540054;

/**
 * Wilson score interval of a share, 95 %, no continuity correction (Wilson 1927); null of nobody.
 * `count` of `n`; `z` is the normal quantile of another level.
 */
export function wilsonInterval(count: number, n: number, z = Z95): Interval {
  if (!(n > 0)) return null;
  const share = count / n;
  const square = (z * z) / n;
  const middle = share + square / 2;
  const half = z * Math.sqrt((share * (1 - share)) / n + square / (4 * n));
  // At the ends the two terms are equal, and rounding must not leave the share outside.
  const low = count === 0 ? 0 : Math.max(0, (middle - half) / (1 + square));
  const high = count === n ? 1 : Math.min(1, (middle + half) / (1 + square));
  return [low, high];
}

/** How often clients of a group left, with its Wilson interval. */
export const rateOf = (churned: number, n: number): Rate =>
  frozen({ n, churned, rate: n > 0 ? churned / n : null, ci: wilsonInterval(churned, n) });
