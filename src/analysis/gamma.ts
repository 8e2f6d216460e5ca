const HALF_LOG_TWO_PI = 0.9189385332046727;
const TWO_PI = 2 * Math.PI;
const TINY = 1e-300;

/**
 * ln Γ(n + 1) − ln(√(2πn)·(n/e)ⁿ): what Stirling's formula lacks, n > 0. Under 15 by recurrence, from there by
 * the series. Loader, C. (2000), Fast and accurate computation of binomial probabilities.
 */
export function stirlingError(n: number): number {
  let shifted = n;
  let sum = 0;
  for (; shifted < 15; shifted++) sum += (shifted + 0.5) * Math.log1p(1 / shifted) - 1;
  const s = 1 / (shifted * shifted);
  const series =
    (1 / 12 - s * (1 / 360 - s * (1 / 1260 - s * (1 / 1680 - s * (1 / 1188 - s * (691 / 360360 - s / 156)))))) /
    shifted;
  return sum + series;
}

/** x·ln(x/m) + m − x without cancellation where x is near m (Loader 2000); x, m > 0. */
export function deviance(x: number, m: number): number {
  if (Math.abs(x - m) >= 0.1 * (x + m)) return x * Math.log(x / m) + m - x;
  const v = (x - m) / (x + m);
  let sum = (x - m) * v;
  let term = 2 * x * v;
  for (let j = 3; j < 2001; j += 2) {
    term *= v * v;
    const next = sum + term / j;
    if (next === sum) break;
    sum = next;
  }
  return sum;
}

/** ln Γ(x), x > 0. */
export function lgamma(x: number): number {
  if (x === 1 || x === 2) return 0;
  // Γ(x) = Γ(x + k) / (x (x + 1) … (x + k − 1)); the product stays far from overflow.
  let product = 1;
  let shifted = x;
  for (; shifted < 15; shifted++) product *= shifted;
  // ln Γ(s) = ln Γ(s + 1) − ln s.
  return (shifted - 0.5) * Math.log(shifted) - shifted + HALF_LOG_TWO_PI + stirlingError(shifted) - Math.log(product);
}

/** xᵃ e⁻ˣ / Γ(a + 1), a > 0. */
export const gammaPrefix = (a: number, x: number) =>
  Math.exp(-stirlingError(a) - deviance(a, x)) / Math.sqrt(TWO_PI * a);

/** Regularised incomplete gamma function from 0 to x, a > 0: the lower tail. */
export const gammaP = (a: number, x: number) => incompleteGamma(a, x, false);

/** Regularised incomplete gamma function from x to infinity, a > 0: the upper tail, never 1 − P where it is small. */
export const gammaQ = (a: number, x: number) => incompleteGamma(a, x, true);

function incompleteGamma(a: number, x: number, upper: boolean): number {
  if (!(x > 0)) return upper ? 1 : 0;
  if (x === Infinity) return upper ? 0 : 1;
  if (x < a + 1) {
    const lower = gammaPrefix(a, x) * lowerSeries(a, x);
    return upper ? 1 - lower : lower;
  }
  const tail = gammaPrefix(a, x) * a * upperFraction(a, x);
  return upper ? tail : 1 - tail;
}

/** Σ xᵏ / ((a+1)…(a+k)). */
function lowerSeries(a: number, x: number): number {
  let term = 1;
  let sum = 1;
  for (let k = 1; k < 1e6; k++) {
    term *= x / (a + k);
    sum += term;
    if (term < sum * 1e-17) break;
  }
  return sum;
}

/** Legendre's continued fraction, by the modified method of Lentz; converges fast for x > a + 1. */
function upperFraction(a: number, x: number): number {
  let b = x + 1 - a;
  let c = 1 / TINY;
  let d = 1 / b;
  let h = d;
  for (let i = 1; i < 1e6; i++) {
    const an = -i * (i - a);
    b += 2;
    d = 1 / (an * d + b || TINY);
    c = b + an / c || TINY;
    const factor = c * d;
    h *= factor;
    // Far out the factors stay a rounding from 1.
    if (Math.abs(factor - 1) <= Number.EPSILON) break;
  }
  return h;
}
