/** Bits of a digit; six of them hold the bits of a double. */
const BITS = 11;
/** Digits of a key. */
export const DIGITS = 6;
/** Values of a digit. */
export const SIZE = 1 << BITS;
const LAST = SIZE - 1;

/** A digit of a key of two words, the least first. */
export const digitOf = (low: number, high: number, digit: number): number => {
  if (digit === 0) return low & LAST;
  if (digit === 1) return (low >>> 11) & LAST;
  if (digit === 2) return (low >>> 22) | ((high & 1) << 10);
  if (digit === 3) return (high >>> 1) & LAST;
  if (digit === 4) return (high >>> 12) & LAST;
  return high >>> 23;
};

/** How often each digit has each value; records of `words` words each begin with the low and the high one of their key. */
export function countDigits(records: Uint32Array, words: number): Uint32Array {
  const counts = new Uint32Array(DIGITS * SIZE);
  for (let i = 0; i < records.length; i += words) {
    const low = records[i]!;
    const high = records[i + 1]!;
    counts[low & LAST]! += 1;
    counts[SIZE + ((low >>> 11) & LAST)]! += 1;
    counts[2 * SIZE + ((low >>> 22) | ((high & 1) << 10))]! += 1;
    counts[3 * SIZE + ((high >>> 1) & LAST)]! += 1;
    counts[4 * SIZE + ((high >>> 12) & LAST)]! += 1;
    counts[5 * SIZE + (high >>> 23)]! += 1;
  }
  return counts;
}

/** Mutates the counts of a digit: each becomes the place of the first record that has its value. */
export function toStarts(counts: Uint32Array): void {
  let sum = 0;
  for (let value = 0; value < SIZE; value += 1) {
    const count = counts[value]!;
    counts[value] = sum;
    sum += count;
  }
}
