import { frozen } from './frozen.ts';
import { SMALLEST_GROUP, isSmall, joinNear } from './published.ts';
import type { FixedBins } from './result.ts';
import { sampleOf } from './samplesOf.ts';

export interface FixedBinsOptions {
  /** log: edges 1, 2, 5, 10, 20 … ; linear: even steps over the range. Default: linear. */
  readonly scale?: 'linear' | 'log';
  /** Possible values of the column; without it the edges are those of log, on both sides of 0. */
  readonly range?: readonly [number, number];
  /** Clients up to each edge that other tables tell of the column: an edge with 1 to 9 clients to one of those is left out. Default: none. */
  readonly cuts?: readonly number[];
}

/**
 * How many values lie between edges that do not depend on the values, so that two files of one schema can be compared.
 * low ≤ x < high; the end bins are open; a bin of under 10 is merged with its smaller neighbour, so the edges of a
 * result are some of the fixed ones.
 */
export function fixedBins(values: Float64Array, options: FixedBinsOptions = {}): FixedBins {
  const edges = fixedEdges(options);
  const counts = new Array<number>(edges.length + 1).fill(0);
  const sample = sampleOf(values);
  const { n } = sample;
  for (let i = 0; i < sample.values.length; i += 1) counts[placeOf(sample.values[i]!, edges)]! += sample.counts[i]!;
  const bins = counts.map((count, i) => ({ low: edges[i - 1] ?? null, high: edges[i] ?? null, n: count }));
  return frozen({
    n: isSmall(n) ? null : n,
    missing: values.length - n,
    bins: n < SMALLEST_GROUP ? [] : joinNear(mergeSmall(bins), options.cuts ?? [], join),
  });
}

const steps = [1, 2, 5];
const decades = Array.from({ length: 13 }, (_, exponent) => steps.map((step) => Number(`${step}e${exponent}`))).flat();

/** Inner edges in order: about twenty over a range, or 1, 2, 5 of each power of ten. */
function fixedEdges({ scale = 'linear', range }: FixedBinsOptions): readonly number[] {
  if (scale === 'log') return decades;
  if (range === undefined) return [...decades.map((edge) => -edge).reverse(), 0, ...decades];
  const [low, high] = range;
  const rough = (high - low) / 20;
  const power = Number(`1e${Math.floor(Math.log10(rough))}`);
  const step =
    power * [...steps, 10].reduce((a, b) => (Math.abs(b - rough / power) < Math.abs(a - rough / power) ? b : a));
  const first = Math.floor(low / step) + 1;
  return Array.from({ length: Math.max(0, Math.ceil(high / step) - first) }, (_, i) => (first + i) * step);
}

/** How many edges are at or under the value. */
function placeOf(value: number, edges: readonly number[]): number {
  let [low, high] = [0, edges.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (value >= edges[middle]!) low = middle + 1;
    else high = middle;
  }
  return low;
}

type Bin = FixedBins['bins'][number];

const join = (a: Bin, b: Bin): Bin => ({ low: a.low, high: b.high, n: a.n + b.n });

function mergeSmall(bins: readonly Bin[]): Bin[] {
  const rows = [...bins];
  for (;;) {
    const i = rows.findIndex((bin) => bin.n < SMALLEST_GROUP);
    if (i < 0 || rows.length === 1) return rows;
    const left = i > 0 && (i === rows.length - 1 || rows[i - 1]!.n <= rows[i + 1]!.n) ? i - 1 : i;
    const [a, b] = [rows[left]!, rows[left + 1]!];
    rows.splice(left, 2, join(a, b));
  }
}
