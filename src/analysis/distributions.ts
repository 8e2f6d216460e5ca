/**
 * Tails of distributions, each computed as a tail and never as 1 − cdf, so that p-values keep 12 digits down to
 * 1e-300. Under about 5e-324 no double exists and a tail is 0: `asP` turns that into the smallest double.
 */
import { ibeta } from './beta.ts';
import { gammaP, gammaQ } from './gamma.ts';
import { normalUpperTail } from './normal.ts';

export { betaCdf, betaUpperTail, ibeta } from './beta.ts';
export { gammaP, gammaQ, lgamma } from './gamma.ts';
export { normalDensity, normalUpperTail } from './normal.ts';
export { betaQuantile, chiSquaredQuantile, normalQuantile, tQuantile } from './quantile.ts';

/** P(T > t) of Student's distribution, df > 0 (also Infinity). */
export function tUpperTail(t: number, df: number): number {
  if (df === Infinity) return normalUpperTail(t);
  const square = t * t;
  if (square === Infinity) return t > 0 ? 0 : 1;
  const half = 0.5 * ibeta(df / (df + square), df / 2, 0.5, square / (df + square));
  return t >= 0 ? half : 1 - half;
}

/** P(0 < T < t), t ≥ 0: keeps its relative accuracy near 0. */
export function tCentral(t: number, df: number): number {
  const square = t * t;
  if (square === Infinity) return 0.5;
  return 0.5 * ibeta(square / (df + square), 0.5, df / 2, df / (df + square));
}

/** P(X > x) of the χ² distribution, df > 0. */
export const chiSquaredUpperTail = (x: number, df: number) => gammaQ(df / 2, x / 2);

/** P(X ≤ x) of the χ² distribution, df > 0. */
export const chiSquaredLowerTail = (x: number, df: number) => gammaP(df / 2, x / 2);

/** P(X > f) of Fisher's F distribution, df1, df2 > 0. */
export function fUpperTail(f: number, df1: number, df2: number): number {
  if (!(f > 0)) return 1;
  const scaled = df1 * f;
  if (scaled === Infinity) return 0;
  return ibeta(df2 / (df2 + scaled), df2 / 2, df1 / 2, scaled / (df2 + scaled));
}

/**
 * A tail as a p-value: at most 1, and never 0. The smallest double stands for everything below it, an upper bound;
 * under 1e-300 a figure is shown as «меньше 1e-300», since doubles lose digits there.
 */
export const asP = (tail: number) => Math.min(1, Math.max(tail, Number.MIN_VALUE));

/** Two-sided p of a statistic of which this is the upper tail at its absolute value. */
export const twoSidedP = (upperTail: number) => asP(2 * upperTail);
