import { filled } from './filled.ts';
import { quantileOf } from './sample.ts';
import { sampleOf } from './samplesOf.ts';

const UNKNOWN = 4;

/** The quarter of each row's value among the known values of the rows (low < x ≤ high, type-7 quantiles); unknown ones are a fifth group. */
export function quartersOf(values: Float64Array, rows: Uint32Array): { readonly labels: Uint8Array; readonly k: 5 } {
  const own = filled(new Float64Array(rows.length), (i) => values[rows[i]!]!);
  const [first, median, third] = [0.25, 0.5, 0.75].map((p) => quantileOf(sampleOf(own), p) ?? NaN);
  const quarterOf = (x: number) => {
    if (Number.isNaN(x)) return UNKNOWN;
    if (x <= median!) return x <= first! ? 0 : 1;
    return x <= third! ? 2 : 3;
  };
  return { labels: filled(new Uint8Array(rows.length), (i) => quarterOf(own[i]!)), k: 5 };
}
