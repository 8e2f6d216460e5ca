/** Rows of each level, or of each cluster. */
export function countLevels(codes: Uint8Array | Uint16Array | Uint32Array, levels: number): Uint32Array {
  const sizes = new Uint32Array(levels);
  for (let i = 0; i < codes.length; i += 1) if (codes[i]! < levels) sizes[codes[i]!]! += 1;
  return sizes;
}

/** The same of the rows listed. */
export function countLevelsAt(rows: Uint32Array, codes: Uint16Array, levels: number): Uint32Array {
  const sizes = new Uint32Array(levels);
  for (let k = 0; k < rows.length; k += 1) {
    const code = codes[rows[k]!]!;
    if (code < levels) sizes[code]! += 1;
  }
  return sizes;
}
