import type { FieldEdges } from './fieldEdges.ts';
import type { Spellings } from './spellings.ts';

/**
 * Readers of one field of many rows, a kind of column each. All read the rows [0, rows) of the edges into the places from
 * `at` on, and return how many they read: fewer where the next row has something odd. Places behind those are free still.
 */

const ZERO = 48;
const MINUS = 45;
const POINT = 46;
const CR = 13;
/** A point is this where a digit is its value: bytes are compared after ^ 48. */
const POINT_AS_DIGIT = POINT ^ ZERO;
const POWERS = Float64Array.from({ length: 16 }, (_, i) => Number(`1e${i}`));

/** So many digits fit into a whole number of 32 bits, which is quicker than a double. */
const INT_DIGITS = 9;
/** So many digits are a whole number without rounding. */
const MOST_DIGITS = 15;

/** What makes a number odd, besides its spelling. */
export interface NumberRule {
  readonly low: number;
  readonly high: number;
  /** True: a number with a fraction is odd. */
  readonly whole: boolean;
  readonly emptyAllowed: boolean;
  /** False: a number with a point is odd. */
  readonly pointKnown: boolean;
}

/**
 * Numbers. Digits are gathered as a whole number of at most 15 digits and divided by a power of ten: correctly rounded,
 * the same bits as Number(). An empty cell is NaN.
 */
export function readNumbers(
  { bytes, edges, stride }: FieldEdges,
  field: number,
  rows: number,
  values: Float64Array,
  at: number,
  { low, high, whole, emptyAllowed, pointKnown }: NumberRule,
): number {
  for (let row = 0, k = field; row < rows; row++, k += stride) {
    let i = edges[k]! + 1;
    const end = edges[k + 1]!;
    const negative = bytes[i] === MINUS;
    if (negative) i++;
    const start = i;
    let value = 0;
    let digit = bytes[i]! ^ ZERO;
    while (digit <= 9) {
      value = (Math.imul(value, 10) + digit) | 0;
      digit = bytes[++i]! ^ ZERO;
    }
    let digits = i - start;
    let decimals = 0;
    if (digit === POINT_AS_DIGIT && pointKnown) {
      const point = ++i;
      digit = bytes[i]! ^ ZERO;
      while (digit <= 9) {
        value = (Math.imul(value, 10) + digit) | 0;
        digit = bytes[++i]! ^ ZERO;
      }
      decimals = i - point;
      digits += decimals;
    }
    if (i !== end || digits > MOST_DIGITS) return row;
    if (digits === 0) {
      if (negative || start !== end || !emptyAllowed) return row;
      values[at + row] = NaN;
      continue;
    }
    let number = digits <= INT_DIGITS ? value : wholeOf(bytes, start, end);
    if (decimals > 0) number /= POWERS[decimals]!;
    if (negative) number = 0 - number;
    if (number < low || number > high) return row;
    if (whole && decimals > 0 && !Number.isInteger(number)) return row;
    values[at + row] = number;
  }
  return rows;
}

/** Identifiers: whole numbers of at most 15 digits without a leading zero. */
export function readIds(
  { bytes, edges, stride }: FieldEdges,
  field: number,
  rows: number,
  values: Float64Array,
  at: number,
): number {
  for (let row = 0, k = field; row < rows; row++, k += stride) {
    const start = edges[k]! + 1;
    const end = edges[k + 1]!;
    let i = start;
    let value = 0;
    for (let digit = bytes[i]! ^ ZERO; digit <= 9; digit = bytes[++i]! ^ ZERO)
      value = (Math.imul(value, 10) + digit) | 0;
    const digits = i - start;
    if (i !== end || digits === 0 || digits > MOST_DIGITS || (digits > 1 && bytes[start] === ZERO)) return row;
    values[at + row] = digits <= INT_DIGITS ? value : wholeOf(bytes, start, end);
  }
  return rows;
}

/** The digits of the bytes [from, to) as one whole number of at most 15 digits, a point among them passed over. */
function wholeOf(bytes: Uint8Array, from: number, to: number): number {
  let value = 0;
  for (let i = from; i < to; i++) if (bytes[i] !== POINT) value = value * 10 + (bytes[i]! - ZERO);
  return value;
}

/** Flags: one byte, 0 or 1. */
export function readFlags(
  { bytes, edges, stride }: FieldEdges,
  field: number,
  rows: number,
  codes: Uint16Array,
  at: number,
): number {
  for (let row = 0, k = field; row < rows; row++, k += stride) {
    const start = edges[k]! + 1;
    const digit = bytes[start]! ^ ZERO;
    if (digit > 1 || edges[k + 1] !== start + 1) return row;
    codes[at + row] = digit;
  }
  return rows;
}

/** Levels of a category that were met before. */
export function readCategories(
  { bytes, edges, stride }: FieldEdges,
  field: number,
  rows: number,
  codes: Uint16Array,
  at: number,
  words: Spellings,
): number {
  for (let row = 0, k = field; row < rows; row++, k += stride) {
    const code = words.find(bytes, edges[k]! + 1, edges[k + 1]!);
    if (code < 0) return row;
    codes[at + row] = code;
  }
  return rows;
}

/** A field that no column wants: only a carriage return in it is odd, for the row would end there. */
export function passOver({ bytes, edges, stride }: FieldEdges, field: number, rows: number): number {
  for (let row = 0, k = field; row < rows; row++, k += stride)
    for (let i = edges[k]! + 1; i < edges[k + 1]!; i++) if (bytes[i] === CR) return row;
  return rows;
}
