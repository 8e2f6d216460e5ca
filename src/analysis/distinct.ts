import { argsort } from './ranks.ts';

/** A column by its distinct finite values: each row by a small number that tells its place among them. */
export interface Distinct {
  /** Ascending. */
  readonly values: Float64Array;
  /** Rows of each value. */
  readonly counts: Uint32Array;
  /** Place of each row's value in `values`; their number where the row has no finite one. In as few bytes as hold it. */
  readonly places: Uint16Array | Uint32Array;
  /** Rows of infinities: known, and without a place. */
  readonly infinite: number;
}

const found = new WeakMap<Float64Array, Distinct>();

/** The distinct values of a column that does not change, found once while the column lives: all that asks for an order shares them. */
export function distinctOf(values: Float64Array): Distinct {
  const known = found.get(values) ?? (isNarrow(values) ? narrow(values) : wide(values));
  found.set(values, known);
  return known;
}

/** The same, where somebody has asked for it before. */
export const knownDistinct = (values: Float64Array): Distinct | undefined => found.get(values);

const orders = new WeakMap<Float64Array, Uint32Array>();

/** The argsort of a column that does not change, made once while the column lives; its distinct values are found by it too. */
export function orderOf(values: Float64Array): Uint32Array {
  const order = orders.get(values) ?? argsort(values);
  orders.set(values, order);
  return order;
}

/** Whole numbers under this are counted, each in a place of its own, instead of sorted. */
const NARROW = 1 << 16;

function isNarrow(values: Float64Array): boolean {
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    if (value === value && !(value >= 0 && value < NARROW && Math.floor(value) === value)) return false;
  }
  return true;
}

function narrow(values: Float64Array): Distinct {
  const rows = new Uint32Array(NARROW);
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    if (value === value) rows[value]!++;
  }
  const placeOf = new Uint32Array(NARROW);
  let size = 0;
  for (let value = 0; value < NARROW; value++) if (rows[value]! > 0) placeOf[value] = size++;
  const distinct = new Float64Array(size);
  const counts = new Uint32Array(size);
  for (let value = 0; value < NARROW; value++) {
    if (rows[value] === 0) continue;
    distinct[placeOf[value]!] = value;
    counts[placeOf[value]!] = rows[value]!;
  }
  const places = new (size < NARROW ? Uint16Array : Uint32Array)(values.length);
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    places[i] = value === value ? placeOf[value]! : size;
  }
  return { values: distinct, counts, places, infinite: 0 };
}

function wide(values: Float64Array): Distinct {
  const order = orderOf(values);
  const n = order.length;
  const distinct = new Float64Array(n);
  const counts = new Uint32Array(n);
  const places = new Uint32Array(values.length);
  let size = 0;
  for (let k = 0; k < n; k++) {
    const row = order[k]!;
    // + 0 makes −0 the same as 0.
    const value = values[row]! + 0;
    if (k === 0 || value !== distinct[size - 1]) distinct[size++] = value;
    counts[size - 1]!++;
    places[row] = size - 1;
  }
  let infinite = 0;
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    if (value - value === 0) continue;
    places[i] = size;
    if (value === value) infinite++;
  }
  return { values: distinct.slice(0, size), counts: counts.slice(0, size), places, infinite };
}
