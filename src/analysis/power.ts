import { normalQuantile, normalUpperTail } from './distributions.ts';

/** The level of the tests, two-sided. */
const ALPHA = 0.05;
/** The power that is asked of tests and experiments. */
export const POWER = 0.8;

const Z_ALPHA = normalQuantile(1 - ALPHA / 2);
const Z_POWER = normalQuantile(POWER);

/** Standard errors of a difference of rates: pooled, as the test takes it, and each with its own variance. */
function errors(p1: number, n1: number, p0: number, n0: number): readonly [pooled: number, own: number] {
  const pooled = (n1 * p1 + n0 * p0) / (n1 + n0);
  return [Math.sqrt(pooled * (1 - pooled) * (1 / n1 + 1 / n0)), Math.sqrt((p1 * (1 - p1)) / n1 + (p0 * (1 - p0)) / n0)];
}

/**
 * Chance that the two-sided z-test of two rates at 5 % (pooled error, no continuity correction) finds p₁ of n₁ clients
 * different from p₀ of n₀; the opposite side's chance is left out (Fleiss, Levin & Paik 2003, ch. 4).
 */
export function powerOfProportions(p1: number, n1: number, p0: number, n0: number): number {
  const [pooled, own] = errors(p1, n1, p0, n0);
  const gap = Math.abs(p1 - p0) - Z_ALPHA * pooled;
  return own === 0 ? (gap >= 0 ? 1 : 0) : normalUpperTail(-gap / own);
}

/**
 * Clients needed in each of two equal groups to tell rate p₁ from p₀ with a power of 80 %; null where the rates are
 * equal or no share.
 */
export function sampleSizeForProportions(p1: number, p0: number): number | null {
  const valid = p1 >= 0 && p1 <= 1 && p0 >= 0 && p0 <= 1 && p1 !== p0;
  if (!valid) return null;
  const [pooled, own] = errors(p1, 1, p0, 1);
  return Math.ceil(((Z_ALPHA * pooled + Z_POWER * own) / (p1 - p0)) ** 2);
}

/**
 * The smallest control group, out of n clients whose rest gets the letter, with which rate p₁ of the letters is told
 * from p₀ of the control with a power of 80 %; null where even halves do not do.
 */
export function controlGroupSize(n: number, p1: number, p0: number): number | null {
  if (p1 === p0 || !(p1 >= 0 && p1 <= 1 && p0 >= 0 && p0 <= 1)) return null;
  const enough = (control: number) => powerOfProportions(p1, n - control, p0, control) >= POWER;
  let high = Math.floor(n / 2);
  if (high < 2 || !enough(high)) return null;
  let low = 1;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (enough(middle)) high = middle;
    else low = middle;
  }
  return high;
}

/**
 * The smallest rise above `base` that n₁ clients against n₀ of that rate show with a power of 80 %, by bisection of
 * difference − zα·(pooled error) − zβ·(own error); null where not even a rate of 1 would do.
 */
export function detectableDifference(n1: number, n0: number, base: number): number | null {
  const shows = (difference: number) => {
    const [pooled, own] = errors(base + difference, n1, base, n0);
    return difference >= Z_ALPHA * pooled + Z_POWER * own;
  };
  if (!(n1 >= 2 && n0 >= 2 && base >= 0 && base < 1) || !shows(1 - base)) return null;
  let low = 0;
  let high = 1 - base;
  for (let i = 0; i < 60; i++) {
    const middle = (low + high) / 2;
    if (shows(middle)) high = middle;
    else low = middle;
  }
  return high;
}
