import type { ColumnBuilder } from './cell.ts';
import { spellings, type Spellings } from './spellings.ts';

/** Reads rows from bytes; what is not plain goes, a row at a time, to `odd`. */
export interface RowScanner {
  /**
   * Reads whole lines of UTF-8 without quotes and returns the line after the last. `odd` gets the text of every
   * row that has something unusual and its line; it must push that row to all builders, or to none, and returns true
   * where the next row must come to it too; `begin`: true where the first row must.
   */
  readonly scan: (
    bytes: Uint8Array,
    firstLine: number,
    odd: (text: string, line: number) => boolean,
    begin?: boolean,
  ) => number;
  /** Rows that were read without help so far. */
  readonly rows: () => number;
}

const LF = 10;
const CR = 13;
const MINUS = 45;
const POINT = 46;
const POWERS = Float64Array.from({ length: 16 }, (_, i) => Number(`1e${i}`));

/** So many digits fit into a whole number of 32 bits, which is quicker than a double. */
const INT_DIGITS = 9;

/** The digits of the bytes [from, to) as one whole number of at most 15 digits, a point among them passed over. */
function wholeOf(bytes: Uint8Array, from: number, to: number): number {
  let value = 0;
  for (let i = from; i < to; i++) if (bytes[i] !== POINT) value = value * 10 + (bytes[i]! - 48);
  return value;
}

/** What a field of the file is for; a field that no column wants is passed over. */
const Kind = { passed: 0, id: 1, number: 2, flag: 3, category: 4 } as const;

/**
 * A scanner of a file's fields. Digits are gathered as a whole number of at most 15 digits and divided by a power
 * of ten: correctly rounded, the same bits as Number(). Every value that a builder would judge (an empty cell where
 * none may be, a value out of range, one to be warned of, a spelling met for the first time) makes its row odd.
 */
