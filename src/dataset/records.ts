import { dsvFormat } from 'd3-dsv';

/** Cuts text that comes in pieces at the ends of records, never inside quotes. */
export interface RecordCutter {
  /** Whole records of what came so far, each with its line end; empty where none ended. */
  readonly push: (piece: string) => string;
  /** The rest, its last record perhaps without a line end. */
  readonly end: () => string;
  /** Characters that wait for their record's end. */
  readonly waiting: () => string;
  /** Where an open quote began in `waiting`, or -1. */
  readonly openQuote: () => number;
}

const QUOTE = 34;
const LF = 10;
const CR = 13;

/**
 * The quoting rules are those of d3-dsv (RFC 4180): a quote opens only at the beginning of a field, and two
 * quotes inside stand for one. `onStray(text, index)` is called for each character that follows a closing
 * quote and is no separator: d3-dsv would swallow it silently.
 */
export function recordCutter(separator: string, onStray: (text: string, index: number) => void): RecordCutter {
  const comma = separator.charCodeAt(0);
  let pending = '';
  /** Where to look on. */
  let scanned = 0;
  let inQuotes = false;
  let quoteAt = -1;
  let fieldStart = true;

  /** The index after the last whole record; of the `last` text the end of it. */
  function scan(last: boolean): number {
    let cut = 0;
    let i = scanned;
    const text = pending;
    const n = text.length;
    if (!inQuotes && fieldStart && i === 0 && !text.includes('"')) return last ? n : afterLastLineEnd(text);
    while (i < n) {
      if (inQuotes) {
        i = passQuoted(i, last);
        if (inQuotes) break;
        continue;
      }
      const c = text.charCodeAt(i);
      if (c === LF || c === CR) {
        if (c === CR && i === n - 1 && !last) break;
        if (c === CR && text.charCodeAt(i + 1) === LF) i++;
        cut = i + 1;
        fieldStart = true;
      } else if (c === comma) fieldStart = true;
      else if (c === QUOTE && fieldStart) {
        inQuotes = true;
        quoteAt = i;
        fieldStart = false;
      } else fieldStart = false;
      i++;
    }
    scanned = i - cut;
    quoteAt -= cut;
    return last ? n : cut;
  }

  /** Goes from inside quotes to what follows them; where their end has not come yet, to where to look on, still inside. */
  function passQuoted(from: number, last: boolean): number {
    const text = pending;
    const n = text.length;
    let close = text.indexOf('"', from);
    while (close >= 0 && text.charCodeAt(close + 1) === QUOTE) close = text.indexOf('"', close + 2);
    if (close < 0) return n;
    // The next piece may begin with the second of two quotes.
    if (close === n - 1 && !last) return close;
    inQuotes = false;
    const behind = close + 1;
    const next = text.charCodeAt(behind);
    if (behind === n || next === comma || next === LF || next === CR) return behind;
    onStray(text, behind);
    // d3-dsv takes it for a separator.
    fieldStart = true;
    return behind + 1;
  }

  function take(last: boolean): string {
    const cut = scan(last);
    const whole = pending.slice(0, cut);
    pending = pending.slice(cut);
    if (!inQuotes && !pending.includes('"')) {
      scanned = 0;
      fieldStart = true;
    }
    return whole;
  }

  return {
    push(piece) {
      pending += piece;
      return take(false);
    },
    end() {
      // A quote at the very end waited for a second one.
      if (inQuotes) scan(true);
      return inQuotes ? '' : take(true);
    },
    waiting: () => pending,
    openQuote: () => (inQuotes ? quoteAt : -1),
  };
}

/** The index after the last line end of a text that goes on: a carriage return at its very end may be the first half of CRLF. */
const afterLastLineEnd = (text: string) =>
  Math.max(text.lastIndexOf('\n'), text.length > 1 ? text.lastIndexOf('\r', text.length - 2) : -1) + 1;

/**
 * Parses whole records with d3-dsv and calls `onRow` with the fields and the physical line on which the row
 * begins. Returns the line after the last row. No row is kept.
 */
export function eachRow(
  text: string,
  separator: string,
  firstLine: number,
  onRow: (fields: string[], line: number) => void,
): number {
  let line = firstLine;
  if (text === '\n' || text === '\r' || text === '\r\n') {
    // d3-dsv takes a text of one line end for no row at all.
    onRow([''], line);
    return line + 1;
  }
  const quoted = text.includes('"');
  dsvFormat(separator).parseRows(text, (fields) => {
    onRow(fields, line);
    line += quoted ? 1 + innerLines(fields) : 1;
    return null;
  });
  return line;
}

/** Line ends inside quoted fields. */
function innerLines(fields: readonly string[]): number {
  let lines = 0;
  for (const field of fields) if (field.includes('\n') || field.includes('\r')) lines += lineEnds(field);
  return lines;
}

/** Line ends of any kind (LF, CRLF, CR) in a text. */
export const lineEnds = (text: string) => text.match(/\r\n|\n|\r/g)?.length ?? 0;
