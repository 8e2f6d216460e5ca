/** Members of a set of rows, one bit a row. */
export type Bitset = Uint32Array;

/** The rows 0 … size − 1 that a test holds of. */
export function bitsetOf(size: number, holds: (position: number) => boolean): Bitset {
  const bits = new Uint32Array((size + 31) >>> 5);
  for (let i = 0; i < size; i += 1) if (holds(i)) bits[i >>> 5]! |= 1 << (i & 31);
  return bits;
}

/** Whether a row is a member. */
export const has = (a: Bitset, row: number): boolean => ((a[row >>> 5]! >>> (row & 31)) & 1) === 1;

/** Bits set in one word. */
function ones(word: number): number {
  let w = word - ((word >>> 1) & 0x55555555);
  w = (w & 0x33333333) + ((w >>> 2) & 0x33333333);
  return Math.imul((w + (w >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** Members of a set. */
export function countOf(a: Bitset): number {
  let n = 0;
  for (let w = 0; w < a.length; w += 1) n += ones(a[w]!);
  return n;
}

/** Members of both sets, of all or of those in the words `from` … `to` − 1. */
export function countOfBoth(a: Bitset, b: Bitset, from = 0, to = a.length): number {
  let n = 0;
  for (let w = from; w < to; w += 1) n += ones(a[w]! & b[w]!);
  return n;
}

/** Mutates `into`: the members of both sets; gives their number. */
export function intersect(a: Bitset, b: Bitset, into: Bitset): number {
  let n = 0;
  for (let w = 0; w < a.length; w += 1) {
    const both = a[w]! & b[w]!;
    into[w] = both;
    n += ones(both);
  }
  return n;
}

/** Mutates `into`, which is [sum, sum of squares]: of the distances of a set's values from the centre. */
export function sumsOf(a: Bitset, values: Float64Array, into: Float64Array, centre = 0): void {
  let sum = 0;
  let squares = 0;
  for (let w = 0; w < a.length; w += 1) {
    let word = a[w]!;
    while (word !== 0) {
      const low = word & -word;
      const value = values[(w << 5) + (31 - Math.clz32(low))]! - centre;
      sum += value;
      squares += value * value;
      word ^= low;
    }
  }
  into[0] = sum;
  into[1] = squares;
}

/** Shared members over all members: 1 of equal sets, 0 of sets that share nobody. */
export function jaccard(a: Bitset, b: Bitset): number {
  const both = countOfBoth(a, b);
  const either = countOf(a) + countOf(b) - both;
  return either === 0 ? 1 : both / either;
}
