/** The values of the rows listed, in their order. */
export function inOrder<T extends Float64Array | Uint8Array>(values: T, rows: Uint32Array): T {
  const found = new (values.constructor as new (length: number) => T)(rows.length);
  for (let place = 0; place < rows.length; place += 1) found[place] = values[rows[place]!]!;
  return found;
}
