import type { BadCell, ColumnBuilder } from './cell.ts';
import { acceptsEmpty } from './cell.ts';
import { checkTable, tooFewRows } from './checks.ts';
import { categoryColumn } from './categoryColumn.ts';
import type { Dialect } from './dialect.ts';
import { flagColumn } from './flagColumn.ts';
import type { Layout } from './header.ts';
import { idColumn } from './idColumn.ts';
import { numberColumn } from './numberColumn.ts';
import { openingOf } from './opening.ts';
import { oddRow, raggedRow } from './oddRow.ts';
import type { Accepted, ProblemList } from './problems.ts';
import type { RecordCutter } from './records.ts';
import { eachRow, lineEnds, recordCutter } from './records.ts';
import { fileProblem, refuse } from './refusal.ts';
import type { Kind, DataSchema } from './schema.ts';
import { shownValue } from './shownValue.ts';
import { rowScanner, type OddRows, type RowScanner, type Scanned } from './scan.ts';
import type { Ahead, FieldValues } from './scanAhead.ts';
import type { Table } from './table.ts';

/** Text in, a table out. */
export interface TableReader {
  readonly push: (text: string) => void;
  /** True where `scan` may be given the lines that follow: the header is known and no record is open. */
  readonly scans: () => boolean;
  /**
   * Reads whole lines of UTF-8 from the bytes themselves, and returns how many bytes it read: what follows must be given to
   * `push`. `isText`: whether bytes are UTF-8 as far as it is known to be the encoding.
   */
  readonly scan: (bytes: Uint8Array, isText: (bytes: Uint8Array) => boolean) => number;
  /** The same of bytes that were scanned ahead, by the scanner's rules and what it had learnt. */
  readonly merge: (
    bytes: Uint8Array,
    ahead: Ahead,
    values: FieldValues,
    isText: (bytes: Uint8Array) => boolean,
  ) => number;
  /** How to scan ahead; undefined before rows were scanned. */
  readonly scanner: () => Pick<RowScanner, 'separator' | 'learnt'> | undefined;
  /** Makes room for so many rows in all. */
  readonly reserve: (rows: number) => void;
  /** The table, with all that the whole of it shows added to the problems; null where the file is refused. */
  readonly end: () => Table | null;
  /** The physical line that the next text belongs to. */
  readonly line: () => number;
  readonly rows: () => number;
  readonly dialect: () => Dialect;
  readonly layout: () => Layout | undefined;
  readonly missing: () => Record<string, number>;
  /** True where the file writes decimal commas. */
  readonly commas: () => boolean;
}

/** A record longer than this is an open quote that swallows the file. */
const LONGEST_RECORD = 32 * 1024 * 1024;

const BUILDERS: Readonly<Record<Kind, typeof numberColumn>> = {
  id: idColumn,
  number: numberColumn,
  count: numberColumn,
  category: categoryColumn,
  flag: flagColumn,
};

