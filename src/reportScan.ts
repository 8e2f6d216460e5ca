import { columnsWithEmpty, emptyCells } from './analysis/emptyCells.ts';
import { informationOfMissing } from './analysis/informationValue.ts';
import type { Table } from './dataset/table.ts';

/** Being empty as a trait of its own, of each column where enough cells are. */
export const informationOfEmptiness = (table: Table, outcome: Uint16Array) =>
  Object.fromEntries(
    columnsWithEmpty(table).map(({ name }) => [name, informationOfMissing(name, emptyCells(table, name), outcome)]),
  );
