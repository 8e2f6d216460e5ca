import { DIGITS, SIZE, countDigits, digitOf, toStarts } from './radix.ts';

/** Words of a record: the two of a key and the row. */
const WORDS = 3;

/**
 * Places of the finite values, smallest first, equal values in the order of the rows. Radix sort on the bits of
 * the double, 11 at a time, keys moved with their rows; digits that all values share are skipped.
 */
export function argsort(values: Float64Array): Uint32Array {
  let from = sortableRecords(values);
  const n = from.length / WORDS;
  const counts = countDigits(from, WORDS);
  let to = new Uint32Array(from.length);
  for (let digit = 0; digit < DIGITS && n > 0; digit++) {
    const starts = counts.subarray(digit * SIZE, (digit + 1) * SIZE);
    if (starts[digitOf(from[0]!, from[1]!, digit)] === n) continue;
    place(from, to, starts, digit);
    [from, to] = [to, from];
  }
  const order = new Uint32Array(n);
  for (let k = 0; k < n; k++) order[k] = from[WORDS * k + 2]!;
  return order;
}

/** The finite values' bits such that unsigned order is numeric order, low word first, each with its row. */
function sortableRecords(values: Float64Array): Uint32Array<ArrayBuffer> {
  const records = new Uint32Array(WORDS * values.length);
  const double = new Float64Array(1);
  const words = new Uint32Array(double.buffer);
  let at = 0;
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    if (value - value !== 0) continue;
    // + 0 makes −0 the same as 0.
    double[0] = value + 0;
    const high = words[1]!;
    // Negative numbers: all bits turned; others: the sign bit set.
    const negative = high >>> 31 === 1;
    records[at] = negative ? ~words[0]! : words[0]!;
    records[at + 1] = negative ? ~high : high | 0x80000000;
    records[at + 2] = i;
    at += WORDS;
  }
  return records.subarray(0, at);
}

/** Mutates `to` and `counts`: one stable pass by a digit. */
function place(from: Uint32Array, to: Uint32Array, counts: Uint32Array, digit: number): void {
  toStarts(counts);
  for (let i = 0; i < from.length; i += WORDS) {
    const low = from[i]!;
    const high = from[i + 1]!;
    const at = WORDS * counts[digitOf(low, high, digit)]!++;
    to[at] = low;
    to[at + 1] = high;
    to[at + 2] = from[i + 2]!;
  }
}
