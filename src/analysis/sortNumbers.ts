import { DIGITS, SIZE, countDigits, digitOf, toStarts } from './radix.ts';

/** Words of a key. */
const WORDS = 2;
/** Fewer values than this are sorted faster by comparing them. */
const MANY = 8192;

/**
 * Mutates `values` (none NaN): puts them in ascending order, −0 before 0, as Float64Array.sort does. Many are sorted
 * by radix on the bits of the double, 11 at a time; digits that all values share are skipped.
 */
export function sortNumbers(values: Float64Array): Float64Array {
  if (values.length < MANY) return values.sort();
  const n = values.length;
  const keys = new Uint32Array(values.buffer, values.byteOffset, 2 * n);
  makeSortable(keys);
  const counts = countDigits(keys, WORDS);
  let from = keys;
  let to: Uint32Array = new Uint32Array(2 * n);
  for (let digit = 0; digit < DIGITS; digit += 1) {
    const starts = counts.subarray(digit * SIZE, (digit + 1) * SIZE);
    if (starts[digitOf(from[0]!, from[1]!, digit)] === n) continue;
    place(from, to, starts, digit, n);
    [from, to] = [to, from];
  }
  if (from !== keys) keys.set(from);
  restore(keys, n);
  return values;
}

/** Mutates the keys: unsigned order becomes numeric order. */
function makeSortable(keys: Uint32Array): void {
  for (let i = 0; i < keys.length; i += 2) {
    const high = keys[i + 1]!;
    if (high >>> 31) {
      keys[i] = ~keys[i]!;
      keys[i + 1] = ~high;
    } else keys[i + 1] = high | 0x80000000;
  }
}

/** Mutates `to` and `counts`: one stable pass by a digit. */
function place(from: Uint32Array, to: Uint32Array, counts: Uint32Array, digit: number, n: number): void {
  toStarts(counts);
  for (let i = 0; i < 2 * n; i += 2) {
    const low = from[i]!;
    const high = from[i + 1]!;
    const at = 2 * counts[digitOf(low, high, digit)]!++;
    to[at] = low;
    to[at + 1] = high;
  }
}

/** Mutates the keys: they are bits of doubles again. */
function restore(keys: Uint32Array, n: number): void {
  for (let i = 0; i < 2 * n; i += 2) {
    if (keys[i + 1]! >>> 31) keys[i + 1] = keys[i + 1]! & 0x7fffffff;
    else {
      keys[i] = ~keys[i]!;
      keys[i + 1] = ~keys[i + 1]!;
    }
  }
}
