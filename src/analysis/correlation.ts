import { powerOfTwo } from './moments.ts';
import { midRanks, orderOf } from './ranks.ts';

/** Symmetric table of coefficients by column name; null where a pair has no variance or under 3 clients. */
export type Matrix = Readonly<Record<string, Readonly<Record<string, number | null>>>>;

/** Pearson's r of the rows where both values are known, by two passes; null without variance. */
export function pearson(a: Float64Array, b: Float64Array): number | null {
  const [scaleA, scaleB] = [scaleOf(a), scaleOf(b)];
  const { n, meanA, meanB } = meansOfBoth(a, b, scaleA, scaleB);
  if (n < 3) return null;
  let [restA, restB, aa, bb, ab] = [0, 0, 0, 0, 0];
  for (let i = 0; i < a.length; i += 1) {
    const x = a[i]! * scaleA - meanA;
    const y = b[i]! * scaleB - meanB;
    if (x !== x || y !== y) continue;
    restA += x;
    restB += y;
    aa += x * x;
    bb += y * y;
    ab += x * y;
  }
  // What the rounding of the means has left over (Chan, Golub & LeVeque 1983).
  aa -= (restA * restA) / n;
  bb -= (restB * restB) / n;
  ab -= (restA * restB) / n;
  if (!(aa > 0 && bb > 0)) return null;
  return Math.max(-1, Math.min(1, ab / Math.sqrt(aa) / Math.sqrt(bb)));
}

/** Means of the scaled values where both are known, from the first of them: those of equal values are exact. */
function meansOfBoth(a: Float64Array, b: Float64Array, scaleA: number, scaleB: number) {
  let first = 0;
  while (first < a.length && !(a[first] === a[first] && b[first] === b[first])) first += 1;
  const [baseA, baseB] = [(a[first] ?? 0) * scaleA, (b[first] ?? 0) * scaleB];
  let [n, sumA, sumB] = [0, 0, 0];
  for (let i = first; i < a.length; i += 1) {
    const x = a[i]! * scaleA - baseA;
    const y = b[i]! * scaleB - baseB;
    if (x !== x || y !== y) continue;
    n += 1;
    sumA += x;
    sumB += y;
  }
  return { n, meanA: baseA + sumA / n, meanB: baseB + sumB / n };
}

/** Brings the largest known value near 1. */
function scaleOf(values: Float64Array): number {
  let most = 0;
  for (let i = 0; i < values.length; i += 1) {
    const size = Math.abs(values[i]!);
    if (size > most) most = size;
  }
  return powerOfTwo(most);
}

/** Spearman's ρ: Pearson's r of the mid-ranks among the rows where both are known. */
export function spearman(a: Float64Array, b: Float64Array): number | null {
  // Ranks among all rows serve every pair of columns without missing values.
  if (orderOf(a).length === a.length && orderOf(b).length === b.length) return pearson(ranksOf(a), ranksOf(b));
  return pearson(ranksBeside(a, b), ranksBeside(b, a));
}

/** Mid-ranks of a among the rows where b is known too; NaN elsewhere. */
function ranksBeside(a: Float64Array, b: Float64Array): Float64Array {
  const order = orderOf(a);
  const both = new Uint32Array(order.length);
  let n = 0;
  for (let k = 0; k < order.length; k += 1) if (Number.isFinite(b[order[k]!]!)) both[n++] = order[k]!;
  return midRanks(a, both.subarray(0, n));
}

const ranks = new WeakMap<Float64Array, Float64Array>();

function ranksOf(values: Float64Array): Float64Array {
  const known = ranks.get(values) ?? midRanks(values);
  ranks.set(values, known);
  return known;
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
