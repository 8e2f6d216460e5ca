import type { Distinct } from './distinct.ts';
import { momentsOf, powerOfTwo } from './moments.ts';
import { onceOf } from './once.ts';

/** Pairs of values are counted where there are far fewer of them than rows. */
export const isJointlyCounted = (a: Distinct, b: Distinct) => 4 * a.values.length * b.values.length <= a.places.length;

/** Rows of each pair of distinct values, both known, and of each value of either. */
interface Cells {
  readonly counts: Uint32Array;
  readonly rows: Uint32Array;
  readonly columns: Uint32Array;
}

const counted = onceOf<Distinct, WeakMap<Distinct, Cells>>(() => new WeakMap());

/** The pairs of two columns of as many rows, counted once while both live. */
export function cellsOf(a: Distinct, b: Distinct): Cells {
  const known = counted(a).get(b);
  if (known) return known;
  const [height, width] = [a.values.length, b.values.length];
  // The last row and column are of rows without a value.
  const counts = new Uint32Array((height + 1) * (width + 1));
  for (let i = 0; i < a.places.length; i += 1) counts[a.places[i]! * (width + 1) + b.places[i]!]! += 1;
  const cells = {
    counts: new Uint32Array(height * width),
    rows: new Uint32Array(height),
    columns: new Uint32Array(width),
  };
  for (let x = 0; x < height; x += 1)
    for (let y = 0; y < width; y += 1) {
      const count = counts[x * (width + 1) + y]!;
      cells.counts[x * width + y] = count;
      cells.rows[x]! += count;
      cells.columns[y]! += count;
    }
  counted(a).set(b, cells);
  return cells;
}

/** Mid-ranks of values that so many rows have each; those of a value that none has say nothing. */
export function midRanks(counts: Uint32Array): Float64Array {
  const ranks = new Float64Array(counts.length);
  let from = 0;
  for (let place = 0; place < counts.length; place += 1) {
    const to = from + counts[place]!;
    ranks[place] = (from + to + 1) / 2;
    from = to;
  }
  return ranks;
}

/** Pearson's r of rows counted by their pairs of values. */
export function coefficientOfCells({ counts, rows, columns }: Cells, a: Float64Array, b: Float64Array): number | null {
  const [first, second] = [centred(a, rows), centred(b, columns)];
  if (first.n < 3 || !(first.squares > 0 && second.squares > 0)) return null;
  let together = 0;
  for (let x = 0; x < rows.length; x += 1) {
    if (rows[x] === 0) continue;
    let line = 0;
    for (let y = 0; y < columns.length; y += 1) line += counts[x * columns.length + y]! * second.distances[y]!;
    together += first.distances[x]! * line;
  }
  return Math.max(-1, Math.min(1, together / Math.sqrt(first.squares) / Math.sqrt(second.squares)));
}

/** Distances of scaled values from the mean of the rows that have them, and the sum of their squares. */
function centred(values: Float64Array, counts: Uint32Array) {
  let most = 0;
  let n = 0;
  for (let i = 0; i < values.length; i += 1) {
    n += counts[i]!;
    if (counts[i]! > 0) most = Math.max(most, Math.abs(values[i]!));
  }
  const scale = powerOfTwo(most);
  const { mean, squares } = momentsOf({ values, counts, n }, scale);
  return { n, squares, distances: values.map((x) => x * scale - mean) };
}
