/** Row numbers of the values in ascending order; ties stay in the order of their rows. */
export const argsort = (values: Float64Array): Uint32Array =>
  Uint32Array.from(values, (_, i) => i).sort((a, b) => values[a]! - values[b]! || a - b);

/** Ranks from 1, tied values sharing the mean of theirs. Values are all known. */
export function midRanks(values: Float64Array): Float64Array {
  const order = argsort(values);
  const ranks = new Float64Array(values.length);
  for (let i = 0; i < order.length;) {
    let j = i + 1;
    while (j < order.length && values[order[j]!] === values[order[i]!]) j += 1;
    for (let m = i; m < j; m += 1) ranks[order[m]!] = (i + 1 + j) / 2;
    i = j;
  }
  return ranks;
}
