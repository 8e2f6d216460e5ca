type Numbers = Float64Array | Uint8Array | Uint16Array | Uint32Array;

/** Mutates `into`: of(row) in every place. `TypedArray.from` would first make a list of all the numbers, a box each. */
export function filled<T extends Numbers>(into: T, of: (row: number) => number): T {
  for (let row = 0; row < into.length; row += 1) into[row] = of(row);
  return into;
}

/** How many are members (1). */
export function countOnes(members: Uint8Array): number {
  let n = 0;
  for (let row = 0; row < members.length; row += 1) n += members[row]!;
  return n;
}

/** How many are members of both. */
export function countBoth(a: Uint8Array, b: Uint8Array): number {
  let n = 0;
  for (let row = 0; row < a.length; row += 1) n += a[row]! & b[row]!;
  return n;
}

/** The numbers of the rows that are members (1), in their order. */
export function chosen<T extends Float64Array | Uint16Array>(values: T, members: Uint8Array): T {
  const size = countOnes(members);
  const found = new (values.constructor as new (length: number) => T)(size);
  for (let row = 0, n = 0; n < size; row += 1) if (members[row] === 1) found[n++] = values[row]!;
  return found;
}
