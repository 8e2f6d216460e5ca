import { chiSquaredQuantile, chiSquaredUpperTail, lgamma } from './distributions.ts';
import { rootBetween } from './root.ts';

/**
 * P(X > x) of the noncentral χ² distribution: central tails weighted by Poisson(λ/2), the tail of each further
 * degree by the recurrence Q(a + 1) = Q(a) + yᵃe⁻ʸ/Γ(a + 1), which only adds (Abramowitz & Stegun 26.4.25, 6.5.21).
 */
export function noncentralUpperTail(x: number, df: number, lambda: number): number {
  if (!(lambda > 0)) return chiSquaredUpperTail(x, df);
  const half = lambda / 2;
  const y = x / 2;
  const reach = 9 * Math.sqrt(half) + 25;
  const first = Math.max(0, Math.floor(half - reach));
  let a = df / 2 + first;
  let tail = chiSquaredUpperTail(x, 2 * a);
  let logTerm = a * Math.log(y) - y - lgamma(a + 1);
  let logWeight = first * Math.log(half) - half - lgamma(first + 1);
  let sum = 0;
  for (let j = first; j <= half + reach; j += 1) {
    sum += Math.exp(logWeight) * Math.min(1, tail);
    tail += Math.exp(logTerm);
    a += 1;
    logTerm += Math.log(y / a);
    logWeight += Math.log(half / (j + 1));
  }
  return Math.min(1, sum);
}

/** λ at which P(X > x) is `tail` (the tail rises with λ); 0 where it is already that large without one. */
const noncentrality = (x: number, df: number, tail: number): number =>
  lambdaOfTail((lambda) => noncentralUpperTail(x, df, lambda), tail, x);

/** λ at which a tail that rises with it is `tail`, from a first bound on; 0 where it is that large at 0. */
export function lambdaOfTail(upperTail: (lambda: number) => number, tail: number, bound: number): number {
  if (upperTail(0) >= tail) return 0;
  let low = 0;
  let high = Math.max(1, bound);
  while (upperTail(high) < tail) [low, high] = [high, 2 * high];
  return rootBetween(low, high, (lambda) => upperTail(lambda) - tail);
}

/** λ that a χ² test at level α finds with the given power. */
export const noncentralityForPower = (df: number, alpha: number, power: number) =>
  noncentrality(chiSquaredQuantile(1 - alpha, df), df, power);

/** 95 % interval of λ from an observed χ² (Steiger & Fouladi 1997). */
export const noncentralityInterval = (chi2: number, df: number): readonly [number, number] => [
  noncentrality(chi2, df, 0.025),
  noncentrality(chi2, df, 0.975),
];
