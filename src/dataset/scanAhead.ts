import type { CellValues } from './cell.ts';
import type { RowReader } from './rowReader.ts';
import { scanLines } from './scanLines.ts';

/** By field: values of rows; empty for a field that no column wants. */
export type FieldValues = readonly CellValues[];

/** What was scanned of a piece before its turn. */
export interface Ahead {
  /** Bytes of the piece that were looked at; the rest is left to its turn. */
  readonly read: number;
  /** Plain rows. */
  readonly rows: number;
  /** Lines that are no plain rows: how many of those stand before it, and its bytes. */
  readonly odd: readonly { readonly rows: number; readonly from: number; readonly to: number }[];
}

/** A piece of more odd lines than this is left to its turn, from the next one on: by then more may be known. */
const MOST_ODD = 500;

/**
 * Reads the plain rows of a piece, of whole lines, without the builders, and notes the other lines. Mutates `into`; stops
 * where that is full.
 */
export function scanAhead(reader: RowReader, bytes: Uint8Array, into: FieldValues): Ahead {
  const room = Math.max(...into.map(({ length }) => length));
  const odd: { rows: number; from: number; to: number }[] = [];
  let rows = 0;
  let isFull = false;
  const read = scanLines(reader, bytes, {
    rows(count) {
      into.forEach((values, field) => {
        if (values.length > 0) values.set(reader.values[field]!.subarray(0, count), rows);
      });
      rows += count;
      isFull = rows + reader.most > room;
    },
    odd(from, to) {
      if (isFull || odd.length === MOST_ODD) return 'before';
      odd.push({ rows, from, to });
      return 'on';
    },
    isNextOdd: () => isFull,
  });
  return { read, rows, odd };
}
