import type { ColumnBuilder } from './cell.ts';
import type { FieldRule } from './rowProgram.ts';
import { rowReader } from './rowReader.ts';
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
  readonly scan: (
    bytes: Uint8Array,
    firstLine: number,
    odd: OddRows,
  ) => { readonly read: number; readonly line: number };
  /** Rows that were read without help so far. */
  readonly rows: () => number;
}

const LF = 10;
const QUOTE = 34;

/** A scanner of a file's fields: `rowReader` reads plain rows, and each column takes its values from it. */
export function rowScanner(
  fields: number,
  places: readonly { readonly at: number; readonly builder: ColumnBuilder }[],
  separator: number,
): RowScanner {
  const columns = places.map(({ at, builder }) => ({ at, ...scannedColumn(builder) }));
  const rules = Array.from(
    { length: fields },
    (_, field): FieldRule => columns.find(({ at }) => at === field)?.rule ?? { kind: 'passed' },
  );
  const isPassedOver = rules.some(({ kind }) => kind === 'passed');
  const reader = rowReader(rules, separator);
  let scanned = 0;

  /** Reads plain rows of the reader's bytes from `from` to `to`; where the first row begins that is odd, or `to`. */
  function readPlain(from: number, to: number): number {
    let at = from;
    while (at < to) {
      const rows = reader.read(at, to);
      if (rows === 0) return at;
      for (const column of columns) column.take(reader.values[column.at]!, rows);
      scanned += rows;
      at = reader.next();
    }
    return at;
  }

  return {
    rows: () => scanned,
    scan(given, firstLine, odd) {
      const bytes = Buffer.from(given.buffer, given.byteOffset, given.length);
      const mayBeScanned = (part: Buffer) => part.indexOf(QUOTE) < 0 && part.indexOf(0) < 0 && odd.isText(part);
      let line = firstLine;
      const upTo = (read: number) => ({ read, line });
      const isPlain = () => columns.every((column) => column.isPlain());
      // What no column wants is not looked at while rows are read.
      if (!isPlain() || (isPassedOver && !mayBeScanned(bytes))) return upTo(0);
      for (let at = 0; at < bytes.length;) {
        const room = Math.min(bytes.length - at, reader.bytes.length);
        const part = bytes.subarray(at, at + room);
        const whole = part.lastIndexOf(LF) + 1;
        reader.bytes.set(part.subarray(0, whole));
        for (const column of columns) column.prepare(reader, column.at);
        let next = 0;
        do {
          if (!odd.wantsNext()) {
            const before = scanned;
            next = readPlain(next, whole);
            line += scanned - before;
          }
          if (next === whole && whole > 0) break;
          const end = whole > 0 ? part.indexOf(LF, next) + 1 : bytes.indexOf(LF, at) + 1 - at;
          const row = bytes.subarray(at + next, at + end);
          if (!mayBeScanned(row)) return upTo(at + next);
          line = odd.push(row.toString(), line);
          next = end;
          if (!isPlain()) return upTo(at + next);
          for (const column of columns) column.prepare(reader, column.at);
        } while (next < whole);
        at += next;
      }
      return upTo(bytes.length);
    },
  };
}
