import { keptOf } from './narrow.ts';
import type { Problem, ProblemList } from './problems.ts';
import { repeatedRows } from './repeatedIds.ts';
import { fileProblem } from './refusal.ts';
import type { DataSchema } from './schema.ts';
import { outcomeOf } from './schema.ts';
import { counted, grouped } from './counted.ts';
import type { Column, IdColumn, Table } from './table.ts';

/** Adds what only the whole table shows: too few rows, too few of an outcome, too many values of a count, rows equal in every column. */
export function checkTable(table: Table, problems: ProblemList): void {
  checkSize(table, problems);
  for (const column of table.columns.values()) if (column.schema.kind === 'count') checkCount(column, problems);
  const id = [...table.columns.values()].find((column) => column.type === 'id');
  const repeated = id === undefined ? null : repeatedRows(id);
  if (id !== undefined && repeated !== null) checkIds(table, id, repeated, problems);
  const equal = equalRows(table, repeated);
  if (equal > 0)
    problems.add(
      {
        ...fileProblem(
          'equalRows',
          `${counted(equal, 'строка повторяет', 'строки повторяют', 'строк повторяют')} другую во всех столбцах.`,
          'Оставлены все; проверьте, не попала ли часть выгрузки в файл дважды.',
        ),
        level: 'warning',
      },
      equal,
    );
}

/** Too few rows for a report; `rows` as read, also where the table itself was refused. */
export function tooFewRows(rows: number, schema: DataSchema): Problem | null {
  if (rows >= schema.minimumRows) return null;
  const found =
    rows === 0
      ? 'В файле только заголовок, ни одного клиента'
      : `В файле ${counted(rows, 'клиент', 'клиента', 'клиентов')}`;
  return fileProblem(
    rows === 0 ? 'noRows' : 'tooFewRows',
    `${found}; для отчёта нужно не меньше ${schema.minimumRows}.`,
    'Проверьте, полна ли выгрузка.',
  );
}

function checkSize(table: Table, problems: ProblemList) {
  const outcome = outcomeOf(table.schema);
  const column = table.columns.get(outcome.name);
  if (column?.type !== 'code') return;
  const sizes = sizesOf(keptOf(column) as Uint8Array | Uint16Array);
  for (const code of [0, 1]) {
    const n = sizes[code]!;
    if (n >= table.schema.minimumOutcome) continue;
    const label = outcome.valueLabels?.[String(code)];
    problems.add({
      ...fileProblem(
        'tooFewOutcomes',
        `В столбце ${outcome.header} значение ${code}${label ? ` (${label})` : ''} у ${grouped(n)} из ${grouped(table.rows)}; для отчёта нужно не меньше ${table.schema.minimumOutcome}.`,
        'Проверьте, все ли клиенты попали в выгрузку.',
      ),
      column: outcome.header,
    });
  }
}

/** Values of a count beyond which it is a measure: each would be a level of its own in tables, tests and charts. */
const MOST_COUNTED = 500;

function checkCount(column: Column, problems: ProblemList) {
  if (!hasMoreValues(keptOf(column), MOST_COUNTED)) return;
  const { header } = column.schema;
  problems.add({
    ...fileProblem(
      'manyValues',
      `В столбце ${header} больше ${MOST_COUNTED} разных значений, а в схеме данных он назван счётом (kind: 'count'), где каждое значение — отдельная группа.`,
      "Напишите в схеме kind: 'number', если это мера; номер, который ничего не меряет, из схемы уберите.",
    ),
    column: header,
  });
}

function hasMoreValues(values: ReturnType<typeof keptOf>, most: number): boolean {
  if (values instanceof Int8Array || values instanceof Int16Array) return hasMoreWhole(values, most);
  const found = new Set<unknown>();
  for (let row = 0; row < values.length && found.size <= most; row++)
    if (row === 0 || values[row] !== values[row - 1]) found.add(values[row]);
  return found.size > most;
}

