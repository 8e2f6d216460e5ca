import { type Code, branchIf, i32, local, op, set, type } from '../wasm.ts';

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
  /** Ten to the power of 0 to 15, as whole numbers of 64 bits and as doubles. */
  readonly wholePowers: number;
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
  readonly pages: number;
}

export const LF = 10;
export const CR = 13;
export const ZERO = 48;
export const MINUS = 45;
export const POINT = 46;

// Parameters and locals of the program.
export const begin = 0;
export const end = 1;
export const limit = 2;
export const [row, at, start, count, negative, point, known, word] = [3, 4, 5, 6, 7, 8, 9, 10];
export const [value, digits, beyond] = [11, 12, 13];
export const number = 14;
export const LOCALS = [...new Array<number>(8).fill(type.i32), type.i64, type.i64, type.i64, type.f64];

/** The byte at hand. */
export const byte: Code = op.load8(local(at));
export const isByte = (code: number): Code => op.eq(byte, i32(code));
export const step = (by: Code = i32(1)): Code => set(at, op.add(local(at), by));
/** Leaves a row in which something is odd. */
export const oddIf = (condition: Code): Code => branchIf('odd', condition);
export const otherwise = (condition: Code): Code => op.isZero(condition);

/** Where a value of the row lies among values of two, four or eight bytes (`size`: 1, 2, 3). */
export const place = (size: 1 | 2 | 3): Code => op.shl(local(row), i32(size));
export const keepCode = (bytes: 1 | 2, values: number, code: Code): Code =>
  bytes === 1 ? op.store8(local(row), code, values) : op.store16(place(1), code, values);
