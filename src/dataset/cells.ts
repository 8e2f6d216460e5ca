import type { Cells, CellValues } from './cell.ts';

const FIRST_ROWS = 1024;

/** No rows yet, of numbers: a byte each until a value needs two, four or eight. */
export const numberCells = () => cellsOf(Int8Array);

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
  const kind = kindFor(kindOf(cells.values), value);
  if (kind !== kindOf(cells.values)) move(cells, kind, cells.values.length);
  const values = cells.values;
  values[row] = value === value ? value : missingIn(values);
}

/** An array of this kind or the next wider one that gives back the very value; NaN is missing in any. */
function kindFor(kind: Kind, value: number): Kind {
  const isWhole = (most: number) =>
    value !== value || (Math.abs(value) <= most && Object.is(Math.trunc(value), value) && !Object.is(value, -0));
  switch (kind) {
    case Int8Array:
      return isWhole(127) ? kind : kindFor(Int16Array, value);
    case Int16Array:
      return isWhole(32_767) ? kind : kindFor(Float32Array, value);
    case Float32Array:
      return Object.is(Math.fround(value), value) ? kind : Float64Array;
    case Uint32Array:
      return value >= 0 && value < 2 ** 32 ? kind : Float64Array;
    case Uint8Array:
      return value < 256 ? kind : Uint16Array;
    default:
      return kind;
  }
}

function move(cells: Cells, kind: Kind, rows: number): void {
  const moved = room(kind, rows);
  copyValues(cells.values.subarray(0, cells.rows), moved, 0);
  cells.values = moved;
}

/** What stands for a missing number among values of this kind. */
export const missingIn = (values: CellValues): number =>
  values instanceof Int8Array ? -128 : values instanceof Int16Array ? -32_768 : NaN;

/** Writes values into an array that holds them, from the place `at` on; mutates `into`. */
export function copyValues(values: CellValues, into: CellValues, at: number): void {
  into.set(values, at);
  const [gap, missing] = [missingIn(values), missingIn(into)];
  if (gap !== gap || gap === missing) return;
  for (let i = 0; i < values.length; i++) if (values[i] === gap) into[at + i] = missing;
}

/** The rows alone; copied only where much of the array is spare. */
export function trimmed({ values, rows }: Cells): CellValues {
  if (values.length - rows <= values.length / 8) return values.subarray(0, rows);
  const copy = room(kindOf(values), rows);
  copy.set(values.subarray(0, rows));
  return copy;
}
