import { deviance, stirlingError } from './gamma.ts';

/** xᵃ yᵇ / B(a, b) with y = 1 − x, from quantities that do not cancel (Loader 2000). */
export function betaPrefix(x: number, y: number, a: number, b: number): number {
  const n = a + b;
  const exponent = stirlingError(n) - stirlingError(a) - stirlingError(b) - deviance(a, n * x) - deviance(b, n * y);
  return Math.exp(exponent) * Math.sqrt((a * b) / n / (2 * Math.PI));
}

/**
 * Regularised incomplete beta function I_x(a, b), a, b > 0, 0 ≤ x ≤ 1. Give y = 1 − x from the original quantities,
 * not by subtraction; `upper` gives 1 − I without subtracting where it is small.
 */
export function ibeta(x: number, a: number, b: number, y = 1 - x, upper = false): number {
  if (!(x > 0)) return upper ? 1 : 0;
  if (!(y > 0)) return upper ? 0 : 1;
  const prefix = betaPrefix(x, y, a, b);
  if (x < (a + 1) / (a + b + 2)) {
    const lower = prefix * betaFraction(x, y, a, b);
    return upper ? 1 - lower : lower;
  }
  const tail = prefix * betaFraction(y, x, b, a);
  return upper ? tail : 1 - tail;
}

/**
 * I_x(a, b)·B(a, b)/(xᵃ yᵇ) by the continued fraction of DiDonato & Morris (1992, ACM TOMS 708): it takes x through
 * a − (a + b)x, found here without cancellation, and so keeps its digits at a million degrees of freedom.
 */
function betaFraction(x: number, y: number, a: number, b: number): number {
  const n = a + b;
  const c = 1 + (a > b ? n * y - b : a - n * x);
  const first = 1 + 1 / a;
  let pBefore = 0;
  let qBefore = 1;
  let p = 1;
  let q = c / first;
  let r = first / c;
  let scale = 1;
  let s = a + 1;
  for (let k = 1; k < 1e6; k++) {
    const t = k / a;
    const w = k * (b - k) * x;
    const e = a / s;
    const alpha = scale * (scale + b / a) * e * e * w * x;
    const beta = k + w / s + ((t + 1) / (first + t + t)) * (c + k * (y + 1));
    scale = t + 1;
    s += 2;
    const pNext = alpha * pBefore + beta * p;
    const qNext = alpha * qBefore + beta * q;
    const before = r;
    r = pNext / qNext;
    if (Math.abs(r - before) <= 1e-16 * r) break;
    // Rescaled so that neither grows without bound.
    pBefore = p / qNext;
    qBefore = q / qNext;
    p = r;
    q = 1;
  }
  return r;
}

/** P(B ≤ x) of the beta distribution. */
export const betaCdf = (x: number, a: number, b: number) => ibeta(x, a, b);

/** P(B > x) of the beta distribution. */
export const betaUpperTail = (x: number, a: number, b: number) => ibeta(x, a, b, 1 - x, true);
