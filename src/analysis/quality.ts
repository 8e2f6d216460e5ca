import { repeatedRows } from '../dataset/repeatedIds.ts';
import { idOf } from '../dataset/schema.ts';
import { column, type Table } from '../dataset/table.ts';
import { countEmpty, mayBeEmpty } from './emptyCells.ts';
import { isSmall, withhold } from './published.ts';
import { rateOf } from './rate.ts';
import type { WithheldRate } from './result.ts';

export interface Quality {
  /** Empty cells of every column that may lack some. */
  readonly missing: Readonly<Record<string, number>>;
  /** Rows of the file, then for each such column the rows where it is known. */
  readonly funnel: readonly { readonly id: string; readonly n: number }[];
  /** Ids that occur more than once, the rows they cover, and how often those left. */
  readonly duplicateIds: WithheldRate & { readonly ids: number; readonly rows: number };
}

/** Empty cells and repeated ids; a repeated id is two clients, never one. */
export function quality(table: Table, outcome: Uint16Array): Quality {
  const missing = Object.fromEntries(mayBeEmpty(table).map(({ name }) => [name, countEmpty(table, name)]));
  const funnel = [
    { id: 'rows', n: table.rows },
    ...Object.entries(missing).map(([id, n]) => ({ id, n: table.rows - n })),
  ];
  return { missing, funnel, duplicateIds: duplicates(table, outcome) };
}

function duplicates(table: Table, outcome: Uint16Array): Quality['duplicateIds'] {
  const id = idOf(table.schema);
  const found = id && column(table, id.name);
  if (found?.type !== 'id') return { ids: 0, rows: 0, ...rateOf(0, 0) };
  const rows = repeatedRows(found);
  const churned = rows.reduce((sum, row) => sum + outcome[row]!, 0);
  const ids = new Set(Array.from(rows, (row) => found.values[row])).size;
  const rate = rateOf(churned, rows.length);
  // How many ids repeat is said of the file; how many of a few clients left would be said of them.
  const told = isSmall(rows.length) ? withhold(rate) : rate;
  return { ids, rows: rows.length, ...told };
}
