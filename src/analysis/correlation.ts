import { BLOCK } from './crossProducts.ts';
import { crossSums, scaleOf, type PairSums, type Rows } from './crossSums.ts';
import { distinctOf, type Distinct } from './distinct.ts';
import { cellsOf, coefficientOfCells, isJointlyCounted, midRanks } from './jointCells.ts';
import { onceOf } from './once.ts';

/** Symmetric table of coefficients by column name; null where a pair has no variance or under 3 clients. */
export type Matrix = Readonly<Record<string, Readonly<Record<string, number | null>>>>;

/** A column of numbers, NaN where unknown. */
interface Named {
  readonly name: string;
  readonly values: Float64Array;
}

/** Pearson's r of every two columns, of the rows where both values are finite; null without variance. */
export function pearson(columns: readonly Named[]): Matrix {
  const together = pairsOf(columns.map(({ values }) => asTheyAre(values)));
  return matrix(columns, (first, second, a, b) =>
    isJointlyCounted(first, second)
      ? coefficientOfCells(cellsOf(first, second), first.values, second.values)
      : together(a, b),
  );
}

/** Spearman's ρ of every two columns: Pearson's r of the mid-ranks among the rows where both are known. */
export function spearman(columns: readonly Named[]): Matrix {
  const own = columns.map(({ values }) => distinctOf(values));
  const complete = own.filter(isComplete);
  // Where both columns are known for everybody, ranks are those among all.
  const amongAll = pairsOf(complete.map(ranksAmongAll));
  // Beside a column with gaps the others are ranked anew.
  const besideGaps = onceOf((gaps: Distinct) => {
    const others = complete.filter((other) => !isJointlyCounted(other, gaps));
    const coefficient = pairsOf([...others.map((other) => ranksBeside(other, gaps)), ranksAmongAll(gaps)]);
    return (other: Distinct) => coefficient(others.indexOf(other), others.length);
  });
  return matrix(columns, (first, second) => {
    if (isJointlyCounted(first, second)) {
      const cells = cellsOf(first, second);
      return coefficientOfCells(cells, midRanks(cells.rows), midRanks(cells.columns));
    }
    if (isComplete(first) && isComplete(second)) return amongAll(complete.indexOf(first), complete.indexOf(second));
    if (isComplete(first)) return besideGaps(second)(first);
    if (isComplete(second)) return besideGaps(first)(second);
    return pairsOf([ranksBeside(first, second), ranksBeside(second, first)])(0, 1);
  });
}

/** The coefficient of every pair; the diagonal is 1. */
function matrix(
  columns: readonly Named[],
  coefficient: (first: Distinct, second: Distinct, a: number, b: number) => number | null,
): Matrix {
  const table: Record<string, Record<string, number | null>> = {};
  for (const { name } of columns) table[name] = {};
  columns.forEach((first, a) => {
    columns.slice(0, a + 1).forEach((second, b) => {
      const value = a === b ? 1 : coefficient(distinctOf(first.values), distinctOf(second.values), a, b);
      table[first.name]![second.name] = value;
      table[second.name]![first.name] = value;
    });
  });
  return table;
}

/** Pearson's r of two of the columns; the sums of all pairs are made together, once one is asked for. */
function pairsOf(columns: readonly Rows[]): (a: number, b: number) => number | null {
  let sums: ReturnType<typeof crossSums> | undefined;
  return (a, b) => {
    sums ??= crossSums(columns);
    const [first, second] = [columns[a]!, columns[b]!];
    return coefficientOf(sums(a, b), (places) => crossSums([first, second], places)(0, 1), [first, second]);
  };
}

/** The part of a sum of squares that may be owed to the distance of the means: more of it would cost digits. */
const OWED = 0.25;

/** `again`: the sums from other places. */
function coefficientOf(
  sums: PairSums,
  again: (places: readonly [number, number]) => PairSums,
  [a, b]: readonly [Rows, Rows],
): number | null {
  const { n } = sums;
  if (n < 3) return null;
  const isFar = (rest: number, squares: number) => rest * rest > OWED * n * squares;
  const near =
    isFar(sums.restA, sums.aa) || isFar(sums.restB, sums.bb)
      ? again([a.middle * scaleOf(a) + sums.restA / n, b.middle * scaleOf(b) + sums.restB / n])
      : sums;
  const { restA, restB } = near;
  // What the means of this pair are away from those of the columns (Chan, Golub & LeVeque 1983).
  const aa = near.aa - (restA * restA) / n;
  const bb = near.bb - (restB * restB) / n;
  const ab = near.ab - (restA * restB) / n;
  if (!(aa > 0 && bb > 0)) return null;
  return Math.max(-1, Math.min(1, ab / Math.sqrt(aa) / Math.sqrt(bb)));
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

/** Whether every row has a finite value. */
const isComplete = onceOf(
  (column: Distinct) => column.counts.reduce((n, count) => n + count, 0) === column.places.length,
);

/** Mid-ranks of a column among the rows where the other one is known too; NaN elsewhere. */
function ranksBeside(column: Distinct, other: Distinct): Rows {
  if (isComplete(other)) return ranksAmongAll(column);
  const { places } = column;
  const counts = new Uint32Array(column.values.length + 1);
  const unknown = other.values.length;
  for (let i = 0; i < places.length; i += 1) if (other.places[i] !== unknown) counts[places[i]!]! += 1;
  return ranked(column, counts.subarray(0, column.values.length));
}

const ranksAmongAll = (column: Distinct) => ranked(column, column.counts);

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
