import { countLevels } from './countLevels.ts';
import { SMALLEST_GROUP, SMALLEST_WITH_TAILS, givesAway, isSmall, joinNear } from './published.ts';
import type { Histogram } from './result.ts';
import { above, clientsUpTo, type Sample } from './sample.ts';
import { knownBy } from './samplesOf.ts';
import { toldQuantile, toldQuantilesOfBoth } from './toldQuantile.ts';

export interface HistogramOptions {
  /** log: bins are equal on the log axis; values of 0 and less fall into the first. Default: linear. */
  readonly scale?: 'linear' | 'log';
  /** Bins before small ones are merged. Default: 24. */
  readonly bins?: number;
  /** Whole numbers, of a linear scale: edges are whole, and a bin never is narrower than 1. Passed over where more than one value in ten has a fraction. */
  readonly whole?: boolean;
  /** Counts, of a linear scale: whole numbers stand in the middle of their bins, whose edges are halves. */
  readonly centred?: boolean;
  /** Clients up to each edge that other tables tell of the column: an edge with 1 to 9 clients to one of those is left out. Default: none. */
  readonly cuts?: readonly number[];
}

/** Clients whose value has a fraction. */
function fractions({ values, counts }: Sample): number {
  let n = 0;
  for (let i = 0; i < values.length; i += 1) if (!Number.isInteger(values[i]!)) n += counts[i]!;
  return n;
}

/**
 * Shares of those who stayed and of those who left on the same bins between the 1st and 99th percentile (the 5th and 95th where
 * those are not published); the end bins also hold what lies beyond, and a bin of 1 to 9 clients is merged with its smaller neighbour.
 */
export function histogram(values: Float64Array, outcome: Uint16Array, options: HistogramOptions = {}): Histogram {
  const { scale = 'linear', cuts = [] } = options;
  const [stayed, churned] = knownBy(values, outcome, 2) as [Sample, Sample];
  const base = { scale, ...whatIsKnown(stayed, churned, outcome, scale) };
  const shown = scale === 'log' ? ([above(stayed, 0), above(churned, 0)] as const) : ([stayed, churned] as const);
  // The shares of a small group in the bins would be its clients one by one.
  if (shown[0].n + shown[1].n < SMALLEST_WITH_TAILS || isSmall(stayed.n) || isSmall(churned.n))
    return { ...base, bins: [] };
  const ends = endsOf(...shown);
  const grid = ends === null ? null : gridOf(ends, stayed, churned, options);
  if (grid === null) return { ...base, bins: [] };
  const cells = mergeSmall(filledCells(grid, stayed, churned)).map(counted);
  return {
    ...base,
    bins: joinNear(cells, cuts, (a, b) => counted(join(a, b))).map((c) => ({
      low: c.low,
      high: c.high,
      n: c.n,
      stayedShare: stayed.n === 0 ? 0 : c.stayed / stayed.n,
      churnedShare: churned.n === 0 ? 0 : c.churned / churned.n,
    })),
  };
}

/** Of how many clients the value is known, of which shares it is not, and the medians. */
function whatIsKnown(stayed: Sample, churned: Sample, outcome: Uint16Array, scale: 'linear' | 'log') {
  const total = countLevels(outcome, 2);
  const n = stayed.n + churned.n;
  const missingShare = (known: number, all: number) => (all === 0 ? null : (all - known) / all);
  const nonPositive = scale === 'log' ? clientsUpTo(stayed, 0) + clientsUpTo(churned, 0) : 0;
  return {
    nonPositive: givesAway(n, nonPositive) ? null : nonPositive,
    n: isSmall(n) ? null : n,
    missing: outcome.length - n,
    missingStayedShare: missingShare(stayed.n, total[0]!),
    missingChurnedShare: missingShare(churned.n, total[1]!),
    medianStayed: stayed.n >= SMALLEST_GROUP ? toldQuantile(stayed, 0.5) : null,
    medianChurned: churned.n >= SMALLEST_GROUP ? toldQuantile(churned, 0.5) : null,
  };
}

