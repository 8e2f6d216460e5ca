import type { Cells } from './cell.ts';

const FIRST_ROWS = 1024;

/** No rows yet. */
export const doubles = (): Cells & { values: Float64Array } => ({
  values: new Float64Array(FIRST_ROWS),
  rows: 0,
  missing: 0,
});

/** No rows yet, of a column of codes. */
export const smallCodes = (): Cells & { values: Uint16Array } => ({
  values: new Uint16Array(FIRST_ROWS),
  rows: 0,
  missing: 0,
});

/** Makes room for so many rows in all; mutates the cells. */
export function reserve(cells: Cells, rows: number): void {
  if (rows <= cells.values.length) return;
  const grown = cells.values instanceof Float64Array ? new Float64Array(rows) : new Uint16Array(rows);
  grown.set(cells.values.subarray(0, cells.rows));
  cells.values = grown;
}

/** Adds a row's value; mutates the cells. */
export function add(cells: Cells, value: number): void {
  if (cells.rows === cells.values.length) reserve(cells, cells.rows * 2);
  cells.values[cells.rows++] = value;
}

/** The rows alone; copied only where much of the array is spare. */
export function trimmed<T extends Float64Array | Uint16Array>(cells: Cells & { values: T }): T {
  const { values, rows } = cells;
  return (values.length - rows > values.length / 8 ? values.slice(0, rows) : values.subarray(0, rows)) as T;
}