export function rowScanner(
  fields: number,
  places: readonly { readonly at: number; readonly builder: ColumnBuilder }[],
  separator: number,
): RowScanner {
  const kinds = new Uint8Array(fields);
  const columns: (ColumnBuilder | undefined)[] = new Array<undefined>(fields).fill(undefined);
  const words: (Spellings | undefined)[] = new Array<undefined>(fields).fill(undefined);
  const low = new Float64Array(fields).fill(-Infinity);
  const high = new Float64Array(fields).fill(Infinity);
  const whole = new Uint8Array(fields);
  const emptyAllowed = new Uint8Array(fields);
  const pointKnown = new Uint8Array(fields);
  let scanned = 0;

  for (const { at, builder } of places) {
    const { plan } = builder;
    columns[at] = builder;
    kinds[at] = Kind[plan.kind];
    emptyAllowed[at] = builder.context.emptyAllowed ? 1 : 0;
    if (plan.kind === 'category') words[at] = spellings(plan.codeOf);
    if (plan.kind !== 'number') continue;
    // A value to be warned of is odd: the bounds leave it out.
    low[at] = Math.max(plan.low, plan.warnZero ? Number.MIN_VALUE : plan.warnNegative ? 0 : -Infinity);
    high[at] = plan.high;
    whole[at] = plan.whole || plan.warnFraction ? 1 : 0;
  }
  const used = places.map(({ at }) => at);
  // Two lists of arrays, one type each: a loop over both kinds would be several times slower.
  const numbersAt: Float64Array[] = new Array<Float64Array>(fields).fill(new Float64Array(0));
  const codesAt: Uint16Array[] = new Array<Uint16Array>(fields).fill(new Uint16Array(0));

  /** Takes the builders' arrays again, with room for one row more. */
  function refresh(): number {
    for (const at of used) {
      const { cells, plan, reserve } = columns[at]!;
      if (cells.rows >= cells.values.length) reserve(cells.rows * 2);
      if (plan.kind === 'number') pointKnown[at] = plan.pointKnown() ? 1 : 0;
      if (cells.values instanceof Float64Array) numbersAt[at] = cells.values;
      else codesAt[at] = cells.values;
    }
    return Math.min(...used.map((at) => columns[at]!.cells.values.length));
  }

  const isPlain = () =>
    used.every((at) => {
      const { plan } = columns[at]!;
      return plan.kind !== 'id' || plan.whole();
    });

  /** Where the row begins that `read` stopped at. */
  let stopped = 0;

  /**
   * Reads rows into the places from `at` up to `limit`, and gives the first place that is free: the bytes end there, the
   * places do, or something is odd in the row that begins at `stopped`.
   */
  function read(bytes: Uint8Array, from: number, at: number, limit: number): number {
    let place = at;
    for (stopped = from; stopped < bytes.length && place < limit; place++) {
      const next = readRow(bytes, stopped, place);
      if (next < 0) return place;
      stopped = next;
    }
    return place;
  }

  /** Reads one row into the place `at` of the arrays: where it ends, or -1 where something is odd, and the place is free still. */
  function readRow(bytes: Uint8Array, from: number, at: number): number {
    let i = from;
    for (let f = 0; f < fields; f++) {
      let c = bytes[i]!;
      const kind = kinds[f];
      if (kind === Kind.number) {
        if (c === separator || c === LF || c === CR) {
          if (emptyAllowed[f] === 0) return -1;
          numbersAt[f]![at] = NaN;
        } else {
          const negative = c === MINUS;
          if (negative) c = bytes[++i]!;
          const start = i;
          let value = 0;
          for (let digit = c ^ 48; digit <= 9; digit = c ^ 48) {
            value = (Math.imul(value, 10) + digit) | 0;
            c = bytes[++i]!;
          }
          let digits = i - start;
          let decimals = 0;
          if (c === POINT) {
            if (pointKnown[f] === 0) return -1;
            const point = i;
            c = bytes[++i]!;
            for (let digit = c ^ 48; digit <= 9; digit = c ^ 48) {
              value = (Math.imul(value, 10) + digit) | 0;
              c = bytes[++i]!;
            }
            decimals = i - point - 1;
            digits += decimals;
          }
          if (digits === 0 || digits > 15) return -1;
          let number = digits <= INT_DIGITS ? value : wholeOf(bytes, start, i);
          if (decimals > 0) number /= POWERS[decimals]!;
          if (negative) number = 0 - number;
          if (number < low[f]! || number > high[f]!) return -1;
          if (decimals > 0 && whole[f] === 1 && !Number.isInteger(number)) return -1;
          numbersAt[f]![at] = number;
        }
      } else if (kind === Kind.flag) {
        if (c !== 48 && c !== 49) return -1;
        codesAt[f]![at] = c - 48;
        c = bytes[++i]!;
      } else if (kind === Kind.category) {
        const start = i;
        let hash = 0;
        while (c !== separator && c !== LF && c !== CR) {
          hash = (Math.imul(hash, 31) + c) | 0;
          c = bytes[++i]!;
        }
        const code = words[f]!.find(bytes, start, i, hash);
        if (code < 0) return -1;
        codesAt[f]![at] = code;
      } else if (kind === Kind.id) {
        const start = i;
        let value = 0;
        for (let digit = c ^ 48; digit <= 9; digit = c ^ 48) {
          value = (Math.imul(value, 10) + digit) | 0;
          c = bytes[++i]!;
        }
        const digits = i - start;
        if (digits === 0 || digits > 15 || (digits > 1 && bytes[start] === 48)) return -1;
        numbersAt[f]![at] = digits <= INT_DIGITS ? value : wholeOf(bytes, start, i);
      } else while (c !== separator && c !== LF && c !== CR) c = bytes[++i]!;
      if (f < fields - 1) {
        if (c !== separator) return -1;
      } else if (c === CR) {
        if (bytes[++i] !== LF) return -1;
      } else if (c !== LF) return -1;
      i++;
    }
    return i;
  }

  /** Counts what stands in the places [from, to), and leaves them to the builders. */
  function settle(from: number, to: number) {
    for (const f of used) {
      const { cells, plan } = columns[f]!;
      cells.rows = to;
      if (plan.kind === 'number' && emptyAllowed[f] === 1) cells.missing += gaps(numbersAt[f]!, from, to);
      if (plan.kind === 'category') words[f]!.count(codesAt[f]!, from, to);
    }
    scanned += to - from;
  }

  return {
    rows: () => scanned,
    scan(given, firstLine, odd, begin = false) {
      // Of one kind, whoever made them: a loop over two kinds of arrays is slower.
      const bytes = new Uint8Array(given.buffer, given.byteOffset, given.length);
      let line = firstLine;
      let plain = !begin && isPlain();
      for (let i = 0; i < bytes.length;) {
        const capacity = refresh();
        const at = columns[used[0]!]!.cells.rows;
        const free = plain ? read(bytes, i, at, capacity) : at;
        if (plain) i = stopped;
        settle(at, free);
        line += free - at;
        if (i === bytes.length || (plain && free === capacity)) continue;
        const end = bytes.indexOf(LF, i) + 1;
        const again = odd(Buffer.from(bytes.buffer, bytes.byteOffset + i, end - i).toString(), line);
        plain = !again && isPlain();
        line++;
        i = end;
      }
      for (const f of used) {
        const { plan } = columns[f]!;
        if (plan.kind === 'category') words[f]!.moveCounts(plan.counts);
      }
      return line;
    },
  };
}

/** NaN among the values [from, to). */
function gaps(values: Float64Array, from: number, to: number): number {
  let n = 0;
  for (let i = from; i < to; i++) if (values[i] !== values[i]) n++;
  return n;
}
