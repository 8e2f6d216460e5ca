import { SMALLEST_GROUP, SMALLEST_WITH_TAILS, isSmall, withhold } from './published.ts';
import type { Groups, Summary } from './result.ts';

/** Sorted copy of the values that are known. */
export function sortedKnown(values: Float64Array): Float64Array {
  return values.filter((v) => !Number.isNaN(v)).sort();
}

/** Type-7 quantile of ascending values (R's and NumPy's default); null where there are none. */
export function quantileSorted(sorted: Float64Array, p: number): number | null {
  if (sorted.length === 0) return null;
  const h = (sorted.length - 1) * p;
  const low = Math.floor(h);
  const a = sorted[low]!;
  const b = sorted[Math.min(low + 1, sorted.length - 1)]!;
  return a === b ? a : a + (h - low) * (b - a);
}

/** Mean with a second pass that takes back the rounding of the first; null where there are none. */
export function mean(values: Float64Array): number | null {
  if (values.length === 0) return null;
  let sum = 0;
  for (const v of values) sum += v / values.length;
  let rest = 0;
  for (const v of values) rest += v - sum;
  return sum + rest / values.length;
}

/** Two-pass standard deviation with n − 1, corrected for the rounding of the mean; null under two values. */
export function standardDeviation(values: Float64Array, centre = mean(values)): number | null {
  if (values.length < 2 || centre === null) return null;
  let squares = 0;
  let rest = 0;
  for (const v of values) {
    squares += (v - centre) ** 2;
    rest += v - centre;
  }
  return Math.sqrt(Math.max(0, (squares - (rest * rest) / values.length) / (values.length - 1)));
}

/** Location, spread and quantiles of a column, NaN counted as missing. */
export function summary(values: Float64Array): Summary {
  const sorted = sortedKnown(values);
  const n = sorted.length;
  const centre = mean(sorted);
  const quantile = (p: number, least = SMALLEST_GROUP) => (n >= least ? quantileSorted(sorted, p) : null);
  return {
    n,
    missing: values.length - n,
    mean: n >= SMALLEST_GROUP ? centre : null,
    sd: n >= SMALLEST_GROUP ? standardDeviation(sorted, centre) : null,
    p01: quantile(0.01, SMALLEST_WITH_TAILS),
    p05: quantile(0.05),
    q1: quantile(0.25),
    median: quantile(0.5),
    q3: quantile(0.75),
    p95: quantile(0.95),
    p99: quantile(0.99, SMALLEST_WITH_TAILS),
  };
}

/**
 * The summary of all clients, of those who stayed (outcome 0) and of those who left (outcome 1). Where one of the two
 * is too small, both are withheld: the mean of all and of the larger one would tell the smaller one's.
 */
export function summaryByOutcome(values: Float64Array, outcome: Uint16Array): Groups<Summary> {
  const of = (code: number) => summary(values.filter((_, i) => outcome[i] === code));
  const [stayed, churned] = [of(0), of(1)];
  const told = isSmall(stayed.n) || isSmall(churned.n) ? withhold<Summary> : (s: Summary) => s;
  const all = summary(values);
  return { all: isSmall(all.n) ? withhold(all) : all, stayed: told(stayed), churned: told(churned) };
}
