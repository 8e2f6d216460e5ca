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
  const row = new Float64Array(fields);
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
  const numberFields = used.filter((at) => kinds[at] === Kind.number || kinds[at] === Kind.id);
  const codeFields = used.filter((at) => kinds[at] === Kind.flag || kinds[at] === Kind.category);
  const wordFields = used.filter((at) => kinds[at] === Kind.category);
  let numberStores: Float64Array[] = [];
  let codeStores: Uint16Array[] = [];

  /** Takes the builders' arrays again, with room for one row more. */
  function refresh(): number {
    for (const at of used) {
      const { cells, plan, reserve } = columns[at]!;
      if (cells.rows >= cells.values.length) reserve(cells.rows * 2);
      if (plan.kind === 'number') pointKnown[at] = plan.pointKnown() ? 1 : 0;
    }
    numberStores = numberFields.map((at) => columns[at]!.cells.values as Float64Array);
    codeStores = codeFields.map((at) => columns[at]!.cells.values as Uint16Array);
    return Math.min(...used.map((at) => columns[at]!.cells.values.length));
  }

  const isPlain = () =>
    used.every((at) => {
      const { plan } = columns[at]!;
      return plan.kind !== 'id' || plan.whole();
    });

  /** Reads one row into `row`: the place after its line end, or -1 where something is odd. */
  function read(bytes: Uint8Array, from: number): number {
    let i = from;
    for (let f = 0; f < fields; f++) {
      let c = bytes[i]!;
      switch (kinds[f]) {
        case Kind.number: {
          if (c === separator || c === LF || c === CR) {
            if (emptyAllowed[f] === 0) return -1;
            row[f] = NaN;
            break;
          }
          const negative = c === MINUS;
          if (negative) c = bytes[++i]!;
          let value = 0;
          let digits = 0;
          let point = -1;
          for (;;) {
            const digit = c - 48;
            if (digit >= 0 && digit <= 9) {
              value = value * 10 + digit;
              digits++;
            } else if (c === POINT && point < 0) point = digits;
            else break;
            c = bytes[++i]!;
          }
          if (digits === 0 || digits > 15) return -1;
          if (point >= 0) {
            if (pointKnown[f] === 0) return -1;
            value /= POWERS[digits - point]!;
          }
          if (negative) value = 0 - value;
          if (value < low[f]! || value > high[f]! || (whole[f] === 1 && !Number.isInteger(value))) return -1;
          row[f] = value;
          break;
        }
        case Kind.flag:
          if (c !== 48 && c !== 49) return -1;
          row[f] = c - 48;
          c = bytes[++i]!;
          break;
        case Kind.id: {
          const start = i;
          let value = 0;
          while (c >= 48 && c <= 57) {
            value = value * 10 + c - 48;
            c = bytes[++i]!;
          }
          const digits = i - start;
          if (digits === 0 || digits > 15 || (digits > 1 && bytes[start] === 48)) return -1;
          row[f] = value;
          break;
        }
        case Kind.category: {
          const start = i;
          let hash = 0;
          while (c !== separator && c !== LF && c !== CR) {
            hash = (Math.imul(hash, 31) + c) | 0;
            c = bytes[++i]!;
          }
          const code = words[f]!.find(bytes, start, i, hash);
          if (code < 0) return -1;
          row[f] = code;
          break;
        }
        default:
          while (c !== separator && c !== LF && c !== CR) c = bytes[++i]!;
      }
      if (f < fields - 1) {
        if (c !== separator) return -1;
      } else if (c === CR) {
        if (bytes[++i] !== LF) return -1;
      } else if (c !== LF) return -1;
      i++;
    }
    return i;
  }

  return {
    rows: () => scanned,
    scan(bytes, firstLine, odd, begin = false) {
      let line = firstLine;
      let capacity = refresh();
      let at = columns[used[0]!]!.cells.rows;
      let plain = !begin && isPlain();
      const settle = () => {
        for (const f of used) columns[f]!.cells.rows = at;
      };
      for (let i = 0; i < bytes.length; line++) {
        const next = plain ? read(bytes, i) : -1;
        if (next < 0) {
          const end = bytes.indexOf(LF, i) + 1;
          settle();
          const again = odd(Buffer.from(bytes.buffer, bytes.byteOffset + i, end - i).toString(), line);
          capacity = refresh();
          at = columns[used[0]!]!.cells.rows;
          plain = !again && isPlain();
          i = end;
          continue;
        }
        if (at === capacity) {
          settle();
          capacity = refresh();
        }
        for (let k = 0; k < numberFields.length; k++) {
          const value = row[numberFields[k]!]!;
          numberStores[k]![at] = value;
          if (value !== value) columns[numberFields[k]!]!.cells.missing++;
        }
        for (let k = 0; k < codeFields.length; k++) codeStores[k]![at] = row[codeFields[k]!]!;
        for (let k = 0; k < wordFields.length; k++) {
          const f = wordFields[k]!;
          words[f]!.counts[row[f]!]!++;
        }
        at++;
        scanned++;
        i = next;
      }
      settle();
      for (const f of used) {
        const { plan } = columns[f]!;
        if (plan.kind === 'category') words[f]!.moveCounts(plan.counts);
      }
      return line;
    },
  };
}
