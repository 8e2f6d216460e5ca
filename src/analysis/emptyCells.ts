import { MISSING_CODE, column, type Table } from '../dataset/table.ts';
import { features } from '../dataset/schema.ts';
import { givesAway } from './published.ts';

/** 1 where the column's cell is empty. Throws on the column of ids, which has no empty cell. */
export function emptyCells(table: Table, name: string): Uint8Array {
  const found = column(table, name);
  if (found.type === 'id') throw new Error(`unusable column: ${name}`);
  return found.type === 'number'
    ? Uint8Array.from(found.values, (v) => (Number.isNaN(v) ? 1 : 0))
    : Uint8Array.from(found.codes, (code) => (code === MISSING_CODE ? 1 : 0));
}

/** Features of which clients may be told apart by whether the cell is empty: 10 clients or more on either side. */
export const columnsWithEmpty = (table: Table) =>
  features(table.schema).filter(({ name }) => {
    const empty = emptyCells(table, name).reduce((n, one) => n + one, 0);
    return empty > 0 && empty < table.rows && !givesAway(table.rows, empty);
  });
