/** Lower Cholesky factor, or the index of the column that is a combination of those before it. */
export function cholesky(a: readonly Float64Array[]): Float64Array[] | number {
  const l = a.map((row) => new Float64Array(row.length));
  for (let i = 0; i < a.length; i += 1)
    for (let j = 0; j <= i; j += 1) {
      let sum = a[i]![j]!;
      for (let m = 0; m < j; m += 1) sum -= l[i]![m]! * l[j]![m]!;
      if (i !== j) l[i]![j] = sum / l[j]![j]!;
      else if (sum <= 1e-10 * a[i]![i]! || !Number.isFinite(sum)) return i;
      else l[i]![i] = Math.sqrt(sum);
    }
  return l;
}

/**
 * Weights of the columns before column i of which it is a combination, where a symmetric matrix of cross-products
 * says that it is one.
 */
export function combination(a: readonly Float64Array[], i: number): Float64Array {
  const before = cholesky(a.slice(0, i).map((row) => row.subarray(0, i)));
  if (typeof before === 'number') throw new Error(`dependent column: ${before}`);
  return backSolve(before, a[i]!.subarray(0, i));
}

/** x of l lᵀ x = b, given the lower factor l. */
export function backSolve(l: readonly Float64Array[], b: Float64Array): Float64Array {
  const x = Float64Array.from(b);
  for (let i = 0; i < l.length; i += 1) {
    for (let m = 0; m < i; m += 1) x[i]! -= l[i]![m]! * x[m]!;
    x[i]! /= l[i]![i]!;
  }
  for (let i = l.length - 1; i >= 0; i -= 1) {
    for (let m = i + 1; m < l.length; m += 1) x[i]! -= l[m]![i]! * x[m]!;
    x[i]! /= l[i]![i]!;
  }
  return x;
}

/** Rows of the inverse of l lᵀ. */
export const invert = (l: readonly Float64Array[]) =>
  l.map((_, j) =>
    backSolve(
      l,
      Float64Array.from({ length: l.length }, (__, i) => (i === j ? 1 : 0)),
    ),
  );
