import { distinctOf, type Distinct } from './distinct.ts';
import { onceOf } from './once.ts';
import { powerOfTwo } from './moments.ts';

/** Symmetric table of coefficients by column name; null where a pair has no variance or under 3 clients. */
export type Matrix = Readonly<Record<string, Readonly<Record<string, number | null>>>>;

/** Pearson's r of the rows where both values are known, by two passes; null without variance. */
export const pearson = (a: Float64Array, b: Float64Array): number | null => coefficientOf(asTheyAre(a), asTheyAre(b));

/** Spearman's ρ: Pearson's r of the mid-ranks among the rows where both are known. */
export function spearman(a: Float64Array, b: Float64Array): number | null {
  const [first, second] = [distinctOf(a), distinctOf(b)];
  return coefficientOf(ranksBeside(first, second), ranksBeside(second, first));
}

/** Numbers of rows, a block at a time; NaN where unknown. */
interface Rows {
  readonly length: number;
  /** The largest absolute value. */
  readonly most: number;
  /** The numbers of the rows [from, to): good until the next block is asked for. */
  readonly block: (from: number, to: number) => Float64Array;
}

/** Rows of a block: two of them stay in the nearest cache. */
const BLOCK = 2048;

function coefficientOf(a: Rows, b: Rows): number | null {
  const [scaleA, scaleB] = [powerOfTwo(a.most), powerOfTwo(b.most)];
  const { n, meanA, meanB } = meansOfBoth(a, b, scaleA, scaleB);
  if (n < 3) return null;
  let [restA, restB, aa, bb, ab] = [0, 0, 0, 0, 0];
  for (let from = 0; from < a.length; from += BLOCK) {
    const to = Math.min(a.length, from + BLOCK);
    const [as, bs] = [a.block(from, to), b.block(from, to)];
    for (let i = 0; i < as.length; i += 1) {
      const x = as[i]! * scaleA - meanA;
      const y = bs[i]! * scaleB - meanB;
      if (x !== x || y !== y) continue;
      restA += x;
      restB += y;
      aa += x * x;
      bb += y * y;
      ab += x * y;
    }
  }
  // What the rounding of the means has left over (Chan, Golub & LeVeque 1983).
  aa -= (restA * restA) / n;
  bb -= (restB * restB) / n;
  ab -= (restA * restB) / n;
  if (!(aa > 0 && bb > 0)) return null;
  return Math.max(-1, Math.min(1, ab / Math.sqrt(aa) / Math.sqrt(bb)));
}

/** Means of the scaled values where both are known, from the first of them: those of equal values are exact. */
function meansOfBoth(a: Rows, b: Rows, scaleA: number, scaleB: number) {
  let [baseA, baseB] = [0, 0];
  let [n, sumA, sumB] = [0, 0, 0];
  for (let from = 0; from < a.length; from += BLOCK) {
    const to = Math.min(a.length, from + BLOCK);
    const [as, bs] = [a.block(from, to), b.block(from, to)];
    for (let i = 0; i < as.length; i += 1) {
      const x = as[i]! * scaleA;
      const y = bs[i]! * scaleB;
      if (x !== x || y !== y) continue;
      if (n === 0) [baseA, baseB] = [x, y];
      n += 1;
      sumA += x - baseA;
      sumB += y - baseB;
    }
  }
  return { n, meanA: baseA + sumA / n, meanB: baseB + sumB / n };
}

const asTheyAre = onceOf((values: Float64Array): Rows => {
  let most = 0;
  for (let i = 0; i < values.length; i += 1) {
    const size = Math.abs(values[i]!);
    if (size > most) most = size;
  }
  return { length: values.length, most, block: (from, to) => values.subarray(from, to) };
});

/** Mid-ranks of a column among the rows where the other one is known too; NaN elsewhere. */
function ranksBeside(column: Distinct, other: Distinct): Rows {
  if (other.counts.reduce((n, count) => n + count, 0) === other.places.length) return ranksAmongAll(column);
  const { places } = column;
  const counts = new Uint32Array(column.values.length + 1);
  const unknown = other.values.length;
  for (let i = 0; i < places.length; i += 1) if (other.places[i] !== unknown) counts[places[i]!]! += 1;
  return ranked(column, counts);
}

const ranksAmongAll = onceOf((column: Distinct) => ranked(column, column.counts));

/** Mid-ranks of rows that have each value so many times: a table by value serves all rows. */
function ranked({ values, places }: Distinct, counts: Uint32Array): Rows {
  const ranks = new Float64Array(values.length + 1).fill(NaN);
  let from = 0;
  let most = 0;
  for (let place = 0; place < values.length; place += 1) {
    if (counts[place] === 0) continue;
    const to = from + counts[place]!;
    most = ranks[place] = (from + to + 1) / 2;
    from = to;
  }
  const rows = new Float64Array(BLOCK);
  const block = (start: number, end: number) => {
    for (let i = start; i < end; i += 1) rows[i - start] = ranks[places[i]!]!;
    return rows.subarray(0, end - start);
  };
  return { length: places.length, most, block };
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
