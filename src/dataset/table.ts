import type { ColumnSchema, DataSchema } from './schema.ts';

/** Missing code of a category or flag column. */
export const MISSING_CODE = 65535;

/** Numbers, NaN where missing. Kinds number and count. */
export interface NumberColumn {
  readonly type: 'number';
  readonly schema: ColumnSchema;
  readonly values: Float64Array;
}

/** Codes into `levels`, MISSING_CODE where missing. Kinds category and flag (levels of a flag: '0', '1'). */
export interface CodeColumn {
  readonly type: 'code';
  readonly schema: ColumnSchema;
  readonly codes: Uint16Array;
  readonly levels: readonly string[];
}

/** Identifiers as numbers where all of them are whole numbers, else as text. */
export interface IdColumn {
  readonly type: 'id';
  readonly schema: ColumnSchema;
  readonly values: Float64Array | Uint32Array | readonly string[];
}

export type Column = NumberColumn | CodeColumn | IdColumn;

/** A file as columns. Row i of every column is the same client. */
export interface Table {
  readonly schema: DataSchema;
  readonly rows: number;
  readonly columns: ReadonlyMap<string, Column>;
  /** Of a table whose small levels are merged: the same clients with the levels of the file. */
  readonly read?: Table;
}

/** The column of that name, whatever its type; throws on an unknown name. */
export function column(table: Table, name: string): Column {
  const found = table.columns.get(name);
  if (!found) throw new Error(`unknown column: ${name} (known: ${[...table.columns.keys()].join(', ')})`);
  return found;
}

/** What was made of a column once is not made again. */
const countCodes = new WeakMap<Column, Levelled>();

/** Values of a number or count column, NaN where missing; a flag gives 0 and 1, made anew for whoever asks. Throws on other kinds. */
export function numbers(table: Table, name: string): Float64Array {
  const found = column(table, name);
  if (found.type === 'number') return found.values;
  if (found.type === 'code' && found.schema.kind === 'flag') return asNumbers(found.codes);
  throw new Error(`not a numeric column: ${name}`);
}

function asNumbers(codes: Uint16Array): Float64Array {
  const values = new Float64Array(codes.length);
  for (let i = 0; i < codes.length; i++) values[i] = codes[i] === MISSING_CODE ? NaN : codes[i]!;
  return values;
}

/** Codes into levels, MISSING_CODE where missing. */
export interface Levelled {
  readonly codes: Uint16Array;
  readonly levels: readonly string[];
}

/** Codes and levels of a category or flag; a count column gives its distinct values in order. Throws on other kinds. */
export function codes(table: Table, name: string): Levelled {
  const found = column(table, name);
  if (found.type === 'code') return { codes: found.codes, levels: found.levels };
  if (found.type === 'number' && found.schema.kind === 'count')
    return kept(countCodes, found, () => levelled(found.values));
  throw new Error(`not a column of levels: ${name}`);
}

function levelled(values: Float64Array): Levelled {
  const found = new Set<number>();
  for (let i = 0; i < values.length; i++)
    if (values[i] === values[i] && values[i] !== values[i - 1]) found.add(values[i]!);
  const distinct = [...found].sort((a, b) => a - b);
  const code = new Map(distinct.map((value, i) => [value, i]));
  const codes = new Uint16Array(values.length);
  for (let i = 0; i < values.length; i++)
    codes[i] = i > 0 && values[i] === values[i - 1] ? codes[i - 1]! : (code.get(values[i]!) ?? MISSING_CODE);
  return { codes, levels: distinct.map(String) };
}

function kept<T>(shelf: WeakMap<Column, T>, key: Column, make: () => T): T {
  const known = shelf.get(key) ?? make();
  shelf.set(key, known);
  return known;
}
