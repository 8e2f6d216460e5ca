import { betaPrefix, ibeta } from './beta.ts';
import { fUpperTail, lgamma } from './distributions.ts';
import { lambdaOfTail } from './noncentral.ts';

/**
 * P(X > f) of the noncentral F distribution: central tails weighted by Poisson(λ/2), the tail of each further degree by
 * the recurrence Q(a + 1) = Q(a) + xᵃ(1 − x)ᵇ/(a B(a, b)), which only adds (Abramowitz & Stegun 26.6.18, 26.5.16).
 */
export function noncentralFUpperTail(f: number, df1: number, df2: number, lambda: number): number {
  if (!(lambda > 0)) return fUpperTail(f, df1, df2);
  if (!(f > 0)) return 1;
  const half = lambda / 2;
  const reach = 9 * Math.sqrt(half) + 25;
  const first = Math.max(0, Math.floor(half - reach));
  const x = (df1 * f) / (df1 * f + df2);
  const y = df2 / (df1 * f + df2);
  const b = df2 / 2;
  let a = df1 / 2 + first;
  let tail = ibeta(x, a, b, y, true);
  let term = betaPrefix(x, y, a, b) / a;
  let logWeight = first * Math.log(half) - half - lgamma(first + 1);
  let sum = 0;
  for (let j = first; j <= half + reach; j += 1) {
    sum += Math.exp(logWeight) * Math.min(1, tail);
    tail += term;
    term *= (x * (a + b)) / (a + 1);
    a += 1;
    logWeight += Math.log(half / (j + 1));
  }
  return Math.min(1, sum);
}

/** 95 % interval of λ from an observed F (Steiger 2004). */
export function noncentralFInterval(f: number, df1: number, df2: number): readonly [number, number] {
  const lambda = (tail: number) => lambdaOfTail((l) => noncentralFUpperTail(f, df1, df2, l), tail, f * df1);
  return [lambda(0.025), lambda(0.975)];
}
