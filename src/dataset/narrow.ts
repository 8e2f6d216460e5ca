import type { CellValues } from './cell.ts';
import { copyValues } from './cells.ts';
import type { ColumnSchema } from './schema.ts';
import type { CodeColumn, Column, NumberColumn } from './table.ts';

/** What columns hold in fewer bytes, until somebody asks for their values. */
const narrow = new WeakMap<Column, CellValues>();

/** A column of numbers kept as they were read; `values`, in eight bytes each, are made when they are first asked for. */
export function numbersKept(schema: ColumnSchema, kept: CellValues): NumberColumn {
  return widening({ type: 'number', schema, values: kept as Float64Array }, 'values', kept, Float64Array);
}

/** The same of codes, in two bytes each. */
export function codesKept(schema: ColumnSchema, kept: CellValues, levels: readonly string[]): CodeColumn {
  return widening({ type: 'code', schema, codes: kept as Uint16Array, levels }, 'codes', kept, Uint16Array);
}

/** The values or codes of a column in the bytes that they have now: to look through them without making more. */
export const keptOf = (column: Column): CellValues | readonly string[] =>
  narrow.get(column) ?? (column.type === 'code' ? column.codes : column.values);

function widening<T extends Column>(
  column: T,
  field: string,
  kept: CellValues,
  wide: typeof Float64Array | typeof Uint16Array,
): T {
  if (kept instanceof wide) return column;
  const widened = () => {
    const buffer = new SharedArrayBuffer(kept.length * wide.BYTES_PER_ELEMENT);
    const values = new (wide as new (buffer: SharedArrayBuffer) => CellValues)(buffer);
    copyValues(kept, values, 0);
    narrow.delete(column);
    Object.defineProperty(column, field, { value: values, enumerable: true });
    return values;
  };
  Object.defineProperty(column, field, { get: widened, enumerable: true, configurable: true });
  narrow.set(column, kept);
  return column;
}