/** Bins of one width, `step`, on a scale on which they are equal. */
interface Grid {
  readonly low: number;
  readonly step: number;
  readonly count: number;
  readonly forward: (value: number) => number;
  readonly backward: (place: number) => number;
}

const LINEAR = { forward: (x: number) => x, backward: (x: number) => x };
const LOG = { forward: (x: number) => Math.log(Math.max(x, Number.MIN_VALUE)), backward: Math.exp };

/** Where the bins lie between the first and the last edge; null where nothing lies between them. */
function gridOf([first, last]: readonly [number, number], stayed: Sample, churned: Sample, options: HistogramOptions) {
  const { scale = 'linear', bins = 24, whole = false, centred = false } = options;
  const axis = scale === 'log' ? LOG : LINEAR;
  const isWhole =
    whole &&
    scale === 'linear' &&
    last > first &&
    fractions(stayed) + fractions(churned) <= (stayed.n + churned.n) / 10;
  const [low, high] = centred
    ? [Math.floor(first) - 0.5, Math.floor(last) + 0.5]
    : // A bin does not hold its upper edge: the last of whole numbers ends past the last of them, or it would hold one number more.
      isWhole
      ? [Math.floor(first), Math.floor(last) + 1]
      : [axis.forward(first), axis.forward(last)];
  if (!(high > low)) return null;
  const width = (high - low) / bins;
  const step = isWhole || centred ? Math.max(1, Math.ceil(width)) : width;
  return { low, step, count: Math.max(1, Math.ceil((high - low) / step - 1e-9)), ...axis };
}

/** Each client in its bin; those beyond the edges in the bins at the ends. */
function filledCells({ low, step, count, forward, backward }: Grid, stayed: Sample, churned: Sample): Cell[] {
  const edges = Array.from({ length: count + 1 }, (_, i) => backward(low + i * step));
  const cells = Array.from({ length: count }, (_, i) => ({
    low: edges[i]!,
    high: edges[i + 1]!,
    stayed: 0,
    churned: 0,
  }));
  const put = (sample: Sample, into: 'stayed' | 'churned') =>
    sample.values.forEach((v, i) => {
      const at = Math.floor((forward(v) - low) / step);
      cells[Math.max(0, Math.min(count - 1, at))]![into] += sample.counts[i]!;
    });
  put(stayed, 'stayed');
  put(churned, 'churned');
  return cells;
}

/** The first and the last edge. */
function endsOf(stayed: Sample, churned: Sample): readonly [number, number] | null {
  for (const tail of [0.01, 0.05]) {
    const [first, last] = toldQuantilesOfBoth(stayed, churned, [tail, 1 - tail]);
    if (typeof first === 'number' && typeof last === 'number') return [first, last];
  }
  return null;
}

interface Cell {
  readonly low: number;
  readonly high: number;
  stayed: number;
  churned: number;
}

const counted = (cell: Cell) => ({ ...cell, n: cell.stayed + cell.churned });

const join = (a: Cell, b: Cell): Cell => ({
  low: a.low,
  high: b.high,
  stayed: a.stayed + b.stayed,
  churned: a.churned + b.churned,
});

function mergeSmall(cells: readonly Cell[]): Cell[] {
  const rows = [...cells];
  const size = (c: Cell | undefined) => (c ? c.stayed + c.churned : Infinity);
  for (;;) {
    // Nobody is no group, and where nobody is nothing is drawn.
    const i = rows.findIndex((c) => isSmall(size(c)));
    if (i < 0 || rows.length === 1) return rows;
    const left = size(rows[i - 1]) <= size(rows[i + 1]) ? i - 1 : i;
    const [a, b] = [rows[left]!, rows[left + 1]!];
    rows.splice(left, 2, join(a, b));
  }
}