/** The same of whole numbers of one or two bytes, by a mark for each that there can be. */
function hasMoreWhole(values: Int8Array | Int16Array, most: number): boolean {
  const found = new Uint8Array(2 ** 16);
  for (let row = 0; row < values.length; row++) found[values[row]! & 0xffff] = 1;
  let n = 0;
  for (let value = 0; value < found.length; value++) n += found[value]!;
  return n > most;
}

/** Clients with 0 and with 1. */
function sizesOf(codes: Uint8Array | Uint16Array): [number, number] {
  let [zeros, ones] = [0, 0];
  for (let row = 0; row < codes.length; row++)
    if (codes[row] === 0) zeros++;
    else if (codes[row] === 1) ones++;
  return [zeros, ones];
}

/** Identifiers that tell clients apart in less than half of the rows: hardly the identifiers that were meant. */
function checkIds(table: Table, id: IdColumn, { length: n }: Uint32Array, problems: ProblemList) {
  if (2 * n <= table.rows) return;
  problems.add({
    ...fileProblem(
      'repeatedIds',
      `В столбце ${id.schema.header} повторяется номер у ${grouped(n)} из ${grouped(table.rows)}: клиентов он почти не отличает.`,
      'Проверьте, тот ли это столбец: по номеру клиенты делятся на части, на которых проверены модели и поиск.',
    ),
    column: id.schema.header,
    level: 'warning',
  });
}

/** Rows that repeat an earlier one in every column; where there is an identifier, only those that share one (`shared`) are looked at. */
function equalRows(table: Table, shared: Uint32Array | null): number {
  const columns = [...table.columns.values()];
  const rows = shared ?? Uint32Array.from({ length: table.rows }, (_, row) => row);
  if (rows.length === 0) return 0;
  const hashes = rowHashes(columns, rows);
  const sorted = hashes.slice().sort();
  const repeated = new Set<number>();
  for (let i = 1; i < sorted.length; i++) if (sorted[i] === sorted[i - 1]) repeated.add(sorted[i]!);
  if (repeated.size === 0) return 0;
  // Equal hashes are candidates only: the cells decide.
  const met = new Set<string>();
  let equal = 0;
  rows.forEach((row, i) => {
    if (!repeated.has(hashes[i]!)) return;
    const key = columns.map((column) => cell(column, row)).join('\u0000');
    if (met.has(key)) equal++;
    else met.add(key);
  });
  return equal;
}

const cell = (column: Column, row: number) => keptOf(column)[row];

const scratch = new Float64Array(1);
const halves = new Int32Array(scratch.buffer);

/** 52 bits of hash for each of the rows, as whole numbers; a column at a time. */
function rowHashes(columns: readonly Column[], rows: Uint32Array): Float64Array {
  const low = new Int32Array(rows.length).fill(0x9e3779b9);
  const high = new Int32Array(rows.length).fill(0x7f4a7c15);
  const mix = (i: number, a: number, b: number) => {
    const x = Math.imul(low[i]! ^ a, 0x85ebca6b) ^ b;
    low[i] = Math.imul(x ^ (x >>> 15), 0xc2b2ae35);
    const y = Math.imul(high[i]! ^ b, 0x27d4eb2f) + a;
    high[i] = Math.imul(y ^ (y >>> 13), 0x165667b1);
  };
  for (const column of columns) {
    const values = keptOf(column);
    if (column.type === 'code') rows.forEach((row, i) => mix(i, values[row] as number, 7));
    else if (ArrayBuffer.isView(values)) {
      rows.forEach((row, i) => {
        scratch[0] = values[row]!;
        mix(i, halves[0]!, halves[1]!);
      });
    } else rows.forEach((row, i) => mix(i, textHash(values[row] as string), 11));
  }
  return Float64Array.from(low, (l, i) => (l >>> 0) * 2 ** 20 + (high[i]! >>> 12));
}

function textHash(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash;
}
