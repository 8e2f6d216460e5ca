import { column, type CodeColumn, type Table } from '../dataset/table.ts';
import type { ColumnSchema } from '../dataset/schema.ts';
import type { Matrix } from './correlation.ts';
import { countLevels } from './countLevels.ts';
import { countEmpty, emptyCells } from './emptyCells.ts';
import { filled } from './filled.ts';
import { onceOf } from './once.ts';
import { SMALLEST_GROUP, isSmall } from './published.ts';

/**
 * A matrix of columns as it may be published: null of two that 1 to 9 clients have both values of, that a level of so few would follow
 * from, and of two traits of two levels whose means and this would tell so small a cell of both. The outcome makes no cell: how many
 * of a group left is its result.
 */
export function toldMatrix(table: Table, matrix: Matrix): Matrix {
  const few = pairsOfFew(table);
  if (few.size === 0) return matrix;
  const told = (a: string, row: Matrix[string]) =>
    Object.fromEntries(Object.entries(row).map(([b, value]) => [b, a !== b && few.has(`${a}~${b}`) ? null : value]));
  return Object.fromEntries(Object.entries(matrix).map(([a, row]) => [a, told(a, row)]));
}

interface Counted {
  readonly schema: ColumnSchema;
  readonly known: number;
  /** Clients of the smallest level that somebody has; of a number all that are known. */
  readonly least: number;
  readonly levelled: CodeColumn | null;
}

const pairsOfFew = onceOf((table: Table): ReadonlySet<string> => {
  const columns = table.schema.columns.filter(({ role }) => role !== 'id').map((schema) => countedOf(table, schema));
  const few = new Set<string>();
  columns.forEach((a, i) => {
    for (const b of columns.slice(0, i)) {
      if (!tellsOfFew(table, a, b)) continue;
      few.add(`${a.schema.name}~${b.schema.name}`).add(`${b.schema.name}~${a.schema.name}`);
    }
  });
  return few;
});

function countedOf(table: Table, schema: ColumnSchema): Counted {
  const known = table.rows - countEmpty(table, schema.name);
  const found = column(table, schema.name);
  if (found.type !== 'code') return { schema, known, least: known, levelled: null };
  const held = countLevels(found.codes, found.levels.length).filter((n) => n > 0);
  return { schema, known, least: held.length === 0 ? 0 : Math.min(...held), levelled: found };
}

function tellsOfFew(table: Table, a: Counted, b: Counted): boolean {
  if (isSmallCell(a, b)) return true;
  // So many at least of each level have the other value too.
  if (Math.min(a.least - table.rows + b.known, b.least - table.rows + a.known) >= SMALLEST_GROUP) return false;
  const [emptyA, emptyB] = [emptyCells(table, a.schema.name), emptyCells(table, b.schema.name)];
  const both = filled(new Uint16Array(table.rows), (i) => (emptyA[i]! + emptyB[i]! === 0 ? 0 : 1));
  return [a, b].some((one) => sizesAmong(both, one).some(isSmall));
}

/** Clients of each level of a column, or of all of them where it has none, of those whose mark is 0. */
function sizesAmong(marks: Uint16Array, { levelled }: Counted): number[] {
  if (levelled === null) return [countLevels(marks, 1)[0]!];
  const sizes = new Array<number>(levelled.levels.length).fill(0);
  for (let i = 0; i < marks.length; i += 1) if (marks[i] === 0) sizes[levelled.codes[i]!]! += 1;
  return sizes;
}

/** True of two traits of two levels each of which 1 to 9 clients have both: of so few cells one figure tells all. */
function isSmallCell(a: Counted, b: Counted): boolean {
  if ([a, b].some(({ schema, levelled }) => schema.role === 'outcome' || levelled?.levels.length !== 2)) return false;
  const cells = new Uint32Array(4);
  const [first, second] = [a.levelled!.codes, b.levelled!.codes];
  for (let i = 0; i < first.length; i += 1)
    if (first[i]! < 2 && second[i]! < 2) cells[2 * first[i]! + second[i]!]! += 1;
  return cells.some(isSmall);
}
