import { normalQuantile } from './distributions.ts';
import { frozen } from './frozen.ts';
import type { DetectableEffect } from './result.ts';

export interface PowerOptions {
  readonly alpha?: number;
  readonly power?: number;
}

/** z of the two-sided level and z of the power. */
const quantiles = ({ alpha = 0.05, power = 0.8 }: PowerOptions) =>
  [normalQuantile(1 - alpha / 2), normalQuantile(power)] as const;

/**
 * The smallest effects that groups of n₁ and n₀ clients show with 80 % power at α = 0.05 (normal approximations):
 * two means in standard deviations, the auc away from one half under ranks without ties, and a rate above `baseRate`.
 * Null where a group is under 2; the rate is also null where not even a rate of 1 would do.
 */
export function detectableEffect(
  n1: number,
  n0: number,
  baseRate: number,
  options: PowerOptions = {},
): DetectableEffect {
  const { alpha = 0.05, power = 0.8 } = options;
  const [zAlpha, zPower] = quantiles(options);
  const computable = n1 >= 2 && n0 >= 2;
  const z = zAlpha + zPower;
  const auc = z * Math.sqrt((n1 + n0 + 1) / (12 * n1 * n0));
  return frozen({
    n: n1 + n0,
    power,
    alpha,
    hedgesG: computable ? z * Math.sqrt(1 / n1 + 1 / n0) : null,
    auc: computable && auc < 0.5 ? auc : null,
    difference: computable ? detectableDifference(n1, n0, baseRate, zAlpha, zPower) : null,
  });
}

/** Standard errors of a difference of rates: pooled, as the test takes it, and each with its own variance. */
function errors(p1: number, n1: number, p0: number, n0: number): readonly [pooled: number, own: number] {
  const pooled = (n1 * p1 + n0 * p0) / (n1 + n0);
  return [Math.sqrt(pooled * (1 - pooled) * (1 / n1 + 1 / n0)), Math.sqrt((p1 * (1 - p1)) / n1 + (p0 * (1 - p0)) / n0)];
}

/** By bisection of difference − zα·(pooled error) − zβ·(own error), which rises with the difference. */
function detectableDifference(n1: number, n0: number, base: number, zAlpha: number, zPower: number): number | null {
  const shows = (difference: number) => {
    const [pooled, own] = errors(base + difference, n1, base, n0);
    return difference >= zAlpha * pooled + zPower * own;
  };
  if (!(base >= 0 && base < 1) || !shows(1 - base)) return null;
  let low = 0;
  let high = 1 - base;
  for (let i = 0; i < 60; i++) {
    const middle = (low + high) / 2;
    if (shows(middle)) high = middle;
    else low = middle;
  }
  return high;
}

/**
 * Clients needed in each of two equal groups to tell rate p₁ from p₀, two-sided (Fleiss 1981, without continuity
 * correction); null where the rates are equal or no share.
 */
export function sampleSizeForProportions(p1: number, p0: number, options: PowerOptions = {}): number | null {
  const valid = p1 >= 0 && p1 <= 1 && p0 >= 0 && p0 <= 1 && p1 !== p0;
  if (!valid) return null;
  const [zAlpha, zPower] = quantiles(options);
  const [pooled, own] = errors(p1, 1, p0, 1);
  return Math.ceil(((zAlpha * pooled + zPower * own) / (p1 - p0)) ** 2);
}
