import { checkTable, tooFewRows } from './checks.ts';
import { clientRows } from './clientRows.ts';
import type { Opening } from './opening.ts';
import type { Accepted, ProblemList } from './problems.ts';
import { refuseOpenQuote, strayQuote } from './quotes.ts';
import { eachRow, lineEnds, recordCutter } from './records.ts';
import { refuse } from './refusal.ts';
import { MOST_FIELDS } from './rowReader.ts';
import { rowScanner, type OddRows, type RowScanner, type Scanned } from './scan.ts';
import type { Ahead, FieldValues } from './scanAhead.ts';
import type { DataSchema } from './schema.ts';
import type { Table } from './table.ts';
import { refuseZeroBytes } from './zeroBytes.ts';

/** What follows the header in, as text or as bytes; a table out. */
export interface BodyReader extends Pick<Opening, 'dialect' | 'layout'> {
  readonly push: (text: string) => void;
  /** True where `scan` may be given the lines that follow: no record is open, and a row is not too wide for the scanner. */
  readonly scans: () => boolean;
  /**
   * Reads whole lines of UTF-8 from the bytes themselves, and returns how many bytes it read: what follows must be given to
   * `push`. `isText`: whether bytes are UTF-8 as far as it is known to be the encoding.
   */
  readonly scan: (bytes: Uint8Array, isText: OddRows['isText']) => number;
  /** The same of bytes that were scanned ahead, by the scanner's rules and what it had learnt. */
  readonly merge: (bytes: Uint8Array, ahead: Ahead, values: FieldValues, isText: OddRows['isText']) => number;
  /** How to scan ahead; undefined before rows were scanned. */
  readonly scanner: () => Pick<RowScanner, 'separator' | 'learnt'> | undefined;
  /** Makes room for so many rows in all. */
  readonly reserve: (rows: number) => void;
  /** The table, with all that the whole of it shows added to the problems; null where the file is refused. */
  readonly end: () => Table | null;
  /** The physical line that the next text belongs to. */
  readonly line: () => number;
  readonly rows: () => number;
  readonly missing: () => Record<string, number>;
  /** True where the file writes decimal commas. */
  readonly commas: () => boolean;
}

/** A record longer than this is no client's: an open quote swallows the file, or a line has no end. */
const LONGEST_RECORD = 32 * 1024 * 1024;

/** Reads what follows an opening: records are cut from text, or lines are scanned, and each row is a client's or is told. */
export function bodyReader(
  { dialect, layout, line: firstLine }: Opening,
  schema: DataSchema,
  accepted: readonly Accepted[],
  problems: ProblemList,
): BodyReader {
  const { separator, lineEnd } = dialect;
  let line = firstLine;
  let scanner: RowScanner | undefined;
  const cutter = recordCutter(separator, (text, index) => problems.add(strayQuote(text, index, line)));
  const clients = clientRows(layout, separator, accepted, problems);
  const builders = clients.places.map(({ builder }) => builder);
  const rows = () => clients.pushed() + (scanner?.rows() ?? 0);

  function parse(text: string) {
    if (text === '') return;
    const soundRow = (fields: string[], at: number) => {
      refuseZeroBytes(fields, at);
      clients.push(fields, at);
    };
    line = eachRow(text, separator, line, text.includes('\0') ? soundRow : clients.push);
  }

  const rowsScanner = () => (scanner ??= rowScanner(layout.fields.length, clients.places, separator.charCodeAt(0)));

  const oddRows = (isText: OddRows['isText']): OddRows => ({
    push: (text, at) => eachRow(text, separator, at, clients.push),
    // A blank line is told by the row that follows it.
    wantsNext: clients.isAfterBlank,
    isText,
  });

  /** Goes on at the line that a scanning reached; the bytes it read. */
  function reached({ read, line: next }: Scanned): number {
    line = next;
    return read;
  }

  const refuseOpen = () => refuseOpenQuote(cutter.waiting(), cutter.openQuote(), line);

  return {
    dialect,
    layout,
    scans: () => lineEnd !== 'CR' && layout.fields.length <= MOST_FIELDS && cutter.waiting() === '',
    scan: (bytes, isText) => reached(rowsScanner().scan(bytes, line, oddRows(isText))),
    merge: (bytes, ahead, values, isText) => reached(rowsScanner().merge(bytes, ahead, values, line, oddRows(isText))),
    scanner: () => scanner,
    reserve(count) {
      for (const builder of builders) builder.reserve(count);
    },
    push(text) {
      parse(cutter.push(text));
      if (cutter.waiting().length <= LONGEST_RECORD) return;
      if (cutter.openQuote() >= 0) refuseOpen();
      refuse(
        'endlessLine',
        `Строка ${line} длиннее тридцати миллионов знаков: её конца не видно.`,
        'Выгрузите файл заново: каждый клиент — в строке своей.',
        line,
      );
    },
    end() {
      const rest = cutter.end();
      if (cutter.openQuote() >= 0) refuseOpen();
      parse(rest);
      const few = tooFewRows(rows(), schema);
      if (few) problems.add(few);
      const table: Table = { schema, rows: rows(), columns: clients.columns() };
      if (problems.errors === 0) checkTable(table, problems);
      return problems.errors === 0 ? table : null;
    },
    line: () => line + lineEnds(cutter.waiting()),
    rows,
    missing: () => Object.fromEntries(builders.map((b) => [b.context.schema.name, b.cells.missing])),
    commas: () => builders.some((b) => b.decimalComma() === true),
  };
}
