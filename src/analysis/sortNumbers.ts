/** Fewer values than this are sorted faster by comparing them. */
const MANY = 8192;
const BITS = 11;
const DIGITS = 6;
const SIZE = 1 << BITS;
const LAST = SIZE - 1;

/**
 * Mutates `values` (none NaN): puts them in ascending order, −0 before 0, as Float64Array.sort does. Many are sorted
 * by radix on the bits of the double, 11 at a time; digits that all values share are skipped.
 */
export function sortNumbers(values: Float64Array): Float64Array {
  if (values.length < MANY) return values.sort();
  const n = values.length;
  const keys = new Uint32Array(values.buffer, values.byteOffset, 2 * n);
  const counts = countDigits(keys, n);
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

const digitOf = (low: number, high: number, digit: number): number => {
  if (digit === 0) return low & LAST;
  if (digit === 1) return (low >>> 11) & LAST;
  if (digit === 2) return (low >>> 22) | ((high & 1) << 10);
  if (digit === 3) return (high >>> 1) & LAST;
  if (digit === 4) return (high >>> 12) & LAST;
  return high >>> 23;
};

/** Mutates the keys: unsigned order becomes numeric order. Gives how often each digit has each value. */
function countDigits(keys: Uint32Array, n: number): Uint32Array {
  const counts = new Uint32Array(DIGITS * SIZE);
  for (let i = 0; i < 2 * n; i += 2) {
    let low = keys[i]!;
    let high = keys[i + 1]!;
    if (high >>> 31) {
      low = ~low >>> 0;
      high = ~high >>> 0;
    } else high = (high | 0x80000000) >>> 0;
    keys[i] = low;
    keys[i + 1] = high;
    counts[low & LAST]! += 1;
    counts[SIZE + ((low >>> 11) & LAST)]! += 1;
    counts[2 * SIZE + ((low >>> 22) | ((high & 1) << 10))]! += 1;
    counts[3 * SIZE + ((high >>> 1) & LAST)]! += 1;
    counts[4 * SIZE + ((high >>> 12) & LAST)]! += 1;
    counts[5 * SIZE + (high >>> 23)]! += 1;
  }
  return counts;
}

/** Mutates `to` and `counts`: one stable pass by a digit. */
function place(from: Uint32Array, to: Uint32Array, counts: Uint32Array, digit: number, n: number): void {
  let sum = 0;
  for (let d = 0; d < SIZE; d += 1) {
    const count = counts[d]!;
    counts[d] = sum;
    sum += count;
  }
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
