import { SMALLEST_GROUP } from './published.ts';
import { between } from './sample.ts';
import { known, sampleOf } from './samplesOf.ts';
import { toldQuantile } from './toldQuantile.ts';

/** Mutates `values`: puts the k-th smallest (from 0) at k, no larger ones before it, no smaller after it (Hoare's quickselect). */
function selectInPlace(values: Float64Array, k: number): void {
  let left = 0;
  let right = values.length - 1;
  while (left < right) {
    const pivot = medianOfThree(values[left]!, values[(left + right) >>> 1]!, values[right]!);
    let i = left;
    let j = right;
    while (i <= j) {
      while (values[i]! < pivot) i += 1;
      while (values[j]! > pivot) j -= 1;
      if (i > j) break;
      const swap = values[i]!;
      values[i] = values[j]!;
      values[j] = swap;
      i += 1;
      j -= 1;
    }
    if (k <= j) right = j;
    else if (k >= i) left = i;
    else return;
  }
}

const medianOfThree = (a: number, b: number, c: number) => Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));

/** Mutates the order of `values` (none NaN): their type-7 quantile without sorting them all; null where there are none. */
export function quantileInPlace(values: Float64Array, p: number): number | null {
  if (values.length === 0) return null;
  const h = (values.length - 1) * p;
  const k = Math.floor(h);
  selectInPlace(values, k);
  const low = values[k]!;
  if (h === k) return low;
  let high = Infinity;
  for (let i = k + 1; i < values.length; i += 1) if (values[i]! < high) high = values[i]!;
  return between(low, high, h - k);
}

/** The median of the known values, without sorting them all; null of under 10, and where it may not be published. */
export function medianKnown(values: Float64Array): number | null {
  const found = known(values);
  if (found.length < SMALLEST_GROUP) return null;
  // Of twenty and more, ten at least have an end that is the median.
  return found.length < 2 * SMALLEST_GROUP ? toldQuantile(sampleOf(found), 0.5) : quantileInPlace(found, 0.5);
}
