import { distinctOf, knownDistinct, repeated } from './distinct.ts';
import { finite } from './frozen.ts';
import { momentsOf, powerOfTwo } from './moments.ts';
import { SMALLEST_GROUP, SMALLEST_WITH_TAILS, isSmall, withhold } from './published.ts';
import type { Groups, Summary } from './result.ts';
import { sortNumbers } from './sortNumbers.ts';

/** Sorted copy of the values that are known; of a column whose distinct values are known already it is written down from them. */
export function sortedKnown(values: Float64Array): Float64Array {
  const distinct = knownDistinct(values);
  if (distinct === undefined || distinct.infinite > 0) return sortNumbers(known(values));
  return repeated(distinct, distinct.counts, totalOf(distinct.counts));
}

function totalOf(counts: Uint32Array): number {
  let n = 0;
  for (let place = 0; place < counts.length; place += 1) n += counts[place]!;
  return n;
}

/** A copy of the known values, in the order of the rows. */
export function known(values: Float64Array): Float64Array {
  const found = new Float64Array(values.length);
  let n = 0;
  for (let i = 0; i < values.length; i += 1) {
    const v = values[i]!;
    if (v === v) found[n++] = v;
  }
  return found.slice(0, n);
}

/** A copy of the known values of the rows that `isWanted`, in the order of the rows. */
export function picked(values: Float64Array, isWanted: (row: number) => boolean): Float64Array {
  const found = new Float64Array(values.length);
  let n = 0;
  for (let i = 0; i < values.length; i += 1) {
    const v = values[i]!;
    if (v === v && isWanted(i)) found[n++] = v;
  }
  return found.slice(0, n);
}

/** The known values of a column's rows that `isWanted`, ascending: no sort but the column's own. */
export function sortedOf(values: Float64Array, isWanted: (row: number) => boolean): Float64Array {
  const distinct = distinctOf(values);
  if (distinct.infinite > 0) return sortNumbers(picked(values, isWanted));
  const { places } = distinct;
  const none = distinct.values.length;
  const counts = new Uint32Array(none);
  let n = 0;
  for (let i = 0; i < places.length; i += 1) {
    const place = places[i]!;
    if (place === none || !isWanted(i)) continue;
    counts[place]! += 1;
    n += 1;
  }
  return repeated(distinct, counts, n);
}

/** Type-7 quantile of ascending values (R's and NumPy's default); null where there are none. */
export function quantileSorted(sorted: Float64Array, p: number): number | null {
  if (sorted.length === 0) return null;
  const h = (sorted.length - 1) * p;
  const low = Math.floor(h);
  const a = sorted[low]!;
  const b = sorted[Math.min(low + 1, sorted.length - 1)]!;
  return between(a, b, h - low);
}

/** The place `part` of the way from a to b. Ends of both signs near the largest double have no difference. */
export const between = (a: number, b: number, part: number) =>
  a === b ? a : Number.isFinite(b - a) ? a + part * (b - a) : a * (1 - part) + b * part;

/** Mean by compensated sums around a value of the column; null where there are none, or where no double holds it. */
export const mean = (values: Float64Array): number | null => location(values).mean;

/** Standard deviation with n − 1; null under two values, or where no double holds it. */
export const standardDeviation = (values: Float64Array): number | null => location(values).sd;

/** Mean and standard deviation (n − 1) of known values: of 1e300 and of 1e8 with a tenth alike. */
export function location(values: Float64Array): { readonly mean: number | null; readonly sd: number | null } {
  const n = values.length;
  if (n === 0) return { mean: null, sd: null };
  const scale = powerOfTwo(largestOf(values));
  // Differences from a value of the column are exact where the column is narrow, and no double is lost on its base.
  const base = values[n >> 1]! * scale;
  const rest = momentsOf(values, scale, base);
  const sd = Math.sqrt(rest.squares / (n - 1)) / scale;
  return { mean: finite((base + rest.mean) / scale), sd: n < 2 ? null : finite(sd) };
}

/** The largest absolute value; 0 of none. */
function largestOf(values: Float64Array): number {
  let most = 0;
  for (let i = 0; i < values.length; i += 1) {
    const size = Math.abs(values[i]!);
    if (size > most) most = size;
  }
  return most;
}

/** Location, spread and quantiles of a column, NaN counted as missing. */
export const summary = (values: Float64Array): Summary => summaryOf(sortedKnown(values), values.length);

/** The same of ascending known values, those of so many rows. */
function summaryOf(sorted: Float64Array, rows: number): Summary {
  const n = sorted.length;
  const centre = location(sorted);
  const quantile = (p: number, least = SMALLEST_GROUP) => (n >= least ? quantileSorted(sorted, p) : null);
  return {
    n,
    missing: rows - n,
    mean: n >= SMALLEST_GROUP ? centre.mean : null,
    sd: n >= SMALLEST_GROUP ? centre.sd : null,
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
  const of = (code: number): Summary => {
    let rows = 0;
    for (let i = 0; i < outcome.length; i += 1) if (outcome[i] === code) rows += 1;
    return summaryOf(
      sortedOf(values, (i) => outcome[i] === code),
      rows,
    );
  };
  const [stayed, churned] = [of(0), of(1)];
  const told = isSmall(stayed.n) || isSmall(churned.n) ? withhold<Summary> : (s: Summary) => s;
  const all = summary(values);
  return { all: isSmall(all.n) ? withhold(all) : all, stayed: told(stayed), churned: told(churned) };
}
