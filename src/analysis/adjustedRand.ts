/**
 * Adjusted Rand index of two partitions (Hubert & Arabie 1985): 1 where they are one, about 0 where they agree no
 * better than by chance. Null where both put everybody together, or everybody apart: there is nothing to agree on.
 */
export function adjustedRand(a: Uint8Array, b: Uint8Array): number | null {
  const n = a.length;
  const [rows, columns] = [1 + a.reduce((m, x) => Math.max(m, x), 0), 1 + b.reduce((m, x) => Math.max(m, x), 0)];
  const counts = new Float64Array(rows * columns);
  for (let i = 0; i < n; i += 1) counts[a[i]! * columns + b[i]!]! += 1;
  const pairs = (of: Float64Array) => of.reduce((sum, count) => sum + (count * (count - 1)) / 2, 0);
  const margin = (size: number, place: (cell: number) => number) => {
    const sums = new Float64Array(size);
    counts.forEach((count, cell) => (sums[place(cell)]! += count));
    return pairs(sums);
  };
  const [together, inA, inB] = [
    pairs(counts),
    margin(rows, (c) => Math.floor(c / columns)),
    margin(columns, (c) => c % columns),
  ];
  const expected = (inA * inB) / ((n * (n - 1)) / 2);
  const most = (inA + inB) / 2;
  return most > expected ? (together - expected) / (most - expected) : null;
}
