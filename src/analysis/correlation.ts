import { distinctOf, type Distinct } from './distinct.ts';
import { onceOf } from './once.ts';
import { powerOfTwo } from './moments.ts';
import { cellsOf, coefficientOfCells, isJointlyCounted, midRanks } from './jointCells.ts';

/** Symmetric table of coefficients by column name; null where a pair has no variance or under 3 clients. */
export type Matrix = Readonly<Record<string, Readonly<Record<string, number | null>>>>;

/** Pearson's r of the rows where both values are finite; null without variance. */
export function pearson(a: Float64Array, b: Float64Array): number | null {
  const [first, second] = [distinctOf(a), distinctOf(b)];
  if (isJointlyCounted(first, second)) {
    const cells = cellsOf(first, second);
    return coefficientOfCells(cells, first.values, second.values);
  }
  return coefficientOf(asTheyAre(a), asTheyAre(b));
}

/** Spearman's ρ: Pearson's r of the mid-ranks among the rows where both are known. */
export function spearman(a: Float64Array, b: Float64Array): number | null {
  const [first, second] = [distinctOf(a), distinctOf(b)];
  if (isJointlyCounted(first, second)) {
    const cells = cellsOf(first, second);
    return coefficientOfCells(cells, midRanks(cells.rows), midRanks(cells.columns));
  }
  return coefficientOf(ranksBeside(first, second), ranksBeside(second, first));
}

/** Numbers of rows, a block at a time; NaN where unknown. */
interface Rows {
  readonly length: number;
  /** The largest absolute value. */
  readonly most: number;
  /** About the mean of all that are known: sums of distances from it lose nothing where the pair's own mean is near. */
  readonly middle: number;
  /** The numbers of the rows [from, to): good until the next block is asked for. */
  readonly block: (from: number, to: number) => Float64Array;
}

/** Rows of a block: two of them stay in the nearest cache. */
const BLOCK = 2048;
/** The part of a sum of squares that may be owed to the distance of the means: more of it would cost digits. */
const OWED = 0.25;

function coefficientOf(a: Rows, b: Rows): number | null {
  const [scaleA, scaleB] = [powerOfTwo(a.most), powerOfTwo(b.most)];
  let sums = sumsOf(a, b, scaleA, scaleB, a.middle * scaleA, b.middle * scaleB);
  const { n } = sums;
  if (n < 3) return null;
  const isFar = (rest: number, squares: number) => rest * rest > OWED * n * squares;
  if (isFar(sums.restA, sums.aa) || isFar(sums.restB, sums.bb)) {
    const [meanA, meanB] = [a.middle * scaleA + sums.restA / n, b.middle * scaleB + sums.restB / n];
    sums = sumsOf(a, b, scaleA, scaleB, meanA, meanB);
  }
  const { restA, restB } = sums;
  // What the means of this pair are away from those of the columns (Chan, Golub & LeVeque 1983).
  const aa = sums.aa - (restA * restA) / n;
  const bb = sums.bb - (restB * restB) / n;
  const ab = sums.ab - (restA * restB) / n;
  if (!(aa > 0 && bb > 0)) return null;
  return Math.max(-1, Math.min(1, ab / Math.sqrt(aa) / Math.sqrt(bb)));
}

/** Sums of the scaled values' distances from two places, of their squares and products, where both are known. */
function sumsOf(a: Rows, b: Rows, scaleA: number, scaleB: number, fromA: number, fromB: number) {
  let [n, restA, restB, aa, bb, ab] = [0, 0, 0, 0, 0, 0];
  for (let from = 0; from < a.length; from += BLOCK) {
    const to = Math.min(a.length, from + BLOCK);
    const [as, bs] = [a.block(from, to), b.block(from, to)];
    // A block's own sums: what is added to a large sum is not small.
    let [known, x1, y1, xx, yy, xy] = [0, 0, 0, 0, 0, 0];
    for (let i = 0; i < as.length; i += 1) {
      const x = as[i]! * scaleA - fromA;
      const y = bs[i]! * scaleB - fromB;
      if (x - x !== 0 || y - y !== 0) continue;
      known += 1;
      x1 += x;
      y1 += y;
      xx += x * x;
      yy += y * y;
      xy += x * y;
    }
    n += known;
    restA += x1;
    restB += y1;
    aa += xx;
    bb += yy;
    ab += xy;
  }
  return { n, restA, restB, aa, bb, ab };
}

const asTheyAre = onceOf((values: Float64Array): Rows => {
  let [most, sum, n] = [0, 0, 0];
  for (let i = 0; i < values.length; i += 1) {
    const size = Math.abs(values[i]!);
    if (!(size < Infinity)) continue;
    if (size > most) most = size;
    sum += values[i]!;
    n += 1;
  }
  const middle = Number.isFinite(sum / n) ? sum / n : 0;
  return { length: values.length, most, middle, block: (from, to) => values.subarray(from, to) };
});

/** Mid-ranks of a column among the rows where the other one is known too; NaN elsewhere. */
function ranksBeside(column: Distinct, other: Distinct): Rows {
  if (other.counts.reduce((n, count) => n + count, 0) === other.places.length) return ranksAmongAll(column);
  const { places } = column;
  const counts = new Uint32Array(column.values.length + 1);
  const unknown = other.values.length;
  for (let i = 0; i < places.length; i += 1) if (other.places[i] !== unknown) counts[places[i]!]! += 1;
  return ranked(column, counts.subarray(0, column.values.length));
}

const ranksAmongAll = onceOf((column: Distinct) => ranked(column, column.counts));

/** Mid-ranks of rows that have each value so many times: a table by value serves all rows. */
function ranked({ values, places }: Distinct, counts: Uint32Array): Rows {
  const ranks = new Float64Array(values.length + 1);
  ranks.set(midRanks(counts));
  ranks[values.length] = NaN;
  const n = counts.reduce((all, count) => all + count, 0);
  const rows = new Float64Array(BLOCK);
  const block = (start: number, end: number) => {
    for (let i = start; i < end; i += 1) rows[i - start] = ranks[places[i]!]!;
    return rows.subarray(0, end - start);
  };
  return { length: places.length, most: n, middle: (n + 1) / 2, block };
}

/** The coefficient of every pair; the diagonal is 1. */
export function matrix(
  columns: readonly { readonly name: string; readonly values: Float64Array }[],
  coefficient: (a: Float64Array, b: Float64Array) => number | null,
): Matrix {
  const table: Record<string, Record<string, number | null>> = {};
  for (const { name } of columns) table[name] = {};
  columns.forEach((a, i) => {
    columns.slice(0, i + 1).forEach((b, j) => {
      const value = i === j ? 1 : coefficient(a.values, b.values);
      table[a.name]![b.name] = value;
      table[b.name]![a.name] = value;
    });
  });
  return table;
}
