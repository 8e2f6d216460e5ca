import { normalUpperTail, twoSidedP } from './distributions.ts';
import { finite, interval } from './frozen.ts';
import { powerOfTwo } from './moments.ts';
import { Z95 } from './rate.ts';
import type { Condition, Interval, Trend } from './result.ts';
import { told } from './told.ts';

/** Clients of one ordered group: its place on the scale (a count, a decile), how many, and how many of them left. */
export interface TrendGroup {
  readonly score: number;
  readonly n: number;
  readonly churned: number;
}

/**
 * Cochran–Armitage trend (Armitage 1955), two-sided: does the rate change with the score of the groups. slope: least
 * squares of the rate on the score, its interval by White's (1980) errors, which let the spread differ by group.
 * z² is n times the squared correlation of score and outcome.
 */
export function trendTest(groups: readonly TrendGroup[], missing = 0): Trend {
  const present = groups.filter((group) => group.n > 0 && Number.isFinite(group.score));
  const total = (of: (group: TrendGroup) => number) => present.reduce((sum, group) => sum + of(group), 0);
  const n = total((g) => g.n);
  const churned = total((g) => g.churned);
  const condition = failed(n, churned, present);
  const shared = { method: 'trend', n, missing, condition };
  if (condition !== null)
    return told({ ...shared, z: null, p: null, slope: null, ci: null, correlation: null, correlationCi: null });
  const rate = churned / n;
  const largest = present.reduce((most, g) => Math.max(most, Math.abs(g.score)), 0);
  // A power of two: 1e300 as a score must not overflow when it is squared.
  const scale = powerOfTwo(largest);
  const first = present[0]!.score * scale;
  const mean = first + total((g) => g.n * (g.score * scale - first)) / n;
  const distance = (g: TrendGroup) => g.score * scale - mean;
  const spread = total((g) => g.n * distance(g) ** 2);
  const together = total((g) => distance(g) * (g.churned - g.n * rate));
  const z = together / Math.sqrt(rate * (1 - rate) * spread);
  const slope = together / spread;
  const residuals = total((g) => {
    const fitted = rate + slope * distance(g);
    return distance(g) ** 2 * (g.churned * (1 - fitted) ** 2 + (g.n - g.churned) * fitted ** 2);
  });
  const correlation = z / Math.sqrt(n);
  const half = (Z95 * Math.sqrt(residuals)) / spread;
  return told({
    ...shared,
    z,
    p: twoSidedP(normalUpperTail(Math.abs(z))),
    slope: finite(slope * scale),
    // Residuals of nought (every rate on the line) measure no uncertainty.
    ci: half > 0 ? interval((slope - half) * scale, (slope + half) * scale) : null,
    correlation,
    correlationCi: correlationInterval(correlation, n),
  });
}

function correlationInterval(correlation: number, n: number): Interval {
  // A score that tells the outcome of everybody gives ±1 but for rounding: no interval is made of that.
  if (n < 4 || !(1 - Math.abs(correlation) > 1e-12)) return null;
  const [middle, half] = [Math.atanh(correlation), Z95 / Math.sqrt(n - 3)];
  return interval(Math.tanh(middle - half), Math.tanh(middle + half));
}

function failed(n: number, churned: number, present: readonly TrendGroup[]): Condition | null {
  if (n === 0) return 'empty';
  if (present.every((group) => group.score === present[0]!.score)) return 'oneLevel';
  if (n < 3) return 'tooFew';
  return churned === 0 || churned === n ? 'oneOutcome' : null;
}