/** Reads records of a delimited text into typed columns; the dialect is known from the header. */
export function tableReader(schema: DataSchema, accepted: readonly Accepted[], problems: ProblemList): TableReader {
  let head: string | null = '';
  let line = 1;
  let rows = 0;
  let blankLine = 0;
  let dialect: Dialect = { separator: ',', lineEnd: 'LF' };
  let layout: Layout | undefined;
  let cutter: RecordCutter | undefined;
  let builders: ColumnBuilder[] = [];
  let badCells: BadCell[] = [];
  let suspected = false;
  let scanner: RowScanner | undefined;

  function start(last: boolean): string | null {
    const opening = openingOf(head!, last, schema, problems);
    if (opening === null) return null;
    ({ dialect, layout, line } = opening);
    cutter = recordCutter(dialect.separator, stray);
    builders = layout.places.map(({ schema: column, header: name }) =>
      BUILDERS[column.kind]({
        schema: column,
        header: name,
        emptyAllowed: column.missing !== undefined || acceptsEmpty(column, name, accepted) !== undefined,
        separator: dialect.separator,
        bad: (cell) => badCells.push(cell),
        suspect: () => (suspected = true),
      }),
    );
    head = null;
    return opening.rest;
  }

  function stray(text: string, index: number) {
    const at = line + lineEnds(text.slice(0, index));
    problems.add({
      ...fileProblem(
        'strayQuote',
        `После закрывающей кавычки стоит «${shownValue(text[index]!)}» вместо разделителя.`,
        'Кавычку внутри значения удвойте: "ООО ""Ромашка""".',
        at,
      ),
      value: shownValue(text.slice(Math.max(0, index - 20), index + 20)),
    });
  }

  function row(fields: string[], at: number) {
    if (fields.length === 1 && fields[0]!.trim() === '' && layout!.fields.length > 1) {
      blankLine ||= at;
      return;
    }
    if (blankLine) {
      problems.add({
        ...fileProblem(
          'blankLine',
          `Пустая строка ${blankLine} посреди данных пропущена.`,
          'Проверьте, не потерян ли на её месте клиент.',
          blankLine,
        ),
        level: 'warning',
      });
      blankLine = 0;
    }
    if (fields.length !== layout!.fields.length) {
      const found = oddRow(fields, layout!, at) ?? raggedRow(fields, layout!, at, dialect.separator);
      if (problems.full(found.code)) problems.count('error', found.code);
      else problems.add(found);
      if (found.code === 'raggedRow') rows++;
      return;
    }
    rows++;
    const { places } = layout!;
    for (let i = 0; i < builders.length; i++) builders[i]!.push(fields[places[i]!.at]!, at);
    if (badCells.length > 0 || suspected) complain(fields, at);
  }

  /** A row that is no client is told once, whatever its cells. */
  function complain(fields: string[], at: number) {
    const found = oddRow(fields, layout!, at);
    if (found) {
      problems.add(found);
      rows--;
    } else
      for (const bad of badCells)
        if (problems.full(bad.code)) problems.count('error', bad.code);
        else problems.add({ ...bad, level: 'error', line: at, value: shownValue(bad.value) });
    badCells = [];
    suspected = false;
  }

  function parse(text: string) {
    if (text === '') return;
    const soundRow = (fields: string[], at: number) => {
      refuseZeroBytes(fields, at);
      row(fields, at);
    };
    line = eachRow(text, dialect.separator, line, text.includes('\0') ? soundRow : row);
  }

  const rowsScanner = () =>
    (scanner ??= rowScanner(
      layout!.fields.length,
      layout!.places.map(({ at }, i) => ({ at, builder: builders[i]! })),
      dialect.separator.charCodeAt(0),
    ));

  /** Counts what a scanning read; the bytes. */
  function scanned(isText: OddRows['isText'], scan: (odd: OddRows) => Scanned): number {
    const before = rowsScanner().rows();
    const done = scan({
      push: (text, at) => eachRow(text, dialect.separator, at, row),
      // A blank line is told by the row that follows it.
      wantsNext: () => blankLine > 0,
      isText,
    });
    line = done.line;
    rows += rowsScanner().rows() - before;
    return done.read;
  }

  return {
    scans: () => head === null && dialect.lineEnd !== 'CR' && cutter!.waiting() === '',
    scan: (bytes, isText) => scanned(isText, (odd) => rowsScanner().scan(bytes, line, odd)),
    merge: (bytes, ahead, values, isText) =>
      scanned(isText, (odd) => rowsScanner().merge(bytes, ahead, values, line, odd)),
    scanner: () => scanner,
    reserve(count) {
      for (const builder of builders) builder.reserve(count);
    },
    push(text) {
      let rest: string | null = text;
      if (head !== null) {
        head += text;
        rest = start(false);
        if (rest === null) return;
      }
      parse(cutter!.push(rest));
      if (cutter!.waiting().length > LONGEST_RECORD) refuseOpenQuote(cutter!.openQuote());
    },
    end() {
      if (head !== null) {
        if (head.trim() === '')
          refuse('emptyFile', 'Файл пуст.', 'Проверьте, закончилась ли выгрузка, и приложите её заново.');
        const rest = start(true);
        parse(cutter!.push(rest ?? ''));
      }
      if (cutter!.openQuote() >= 0) {
        const rest = cutter!.end();
        if (cutter!.openQuote() >= 0) refuseOpenQuote(cutter!.openQuote());
        parse(rest);
      } else parse(cutter!.end());
      return finish();
    },
    line: () => line + lineEnds(head ?? cutter?.waiting() ?? ''),
    rows: () => rows,
    dialect: () => dialect,
    layout: () => layout,
    missing: () => Object.fromEntries(builders.map((b) => [b.context.schema.name, b.cells.missing])),
    commas: () => builders.some((b) => b.decimalComma() === true),
  };

  function refuseOpenQuote(index: number): never {
    const at = line + lineEnds(cutter!.waiting().slice(0, Math.max(0, index)));
    return refuse(
      'unclosedQuote',
      `Кавычка, открытая в строке ${at}, нигде не закрыта.`,
      'Закройте её или удвойте кавычку внутри значения; проверьте, не обрезан ли файл.',
      at,
    );
  }

  function finish(): Table | null {
    const few = tooFewRows(rows, schema);
    if (few) problems.add(few);
    const comma = builders.some((b) => b.decimalComma() === true) && !builders.some((b) => b.decimalComma() === false);
    const columns = new Map(
      builders.map((builder) => [builder.context.schema.name, builder.finish(problems, comma)] as const),
    );
    for (const bad of badCells) problems.add({ ...bad, level: 'error', line: null, value: shownValue(bad.value) });
    badCells = [];
    const table: Table = { schema, rows, columns };
    if (problems.errors === 0) checkTable(table, problems);
    return problems.errors === 0 ? table : null;
  }
}

/** Refuses the file at its first zero byte; the rows before it are read, however the file came in pieces. */
function refuseZeroBytes(fields: readonly string[], line: number): void {
  const damaged = fields.findIndex((field) => field.includes('\0'));
  if (damaged < 0) return;
  const before = fields.slice(0, damaged).concat(fields[damaged]!.split('\0', 1));
  refuse(
    'binary',
    'Внутри файла нулевые байты: он повреждён или это не текст.',
    'Выгрузите файл заново.',
    line + before.reduce((sum, field) => sum + lineEnds(field), 0),
  );
}
