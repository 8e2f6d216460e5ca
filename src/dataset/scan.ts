import type { ColumnPlace } from './columnPlaces.ts';
import type { Ahead, FieldValues } from './scanAhead.ts';
import { scanLines } from './scanLines.ts';
import { scannedColumns, type Learnt } from './scannedColumns.ts';

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

const QUOTE = 34;

/** A scanner of a file's fields: `rowReader` reads plain rows, and each column takes its values from it. */
export function rowScanner(fields: number, places: readonly ColumnPlace[], separator: number): RowScanner {
  const columns = scannedColumns(fields, places, separator);
  let scanned = 0;

  /** One scanning: how plain rows and odd lines of these bytes are taken, and the line reached. */
  function scanning(given: Uint8Array, firstLine: number, odd: OddRows) {
    const bytes = Buffer.from(given.buffer, given.byteOffset, given.length);
    const mayBeScanned = (part: Buffer) => part.indexOf(QUOTE) < 0 && part.indexOf(0) < 0 && odd.isText(part);
    let line = firstLine;
    return {
      // What no column wants is not looked at while rows are read.
      isRefused: () => !columns.isPlain() || (columns.isPassedOver && !mayBeScanned(bytes)),
      rows(values: FieldValues, from: number, to: number) {
        columns.take(values, from, to);
        scanned += to - from;
        line += to - from;
      },
      odd(from: number, to: number) {
        const row = bytes.subarray(from, to);
        if (!mayBeScanned(row)) return 'before';
        line = odd.push(row.toString(), line);
        return columns.isPlain() ? 'on' : 'after';
      },
      upTo: (read: number): Scanned => ({ read, line }),
    };
  }

  return {
    separator,
    rows: () => scanned,
    learnt: columns.learnt,
    scan(bytes, firstLine, odd) {
      const take = scanning(bytes, firstLine, odd);
      let read = 0;
      let isLeft = take.isRefused();
      while (read < bytes.length && !isLeft) {
        const reader = columns.prepare();
        const begun = read;
        read += scanLines(reader, bytes.subarray(begun), {
          rows: (count) => take.rows(reader.values, 0, count),
          odd(from, to) {
            const told = take.odd(begun + from, begun + to);
            isLeft = told !== 'on';
            if (isLeft || columns.isOutgrown()) return isLeft ? told : 'after';
            columns.prepare();
            return 'on';
          },
          isNextOdd: odd.wantsNext,
        });
      }
      return take.upTo(read);
    },
    merge(bytes, ahead, values, firstLine, odd) {
      const take = scanning(bytes, firstLine, odd);
      if (take.isRefused()) return take.upTo(0);
      let [taken, read] = [0, 0];
      for (const line of [...ahead.odd, { rows: ahead.rows, from: ahead.read, to: ahead.read }]) {
        if (line.rows > taken && odd.wantsNext()) return take.upTo(read);
        if (line.rows > taken) take.rows(values, taken, line.rows);
        taken = line.rows;
        const told = line.to > line.from ? take.odd(line.from, line.to) : 'before';
        if (told === 'before') return take.upTo(line.from);
        read = line.to;
        if (told === 'after') return take.upTo(read);
      }
      return take.upTo(read);
    },
  };
}
