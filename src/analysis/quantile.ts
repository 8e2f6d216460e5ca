import jStat from 'jstat';
import { betaCdf, betaPrefix, betaUpperTail } from './beta.ts';
import { chiSquaredLowerTail, chiSquaredUpperTail, tCentral, tUpperTail } from './distributions.ts';
import { gammaPrefix } from './gamma.ts';
import { normalCentral, normalDensity, normalUpperTail } from './normal.ts';

/** A distribution on x > 0 with both of its tails, each accurate where it is small. */
interface PositiveLaw {
  readonly lower: (x: number) => number;
  readonly upper: (x: number) => number;
  /** x times the density: the density of ln x. */
  readonly logDensity: (x: number) => number;
  /** The largest value it takes. */
  readonly end?: number;
}

const LOG_SMALLEST = Math.log(Number.MIN_VALUE);
const LOG_LARGEST = Math.log(Number.MAX_VALUE);

/**
 * The x with lower(x) = p and upper(x) = q: bracketed Newton steps in ln x on the logarithm of the smaller of the
 * two, since tails are nearly straight there. A step that leaves the bracket halves it instead.
 */
function invert(law: PositiveLaw, p: number, q: number, start: number): number {
  const useLower = p < q;
  const target = Math.log(useLower ? p : q);
  let low = LOG_SMALLEST;
  let high = law.end === undefined ? LOG_LARGEST : Math.log(law.end);
  let u = Math.max(low, Math.min(Math.log(start), high));
  for (let i = 0; i < 200; i++) {
    const x = Math.exp(u);
    const tail = useLower ? law.lower(x) : law.upper(x);
    const gap = useLower ? Math.log(tail) - target : target - Math.log(tail);
    const next = u - (gap * tail) / law.logDensity(x);
    // A step too small to be taken: halving would lead away from where it ends.
    if (gap === 0 || next === u) return x;
    if (gap < 0) low = u;
    else high = u;
    const moved = next > low && next < high ? next : (low + high) / 2;
    const step = Math.abs(moved - u);
    u = moved;
    if (step < 1e-16 * Math.max(1, Math.abs(u))) break;
  }
  return Math.exp(u);
}

/** First value of jStat where it gives a usable one, else the fallback. */
function firstValue(value: () => number, fallback: number): number {
  const found = value();
  return found > 0 && found < Infinity ? found : fallback;
}

/** A symmetric distribution: the half on x > 0 is inverted. lower: P(0 < X < x). */
function invertSymmetric(half: PositiveLaw, p: number, start: () => number): number {
  if (p === 0.5) return 0;
  const side = p < 0.5 ? -1 : 1;
  const outside = p < 0.5 ? p : 1 - p;
  return (
    side *
    invert(
      half,
      Math.abs(p - 0.5),
      outside,
      firstValue(() => Math.abs(start()), 1),
    )
  );
}

/** z with P(Z ≤ z) = p, 0 < p < 1. */
export const normalQuantile = (p: number) =>
  invertSymmetric({ lower: normalCentral, upper: normalUpperTail, logDensity: (z) => z * normalDensity(z) }, p, () =>
    jStat.normal.inv(p, 0, 1),
  );

/** t with P(T ≤ t) = p, 0 < p < 1, df > 0. */
export const tQuantile = (p: number, df: number) =>
  df === Infinity
    ? normalQuantile(p)
    : invertSymmetric(
        {
          lower: (t) => tCentral(t, df),
          upper: (t) => tUpperTail(t, df),
          logDensity: (t) => betaPrefix(df / (df + t * t), (t * t) / (df + t * t), df / 2, 0.5),
        },
        p,
        () => jStat.studentt.inv(p, df),
      );

/** x with P(X ≤ x) = p, 0 < p < 1, df > 0. */
export const chiSquaredQuantile = (p: number, df: number) =>
  invert(
    {
      lower: (x) => chiSquaredLowerTail(x, df),
      upper: (x) => chiSquaredUpperTail(x, df),
      logDensity: (x) => (gammaPrefix(df / 2, x / 2) * df) / 2,
    },
    p,
    1 - p,
    firstValue(() => jStat.chisquare.inv(p, df), df),
  );

/** x with P(B ≤ x) = p, 0 < p < 1, a, b > 0. */
export const betaQuantile = (p: number, a: number, b: number) =>
  invert(
    {
      lower: (x) => betaCdf(x, a, b),
      upper: (x) => betaUpperTail(x, a, b),
      logDensity: (x) => betaPrefix(x, 1 - x, a, b) / (1 - x),
      end: 1,
    },
    p,
    1 - p,
    firstValue(() => jStat.beta.inv(p, a, b), a / (a + b)),
  );
