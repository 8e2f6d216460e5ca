import type { ColumnBuilder } from './cell.ts';
import type { FieldRule } from './rowParts.ts';
import { rowReader, type Spelling } from './rowReader.ts';
import type { Ahead, FieldValues } from './scanAhead.ts';
import { scanLines } from './scanLines.ts';
import { scannedColumn } from './scannedColumn.ts';

/** Takes rows as text. */
export interface OddRows {
  /** Pushes what a line holds to all builders, or to none; the line after it. */
  readonly push: (text: string, line: number) => number;
  /** True where the next row must come here too, whatever it holds. */
  readonly wantsNext: () => boolean;
  /** Whether bytes are text of the file's encoding, as far as that is known. */
  readonly isText: (bytes: Uint8Array) => boolean;
}

/** Reads rows from bytes; what is not plain goes, a row at a time, to `odd`. */
export interface RowScanner {
  /**
   * Reads whole lines and returns how many bytes it read: all, or fewer where what follows is for the text way, because the
   * next row has a quote, a zero byte or bytes that are no text, or because a builder takes texts alone. `line`: the line
   * after the last that was read.
   */
  readonly scan: (bytes: Uint8Array, firstLine: number, odd: OddRows) => Scanned;
  /** The same of bytes that were scanned ahead: their plain rows are in `values`. */
  readonly merge: (bytes: Uint8Array, ahead: Ahead, values: FieldValues, firstLine: number, odd: OddRows) => Scanned;
  readonly separator: number;
  /** What is known of the fields by now. */
  readonly learnt: () => Learnt;
  /** Rows that were read without help so far. */
  readonly rows: () => number;
}

export interface Scanned {
  readonly read: number;
  readonly line: number;
}

/** What rows have shown so far of the fields. */
export interface Learnt {
  readonly rules: readonly FieldRule[];
  /** Fields whose numbers may have a point. */
  readonly points: readonly number[];
  readonly spellings: readonly { readonly field: number; readonly known: readonly Spelling[] }[];
}

const QUOTE = 34;

/** A scanner of a file's fields: `rowReader` reads plain rows, and each column takes its values from it. */
export function rowScanner(
  fields: number,
  places: readonly { readonly at: number; readonly builder: ColumnBuilder }[],
  separator: number,
): RowScanner {
  const columns = places.map(({ at, builder }) => ({ at, ...scannedColumn(builder) }));
  const rulesNow = () =>
    Array.from(
      { length: fields },
      (_, field): FieldRule => columns.find(({ at }) => at === field)?.rule() ?? { kind: 'passed' },
    );
  let rules = rulesNow();
  let reader = rowReader(rules, separator);
  const isPassedOver = rules.some(({ kind }) => kind === 'passed');
  let scanned = 0;

  const isPlain = () => columns.every((column) => column.isPlain());
  const isOutgrown = () => columns.some(({ at, bytes }) => bytes() !== reader.values[at]!.BYTES_PER_ELEMENT);

  /** Teaches the reader what builders have learnt; one for a column of wider values is made anew. */
  function prepare() {
    if (isOutgrown()) {
      rules = rulesNow();
      reader = rowReader(rules, separator);
    }
    for (const column of columns) column.prepare(reader, column.at);
  }

  /** One scanning: how odd lines are taken, and the line reached. */
  function scanning(given: Uint8Array, firstLine: number, odd: OddRows) {
    const bytes = Buffer.from(given.buffer, given.byteOffset, given.length);
    const mayBeScanned = (part: Buffer) => part.indexOf(QUOTE) < 0 && part.indexOf(0) < 0 && odd.isText(part);
    const state = { line: firstLine };
    return {
      state,
      // What no column wants is not looked at while rows are read.
      isRefused: () => !isPlain() || (isPassedOver && !mayBeScanned(bytes)),
      rows(values: FieldValues, from: number, to: number) {
        for (const column of columns) column.take(values[column.at]!, from, to);
        scanned += to - from;
        state.line += to - from;
      },
      odd(from: number, to: number) {
        const row = bytes.subarray(from, to);
        if (!mayBeScanned(row)) return 'before';
        state.line = odd.push(row.toString(), state.line);
        return isPlain() ? 'on' : 'after';
      },
    };
  }

  return {
    separator,
    rows: () => scanned,
    learnt: () => ({
      rules: rulesNow(),
      points: columns.flatMap((column) => (column.isPointKnown() ? [column.at] : [])),
      spellings: columns.flatMap(({ at, spellings }) => (spellings ? [{ field: at, known: spellings }] : [])),
    }),
    scan(bytes, firstLine, odd) {
      const { state, isRefused, rows, odd: oddLine } = scanning(bytes, firstLine, odd);
      if (isRefused()) return { read: 0, line: firstLine };
      let read = 0;
      let isLeft = false;
      while (read < bytes.length && !isLeft) {
        prepare();
        const begun = read;
        read += scanLines(reader, bytes.subarray(begun), {
          rows: (count) => rows(reader.values, 0, count),
          odd(from, to) {
            const told = oddLine(begun + from, begun + to);
            isLeft = told !== 'on';
            if (isLeft || isOutgrown()) return isLeft ? told : 'after';
            prepare();
            return 'on';
          },
          isNextOdd: odd.wantsNext,
        });
      }
      return { read, line: state.line };
    },
    merge(bytes, ahead, values, firstLine, odd) {
      const { state, isRefused, rows, odd: oddLine } = scanning(bytes, firstLine, odd);
      const upTo = (read: number) => ({ read, line: state.line });
      if (isRefused()) return upTo(0);
      let [taken, read] = [0, 0];
      for (const line of [...ahead.odd, { rows: ahead.rows, from: ahead.read, to: ahead.read }]) {
        if (line.rows > taken && odd.wantsNext()) return upTo(read);
        if (line.rows > taken) rows(values, taken, line.rows);
        taken = line.rows;
        const told = line.to > line.from ? oddLine(line.from, line.to) : 'before';
        if (told === 'before') return upTo(line.from);
        read = line.to;
        if (told === 'after') return upTo(read);
      }
      return upTo(read);
    },
  };
}
