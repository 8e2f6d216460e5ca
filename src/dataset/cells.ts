import type { Cells, CellValues } from './cell.ts';

const FIRST_ROWS = 1024;

/** No rows yet, of numbers: four bytes each until a value needs eight. */
export const numberCells = () => cellsOf(Float32Array);

/** No rows yet, of identifiers: whole numbers of four bytes until a value needs eight. */
export const idCells = () => cellsOf(Uint32Array);

/** No rows yet, of codes: a byte each until a code needs two. */
export const codeCells = () => cellsOf(Uint8Array);

/** Arrays lie where other threads can read them too. */
type Kind = new (buffer: SharedArrayBuffer) => CellValues;

const cellsOf = (kind: Kind): Cells => ({ values: room(kind, FIRST_ROWS), rows: 0, missing: 0 });

const room = (kind: Kind, rows: number) =>
  new kind(new SharedArrayBuffer(rows * (kind as unknown as typeof Uint8Array).BYTES_PER_ELEMENT));

const kindOf = (values: CellValues) => values.constructor as Kind;

/** Makes room for so many rows in all; mutates the cells. */
export function reserve(cells: Cells, rows: number): void {
  if (rows > cells.values.length) move(cells, kindOf(cells.values), rows);
}

/** Adds a row's value; mutates the cells. */
export function add(cells: Cells, value: number): void {
  if (cells.rows === cells.values.length) reserve(cells, cells.rows * 2);
  put(cells, cells.rows++, value);
}

/** Writes a row's value, in a wider array where it needs one; mutates the cells. */
export function put(cells: Cells, row: number, value: number): void {
  if (!holds(cells.values, value))
    move(cells, cells.values instanceof Uint8Array ? Uint16Array : Float64Array, cells.values.length);
  cells.values[row] = value;
}

/** Whether an array gives back the very value. */
function holds(values: CellValues, value: number): boolean {
  if (values instanceof Float32Array) return Object.is(Math.fround(value), value);
  if (values instanceof Uint32Array) return value >= 0 && value < 2 ** 32;
  return !(values instanceof Uint8Array) || value < 256;
}

function move(cells: Cells, kind: Kind, rows: number): void {
  const moved = room(kind, rows);
  moved.set(cells.values.subarray(0, cells.rows));
  cells.values = moved;
}

/** The rows alone; copied only where much of the array is spare. */
export function trimmed({ values, rows }: Cells): CellValues {
  if (values.length - rows <= values.length / 8) return values.subarray(0, rows);
  const copy = room(kindOf(values), rows);
  copy.set(values.subarray(0, rows));
  return copy;
}
