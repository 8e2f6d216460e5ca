import { normalUpperTail, twoSidedP } from './distributions.ts';
import { Z95 } from './rate.ts';
import type { Trend } from './result.ts';

/** An ordered group: its score, its clients, and how many of them have the outcome. */
export interface ScoredGroup {
  readonly score: number;
  readonly n: number;
  readonly churned: number;
}

/**
 * Cochran–Armitage z for a change of the rate with the score (Armitage 1955), no continuity correction; slope: least
 * squares change of the rate for one step of the score, with its 95 % normal interval.
 */
export function trendTest(groups: readonly ScoredGroup[], missing = 0): Trend {
  const used = groups.filter((g) => g.n > 0);
  const n = used.reduce((s, g) => s + g.n, 0);
  const churned = used.reduce((s, g) => s + g.churned, 0);
  const base = { method: 'trend', n, missing };
  const nothing = { z: null, p: null, slope: null, ci: null };
  if (n === 0) return { ...base, ...nothing, condition: 'empty' };
  if (used.length < 2) return { ...base, ...nothing, condition: 'oneLevel' };
  if (churned === 0 || churned === n) return { ...base, ...nothing, condition: 'oneOutcome' };
  const rate = churned / n;
  const centre = used.reduce((s, g) => s + g.n * g.score, 0) / n;
  const spread = used.reduce((s, g) => s + g.n * (g.score - centre) ** 2, 0);
  const product = used.reduce((s, g) => s + (g.churned - g.n * rate) * (g.score - centre), 0);
  const slope = product / spread;
  const z = product / Math.sqrt(rate * (1 - rate) * spread);
  const residual = used.reduce((s, g) => {
    const fitted = rate + slope * (g.score - centre);
    return s + g.churned * (1 - fitted) ** 2 + (g.n - g.churned) * fitted ** 2;
  }, 0);
  const error = n > 2 ? Math.sqrt(residual / (n - 2) / spread) : 0;
  return {
    ...base,
    z,
    p: twoSidedP(normalUpperTail(Math.abs(z))),
    slope,
    ci: [slope - Z95 * error, slope + Z95 * error],
    condition: null,
  };
}
