import type { RowReader } from './rowReader.ts';

/** What becomes of lines that are scanned. */
export interface LineTakers {
  /** Takes so many rows from the reader's values. */
  readonly rows: (count: number) => void;
  /** Takes the line of the bytes [from, to) that is no plain row; `before`, `after`: stop there. */
  readonly odd: (from: number, to: number) => 'on' | 'before' | 'after';
  /** True where the next line is odd, whatever it holds. */
  readonly isNextOdd: () => boolean;
}

const LF = 10;
const WORD = 8;

/** Scans whole lines, as much at a time as the reader has room for; returns how many bytes were read. */
export function scanLines(reader: RowReader, bytes: Uint8Array, take: LineTakers): number {
  for (let at = 0; at < bytes.length;) {
    const part = bytes.subarray(at, at + reader.bytes.length - WORD);
    const whole = part.lastIndexOf(LF) + 1;
    // Shared memory is copied by words where both sides begin alike, else by bytes.
    const shift = part.byteOffset % WORD;
    reader.bytes.set(part.subarray(0, whole), shift);
    let next = 0;
    do {
      if (!take.isNextOdd()) next = readPlain(reader, next + shift, whole + shift, take) - shift;
      if (next === whole && whole > 0) break;
      // A line longer than the reader's room ends in what follows.
      const end = whole > 0 ? part.indexOf(LF, next) + 1 : bytes.indexOf(LF, at) + 1 - at;
      const told = take.odd(at + next, at + end);
      if (told === 'before') return at + next;
      next = end;
      if (told === 'after') return at + next;
    } while (next < whole);
    at += next;
  }
  return bytes.length;
}

/** Reads plain rows of the reader's bytes; where the first row begins that is odd, or `to`. */
function readPlain(reader: RowReader, from: number, to: number, take: LineTakers): number {
  let at = from;
  while (at < to && !take.isNextOdd()) {
    const rows = reader.read(at, to);
    if (rows === 0) return at;
    take.rows(rows);
    at = reader.next();
  }
  return at;
}
