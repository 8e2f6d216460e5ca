import { BLOCK, selfProducts } from './crossProducts.ts';
import { powerOfTwo } from './moments.ts';

/** Numbers of rows, a block at a time; NaN where unknown. */
export interface Rows {
  readonly length: number;
  /** The largest absolute value. */
  readonly most: number;
  /** About the mean of all that are known: sums of distances from it lose nothing where the pair's own mean is near. */
  readonly middle: number;
  /** The numbers of the rows [from, to): good until the next block is asked for. */
  readonly block: (from: number, to: number) => Float64Array;
}

/** Sums over the rows where both of two columns are known, of distances from a place of each, scaled by a power of two. */
export interface PairSums {
  readonly n: number;
  readonly restA: number;
  readonly restB: number;
  readonly aa: number;
  readonly bb: number;
  readonly ab: number;
}

/** What brings a column's largest value near 1. */
export const scaleOf = ({ most }: Rows) => powerOfTwo(most);

/** The sums of every two of the columns. `places`: where distances are taken from, scaled. Default: the columns' middles. */
export function crossSums(
  columns: readonly Rows[],
  places: readonly number[] = columns.map((own) => own.middle * scaleOf(own)),
): (a: number, b: number) => PairSums {
  const c = columns.length;
  // Whether each is known, and its distances; on the left also their squares.
  const products = selfProducts(3 * c, 2 * c);
  const rows = columns[0]!.length;
  const scales = columns.map(scaleOf);
  for (let from = 0; from < rows; from += BLOCK) {
    const to = Math.min(rows, from + BLOCK);
    for (let j = 0; j < c; j += 1) put(columns[j]!.block(from, to), scales[j]!, places[j]!, products.left, j, c);
    products.add(to - from);
  }
  const sum = (a: number, b: number) => products.sum(0, a, b);
  return (a, b) => ({
    n: sum(Math.max(a, b), Math.min(a, b)),
    restA: sum(c + a, b),
    restB: sum(c + b, a),
    aa: sum(2 * c + a, b),
    bb: sum(2 * c + b, a),
    ab: sum(c + Math.max(a, b), c + Math.min(a, b)),
  });
}

/** Mutates `into`: marks of the known values of column j of c, then distances, then squares. */
function put(values: Float64Array, scale: number, place: number, into: Float64Array, j: number, c: number): void {
  const [known, distances, squares] = [j * BLOCK, (c + j) * BLOCK, (2 * c + j) * BLOCK];
  for (let i = 0; i < values.length; i += 1) {
    const x = values[i]! * scale - place;
    const isKnown = x - x === 0;
    const distance = isKnown ? x : 0;
    into[known + i] = isKnown ? 1 : 0;
    into[distances + i] = distance;
    into[squares + i] = distance * distance;
  }
}
