import { column, type Table } from '../dataset/table.ts';
import type { ColumnSchema } from '../dataset/schema.ts';
import type { Matrix } from './correlation.ts';
import { countLevels } from './countLevels.ts';
import { countEmpty, emptyCells } from './emptyCells.ts';
import { filled } from './filled.ts';
import { onceOf } from './once.ts';
import { SMALLEST_GROUP, areTwo, isSmall } from './published.ts';

/**
 * A matrix of columns as it may be published: null of two that 1 to 9 clients have both values of, of a trait of two levels one of which
 * so few have, and of two such traits whose means and this would tell so small a cell of both. The outcome makes no cell: how many of a
 * group left is its result. Of more levels it is told, as its contract asks.
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
  /** Clients of the smaller of two levels; of any other column all that are known. */
  readonly least: number;
  /** Codes of a trait of two levels that somebody has; null of any other column. */
  readonly codes: Uint16Array | null;
}

const pairsOfFew = onceOf((table: Table): ReadonlySet<string> => {
  const columns = table.schema.columns.filter(({ role }) => role !== 'id').map((schema) => countedOf(table, schema));
  const few = new Set<string>();
  columns.forEach((a, i) => {
    for (const b of columns.slice(0, i)) {
      if (!isOfFew(table, a, b)) continue;
      few.add(`${a.schema.name}~${b.schema.name}`).add(`${b.schema.name}~${a.schema.name}`);
    }
  });
  return few;
});

function countedOf(table: Table, schema: ColumnSchema): Counted {
  const known = table.rows - countEmpty(table, schema.name);
  const found = column(table, schema.name);
  const sizes = found.type === 'code' && found.levels.length === 2 ? countLevels(found.codes, 2) : [];
  if (found.type !== 'code' || !areTwo(Array.from(sizes))) return { schema, known, least: known, codes: null };
  return { schema, known, least: Math.min(...sizes), codes: found.codes };
}

/** True where a figure of both columns would tell of 1 to 9 clients. */
function isOfFew(table: Table, a: Counted, b: Counted): boolean {
  if (isSmallCell(a, b)) return true;
  // So many at least of each level have the other value too.
  if (Math.min(a.least - table.rows + b.known, b.least - table.rows + a.known) >= SMALLEST_GROUP) return false;
  const [emptyA, emptyB] = [emptyCells(table, a.schema.name), emptyCells(table, b.schema.name)];
  const both = filled(new Uint16Array(table.rows), (i) => (emptyA[i]! + emptyB[i]! === 0 ? 0 : 1));
  return [a, b].some((one) => sizesAmong(both, one).some(isSmall));
}

/** Clients of each level of a trait of two, or of all of them of any other column, of those whose mark is 0. */
function sizesAmong(marks: Uint16Array, { codes }: Counted): number[] {
  const sizes = [0, 0];
  for (let i = 0; i < marks.length; i += 1) if (marks[i] === 0) sizes[codes?.[i] ?? 0]! += 1;
  return sizes;
}

/** True of two traits of two levels each of which 1 to 9 clients have both: of so few cells one figure tells all. */
function isSmallCell(a: Counted, b: Counted): boolean {
  if (a.codes === null || b.codes === null || [a, b].some(({ schema }) => schema.role === 'outcome')) return false;
  const cells = new Uint32Array(4);
  for (let i = 0; i < a.codes.length; i += 1)
    if (a.codes[i]! < 2 && b.codes[i]! < 2) cells[2 * a.codes[i]! + b.codes[i]!]! += 1;
  return cells.some(isSmall);
}
