import { type Code, branchIf, i32, local, op, type } from '../wasm.ts';

/**
 * How a field of a row is read; `passed`: no column wants it. `bytes`: of a value; one that needs more is odd.
 */
export type FieldRule =
  | { readonly kind: 'passed' }
  | { readonly kind: 'id'; readonly bytes: 4 | 8 }
  | { readonly kind: 'flag' | 'category'; readonly bytes: 1 | 2 }
  | {
      readonly kind: 'number';
      /** One or two: whole numbers alone. */
      readonly bytes: NumberBytes;
      /** A number outside of these is odd. */
      readonly low: number;
      readonly high: number;
      /** True: a number with a fraction is odd. */
      readonly whole: boolean;
      /** True: an empty cell is a missing number, NaN. */
      readonly emptyAllowed: boolean;
    };

export type NumberRule = FieldRule & { readonly kind: 'number' };

/** Bytes of a number in its column. */
export type NumberBytes = 1 | 2 | 4 | 8;

/** Where things lie in the memory of a program, in bytes. */
export interface MemoryPlan {
  /** By how many characters a number has, 0 to 16: sixteen bytes, of ones for the last so many. */
  readonly lastOnes: number;
  /** By where a point stands among sixteen characters, 16 for nowhere: the places of the digits without it. */
  readonly withoutPoint: number;
  /** By the same: ten to the power of the digits behind the point; no number for 17, where there is no digit. */
  readonly powers: number;
  /** Where the next row begins, told by the program. */
  readonly next: number;
  /** By field, a byte: 1 where a number may have a point. */
  readonly pointKnown: number;
  /** By field, a byte: the place of the byte by which spellings are told apart. */
  readonly telling: number;
  /** By field: the first of the spellings with each such byte, or 0. */
  readonly first: readonly number[];
  /** By field: values of rows. */
  readonly values: readonly number[];
  /** Where fields end, of the bytes that were looked through. */
  readonly ends: number;
  readonly pages: number;
}

/** Bytes of the signs that the program looks for. */
export const LF = 10;
export const CR = 13;
export const ZERO = 48;
export const MINUS = 45;
export const POINT = 46;

// Parameters and locals of the program.
/** The place of the next row's first byte; the place behind the last byte; the most rows that are read. */
export const [begin, end, limit] = [0, 1, 2];
/** Of a field: its first byte, and the byte that ends it. */
export const [row, at, stop] = [3, 4, 5];
/** Of a field too: `count` and `word` are as its kind needs them, `known` is a spelling, or whether a number has a point. */
export const [count, negative, point, known, word] = [6, 7, 8, 9, 10];
/** The place in `ends` of a row's first field; the place behind the last that is known; the byte up to which bytes were looked through. */
export const [mark, filled, indexed] = [11, 12, 13];
/** 1 where a carriage return stands before the line feed of a row. */
export const tail = 14;
/** A whole number of up to 16 digits, and its halves; while ends are looked for `digits` has a bit for each. */
export const [value, digits] = [15, 16];
/** A number as it is kept, NaN where the field is empty. */
export const number = 17;
/** Sixteen bytes of the file side by side. */
export const wide = 18;
/** Types of the locals behind the three parameters, in their order. */
export const LOCALS = [...new Array<number>(12).fill(type.i32), type.i64, type.i64, type.f64, type.v128];
/** The first local behind these. */
export const FREE = 19;

/** The byte at hand. */
export const byte: Code = op.load8(local(at));
/** 1 where the byte at hand is that one, else 0. */
export const isByte = (code: number): Code => op.eq(byte, i32(code));
/** How many bytes are left of the field. */
export const length: Code = op.sub(local(stop), local(at));
/** Leaves a row in which something is odd. */
export const oddIf = (condition: Code): Code => branchIf('odd', condition);

/** Where a value of the row lies among values of two, four or eight bytes (`size`: 1, 2, 3). */
export const place = (size: 1 | 2 | 3): Code => op.shl(local(row), i32(size));
/** Puts the code into the place of the row among those at `values`, each of so many bytes. */
export const keepCode = (bytes: 1 | 2, values: number, code: Code): Code =>
  bytes === 1 ? op.store8(local(row), code, values) : op.store16(place(1), code, values);
