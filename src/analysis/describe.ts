import { countLevels } from './countLevels.ts';
import { finite } from './frozen.ts';
import { momentsOf, powerOfTwo, weightless, type Weighted } from './moments.ts';
import { SMALLEST_GROUP, isSmall, withhold } from './published.ts';
import type { Groups, Summary } from './result.ts';
import type { Sample } from './sample.ts';
import { knownBy, sampleOf } from './samplesOf.ts';
import { toldQuantile, toldTail } from './toldQuantile.ts';

/** Mean by compensated sums around a value of the column; null where there are none, or where no double holds it. */
export const mean = (values: Float64Array): number | null => location(weightless(values)).mean;

/** Mean and standard deviation (n − 1) of known values: of 1e300 and of 1e8 with a tenth alike. */
export function location(sample: Weighted): { readonly mean: number | null; readonly sd: number | null } {
  const { values, n } = sample;
  if (n === 0) return { mean: null, sd: null };
  const scale = powerOfTwo(largestOf(values));
  // Differences from a value of the column are exact where the column is narrow, and no double is lost on its base.
  const base = values[values.length >> 1]! * scale;
  const rest = momentsOf(sample, scale, base);
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
export const summary = (values: Float64Array): Summary => summaryOf(sampleOf(values), values.length);

/** The same of a sample of so many rows. */
function summaryOf(sample: Sample, rows: number): Summary {
  const { n } = sample;
  const centre = location(sample);
  const quantile = (p: number) => (n >= SMALLEST_GROUP ? toldQuantile(sample, p) : null);
  return {
    n,
    missing: rows - n,
    mean: n >= SMALLEST_GROUP ? centre.mean : null,
    sd: n >= SMALLEST_GROUP ? centre.sd : null,
    p01: toldTail(sample, 0.01),
    p05: quantile(0.05),
    q1: quantile(0.25),
    median: quantile(0.5),
    q3: quantile(0.75),
    p95: quantile(0.95),
    p99: toldTail(sample, 0.99),
  };
}

/**
 * The summary of all clients, of those who stayed (outcome 0) and of those who left (outcome 1). Where one of the two
 * is too small, both are withheld: the mean of all and of the larger one would tell the smaller one's.
 */
export function summaryByOutcome(values: Float64Array, outcome: Uint16Array): Groups<Summary> {
  const rows = countLevels(outcome, 2);
  const [stayed, churned] = knownBy(values, outcome, 2).map((sample, code) => summaryOf(sample, rows[code]!));
  const told = isSmall(stayed!.n) || isSmall(churned!.n) ? withhold<Summary> : (s: Summary) => s;
  const all = summary(values);
  return { all: isSmall(all.n) ? withhold(all) : all, stayed: told(stayed!), churned: told(churned!) };
}
