import type { Matrix } from './correlation.ts';
import { countEmpty, emptyCells } from './emptyCells.ts';
import { onceOf } from './once.ts';
import { SMALLEST_GROUP, isSmall } from './published.ts';
import type { Table } from '../dataset/table.ts';

/** A matrix of columns as it may be published: null of two that 1 to 9 clients have both values of. */
export function toldMatrix(table: Table, matrix: Matrix): Matrix {
  const few = pairsOfFew(table);
  if (few.size === 0) return matrix;
  const told = (a: string, row: Matrix[string]) =>
    Object.fromEntries(Object.entries(row).map(([b, value]) => [b, a !== b && few.has(`${a}~${b}`) ? null : value]));
  return Object.fromEntries(Object.entries(matrix).map(([a, row]) => [a, told(a, row)]));
}

const pairsOfFew = onceOf((table: Table): ReadonlySet<string> => {
  const columns = table.schema.columns
    .filter(({ role }) => role !== 'id')
    .map(({ name }) => ({ name, known: table.rows - countEmpty(table, name) }));
  const few = new Set<string>();
  for (const a of columns)
    for (const b of columns) {
      // So many at least are known of both.
      if (a.known + b.known - table.rows >= SMALLEST_GROUP) continue;
      const [emptyA, emptyB] = [emptyCells(table, a.name), emptyCells(table, b.name)];
      if (isSmall(emptyA.reduce((n, empty, i) => n + (empty + emptyB[i]! === 0 ? 1 : 0), 0)))
        few.add(`${a.name}~${b.name}`);
    }
  return few;
});
