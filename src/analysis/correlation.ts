import { powerOfTwo } from './moments.ts';
import { midRanks } from './ranks.ts';

/** Symmetric table of coefficients by column name; null where a pair has no variance or under 3 clients. */
export type Matrix = Readonly<Record<string, Readonly<Record<string, number | null>>>>;

/** Pearson's r of the rows where both values are known, by two passes; null without variance. */
export function pearson(a: Float64Array, b: Float64Array): number | null {
  const [scaleA, scaleB] = [scaleOf(a), scaleOf(b)];
  let n = 0;
  let meanA = 0;
  let meanB = 0;
  for (let i = 0; i < a.length; i += 1) {
    const x = a[i]! * scaleA;
    const y = b[i]! * scaleB;
    if (x !== x || y !== y) continue;
    n += 1;
    meanA += (x - meanA) / n;
    meanB += (y - meanB) / n;
  }
  if (n < 3) return null;
  let [aa, bb, ab] = [0, 0, 0];
  for (let i = 0; i < a.length; i += 1) {
    const x = a[i]! * scaleA - meanA;
    const y = b[i]! * scaleB - meanB;
    if (x !== x || y !== y) continue;
    aa += x * x;
    bb += y * y;
    ab += x * y;
  }
  if (aa === 0 || bb === 0) return null;
  return Math.max(-1, Math.min(1, ab / Math.sqrt(aa) / Math.sqrt(bb)));
}

/** Brings the largest known value near 1. */
const scaleOf = (values: Float64Array) =>
  powerOfTwo(values.reduce((most, v) => (Math.abs(v) > most ? Math.abs(v) : most), 0));

/** Spearman's ρ: Pearson's r of the mid-ranks among the rows where both are known. */
export function spearman(a: Float64Array, b: Float64Array): number | null {
  // Ranks among all rows serve every pair of columns without missing values.
  if (!a.some(Number.isNaN) && !b.some(Number.isNaN)) return pearson(ranksOf(a), ranksOf(b));
  const both = Uint8Array.from(a, (x, i) => (x === x && b[i]! === b[i]! ? 1 : 0));
  return pearson(midRanks(a.filter((_, i) => both[i])), midRanks(b.filter((_, i) => both[i])));
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
