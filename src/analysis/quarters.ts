import { filled } from './filled.ts';
import { quantileOf } from './sample.ts';
import { sampleOf } from './samplesOf.ts';

/** The quarter of each row's value among the known values of the rows (low < x ≤ high, type-7 quantiles); unknown ones are a fifth group. */
export function quartersOf(values: Float64Array, rows: Uint32Array): { readonly labels: Uint8Array; readonly k: 5 } {
  const own = filled(new Float64Array(rows.length), (i) => values[rows[i]!]!);
  const [first, median, third] = [0.25, 0.5, 0.75].map((p) => quantileOf(sampleOf(own), p) ?? NaN);
  const labels = new Uint8Array(rows.length);
  own.forEach((x, i) => {
    labels[i] = Number.isNaN(x) ? 4 : x <= first! ? 0 : x <= median! ? 1 : x <= third! ? 2 : 3;
  });
  return { labels, k: 5 };
}
