/** Clients of groups, by the code of the group, and how many of them left. */
export interface GroupCounts {
  readonly n: Uint32Array;
  readonly churned: Uint32Array;
}

/**
 * Counts clients by a code from 0 to under `size` (any other is of no group) whose outcome is 0 or 1; arrays of rows, a
 * client each.
 */
export function groupCounts(codes: ArrayLike<number>, size: number, outcome: ArrayLike<number>): GroupCounts {
  // Those who stayed and those who left, side by side: a client is one addition.
  const sides = new Uint32Array(2 * size);
  for (let i = 0; i < codes.length; i += 1) {
    const code = codes[i]!;
    const y = outcome[i]!;
    if (code < size && y <= 1) sides[2 * code + y]! += 1;
  }
  const counts = { n: new Uint32Array(size), churned: new Uint32Array(size) };
  for (let code = 0; code < size; code += 1) {
    counts.churned[code] = sides[2 * code + 1]!;
    counts.n[code] = sides[2 * code]! + counts.churned[code]!;
  }
  return counts;
}

/** Clients who left: those whose outcome is 1. */
export function churnedOf(outcome: ArrayLike<number>): number {
  let n = 0;
  for (let i = 0; i < outcome.length; i += 1) if (outcome[i] === 1) n += 1;
  return n;
}
