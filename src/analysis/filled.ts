type Numbers = Float64Array | Uint8Array | Uint16Array | Uint32Array;

/** Mutates `into`: of(row) in every place. `TypedArray.from` would first make a list of all the numbers, a box each. */
export function filled<T extends Numbers>(into: T, of: (row: number) => number): T {
  for (let row = 0; row < into.length; row += 1) into[row] = of(row);
  return into;
}
