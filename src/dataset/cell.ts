import type { Spelling } from './categoryLevels.ts';
import type { Accepted, Problem, ProblemList } from './problems.ts';
import { hasClosedLevels, type ColumnSchema } from './schema.ts';
import type { Column } from './table.ts';
import { grouped } from './counted.ts';

/** A cell that cannot be read; its text is made only for the first of each code. */
export interface BadCell {
  readonly code: string;
  /** Column as the file's header spells it. */
  readonly column: string;
  readonly value: string;
  readonly message: string;
  readonly remedy: string;
}

/** What a column's builder needs to know and to tell. */
export interface CellContext {
  readonly schema: ColumnSchema;
  /** The column as the file's header spells it. */
  readonly header: string;
  /** Why an empty cell may be read: the schema's meaning or the reason of an accepted decision. */
  readonly emptyAllowed: boolean;
  readonly separator: string;
  /** Called for a cell that cannot be read, with the line of its row, which still gets a place holder. */
  readonly bad: (cell: BadCell, line: number) => void;
  /** Called where a cell is readable but makes its whole row suspect: a total, a second header. */
  readonly suspect: () => void;
}

/**
 * Numbers in eight bytes or four, small whole ones in two or one (signed; a missing one is `missingIn`), identifiers in four,
 * codes in two or one: as few as hold what came.
 */
export type CellValues = Float64Array | Float32Array | Int16Array | Int8Array | Uint32Array | Uint16Array | Uint8Array;

/**
 * The cells of a column so far, open to the byte scanner (scannedColumn.ts): it writes what it is sure of and leaves every
 * other row to `push`. `values` may be a longer array than there are rows, and another one, of another kind even, after each `push`.
 */
export interface Cells {
  values: CellValues;
  rows: number;
  missing: number;
}

/** How the scanner may read a column: see each builder. */
export type ScanPlan =
  | {
      readonly kind: 'number';
      readonly low: number;
      readonly high: number;
      readonly whole: boolean;
      readonly warnFraction: boolean;
      readonly warnZero: boolean;
      readonly warnNegative: boolean;
      /** True once a decimal point has been met: the first one is told by `push`. */
      readonly pointKnown: () => boolean;
    }
  | { readonly kind: 'flag' }
  | {
      readonly kind: 'category';
      /** Spellings that `push` has met and taken for a level, and the level's code: a list that only grows. */
      readonly spellings: readonly Spelling[];
      /** Clients of each code so far. */
      readonly counts: number[];
    }
  | {
      readonly kind: 'id';
      /** False once an identifier was met that is no whole number. */
      readonly whole: () => boolean;
    };

/** Collects one column while rows come; every row pushes one cell. */
export interface ColumnBuilder {
  readonly context: CellContext;
  readonly cells: Cells;
  readonly plan: ScanPlan;
  /** Makes room for so many rows in all. */
  readonly reserve: (rows: number) => void;
  readonly push: (text: string, line: number) => void;
  /** True where a value proves the decimal comma, false where one proves the point, null where none does. */
  readonly decimalComma: () => boolean | null;
  /** Adds the column's own problems and gives the column. `fileComma`: other columns prove the decimal comma. */
  readonly finish: (problems: ProblemList, fileComma: boolean) => Column;
}

/** The decision that lets empty cells of a column be read, if the kind of column allows one. */
export function acceptsEmpty(
  schema: ColumnSchema,
  header: string,
  accepted: readonly Accepted[],
): Accepted | undefined {
  if (schema.role !== 'feature' || hasClosedLevels(schema)) return undefined;
  const names = [schema.name, header, schema.header].map((name) => name.toLowerCase());
  return accepted.find(
    (a) => a.code === 'emptyCell' && a.column !== undefined && names.includes(a.column.toLowerCase()),
  );
}

/** What a column may hold, for messages: «целое число от 0 до 100». */
export function allowedValues(schema: ColumnSchema): string {
  const empty = schema.missing === undefined ? '' : ` или пустая ячейка (${schema.missing})`;
  const range = schema.range ? ` от ${grouped(schema.range[0])} до ${grouped(schema.range[1])}` : '';
  if (schema.kind === 'number') return `число${range}${empty}`;
  if (schema.kind === 'count') return `целое число${range}${empty}`;
  if (schema.kind === 'flag') return `0 или 1${empty}`;
  if (schema.kind === 'id') return 'номер клиента';
  return schema.levels ? `${schema.levels.map((level) => `«${level}»`).join(', ')}${empty}` : `любое название${empty}`;
}

/** A warning that stands for `n` cells of a column. */
export function warning(
  code: string,
  context: CellContext,
  line: number,
  value: string,
  message: string,
  remedy: string,
): Problem {
  return { level: 'warning', code, line, column: context.header, value, message, remedy };
}

/** An empty cell, or a word for one, where none may be. */
export function badEmpty(context: CellContext, value: string): BadCell {
  const { schema, header } = context;
  const what = value.trim() === '' ? 'Пустая ячейка' : `«${value.trim()}» вместо значения`;
  const acceptable = acceptsEmpty(schema, header, [{ code: 'emptyCell', column: schema.name, reason: '' }]);
  return {
    code: 'emptyCell',
    column: header,
    value,
    message: `${what} в столбце ${header}, где пустых быть не может. Допустимо: ${allowedValues(schema)}.`,
    remedy: acceptable
      ? `Заполните её или примите пустые в data/accepted.yaml: {code: emptyCell, column: ${schema.name}, reason: почему}.`
      : 'Заполните её в исходной системе и выгрузите файл заново.',
  };
}
