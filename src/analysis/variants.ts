import { repeatedRows } from '../dataset/repeatedIds.ts';
import { idOf } from '../dataset/schema.ts';
import { column, numbers, type Table } from '../dataset/table.ts';
import { quantileOf } from './sample.ts';
import { sampleOf } from './samplesOf.ts';

/** 1 where none of the columns is above its 99th percentile; an unknown value is no reason to go. */
export function withoutTop(table: Table, names: readonly string[]): Uint8Array {
  const kept = new Uint8Array(table.rows).fill(1);
  for (const name of names) {
    const values = numbers(table, name);
    const bound = quantileOf(sampleOf(values), 0.99) ?? Infinity;
    for (let i = 0; i < kept.length; i += 1) if (values[i]! > bound) kept[i] = 0;
  }
  return kept;
}

/** 1 where the client's id occurs once in the file. */
export function withoutRepeated(table: Table): Uint8Array {
  const kept = new Uint8Array(table.rows).fill(1);
  const id = idOf(table.schema);
  const found = id && column(table, id.name);
  if (found?.type === 'id') for (const row of repeatedRows(found)) kept[row] = 0;
  return kept;
}
