import { MISSING_CODE, column, type CodeColumn, type NumberColumn, type Table } from '../dataset/table.ts';
import { features } from '../dataset/schema.ts';
import { onceOf } from './once.ts';
import { givesAway } from './published.ts';

/** 1 where the column's cell is empty. Throws on the column of ids, which has no empty cell. */
export function emptyCells(table: Table, name: string): Uint8Array {
  const found = cellsOf(table, name);
  const empty = new Uint8Array(table.rows);
  if (found.type === 'number') {
    const { values } = found;
    for (let i = 0; i < empty.length; i += 1) if (values[i] !== values[i]) empty[i] = 1;
  } else {
    const { codes } = found;
    for (let i = 0; i < empty.length; i += 1) if (codes[i] === MISSING_CODE) empty[i] = 1;
  }
  return empty;
}

/** How many of the column's cells are empty; throws as emptyCells does. */
export const countEmpty = (table: Table, name: string): number => emptyIn(cellsOf(table, name));

/** How many clients whose outcome is 0 or 1 have the column's cell empty; throws as emptyCells does. */
export function countEmptyAmong(table: Table, name: string, outcome: ArrayLike<number>): number {
  const empty = emptyCells(table, name);
  let n = 0;
  for (let i = 0; i < empty.length; i += 1) if (empty[i] === 1 && outcome[i]! <= 1) n += 1;
  return n;
}

function cellsOf(table: Table, name: string): CodeColumn | NumberColumn {
  const found = column(table, name);
  if (found.type === 'id') throw new Error(`unusable column: ${name}`);
  return found;
}

/** Counted once for the many methods that ask whether a column has empty cells. */
const emptyIn = onceOf((found: CodeColumn | NumberColumn): number => {
  let n = 0;
  if (found.type === 'number') {
    const { values } = found;
    for (let i = 0; i < values.length; i += 1) if (values[i] !== values[i]) n += 1;
  } else {
    const { codes } = found;
    for (let i = 0; i < codes.length; i += 1) if (codes[i] === MISSING_CODE) n += 1;
  }
  return n;
});

/** Columns that may lack a value, and those that do where somebody has accepted it; that of ids is none of them. */
export const mayBeEmpty = (table: Table) =>
  table.schema.columns.filter(
    ({ name, role, missing }) => role !== 'id' && (missing !== undefined || countEmpty(table, name) > 0),
  );

/** Features of which clients may be told apart by whether the cell is empty: 10 clients or more on either side. */
export const columnsWithEmpty = (table: Table) =>
  features(table.schema).filter(({ name }) => {
    const empty = countEmpty(table, name);
    return empty > 0 && empty < table.rows && !givesAway(table.rows, empty);
  });
