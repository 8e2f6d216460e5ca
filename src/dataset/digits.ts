import { type Code, i32, i64, local, op, set } from '../wasm.ts';
import { count, digits, point, stop, value, wide, type MemoryPlan } from './rowParts.ts';
import { constant } from './wideConstants.ts';

/** So many digits are a whole number without rounding. */
export const MOST_DIGITS = 15;
/** Characters that are looked at together. */
export const MOST_CHARACTERS = 16;

/** The last `count` characters before `stop`, sixteen at most, less the character of nought; noughts before them. */
export const takeCharacters = (memory: MemoryPlan): Code =>
  set(
    wide,
    op.andWide(
      op.subBytes(op.loadWide(op.sub(local(stop), i32(16))), constant('zero')),
      op.loadWide(op.shl(local(count), i32(4)), memory.lastOnes),
    ),
  );

/** A bit for each of the characters that is a point. */
export const points: Code = op.highBits(op.eqBytes(local(wide), constant('point')));

/** A bit for each that is no digit. */
export const notDigits: Code = op.xor(
  op.highBits(op.eqBytes(op.leastBytesU(local(wide), constant('nine')), local(wide))),
  i32(0xffff),
);

/** Takes the point out that stands at the place `point` of sixteen; none where that is past the last. */
export const takePointOut = (memory: MemoryPlan): Code =>
  set(wide, op.bytesAt(local(wide), op.loadWide(op.shl(local(point), i32(4)), memory.withoutPoint)));

/** The sixteen digits as the number `value`: two make one number of them, then four, eight and all. */
export const joinDigits: Code = [
  set(
    wide,
    op.addShorts(
      op.mulShorts(op.andWide(local(wide), constant('lowBytes')), constant('tens')),
      op.shrShortsU(local(wide), i32(8)),
    ),
  ),
  set(wide, op.dotShorts(local(wide), constant('hundreds'))),
  set(digits, op.firstHalf(op.dotShorts(op.asShorts(local(wide), local(wide)), constant('myriads')))),
  set(
    value,
    op.add64(
      op.mul64(op.and64(local(digits), i64(0xffffffffn)), i64(100_000_000n)),
      op.shrU64(local(digits), i64(32n)),
    ),
  ),
];

/** Bytes of the tables that digits need: a row for each number of characters, or for each place of a point. */
export const DIGIT_TABLES = { lastOnes: 16 * 17, withoutPoint: 16 * 18, powers: 8 * 18 } as const;

/** Writes the tables; mutates the memory. */
export function writeDigitTables(view: DataView, memory: MemoryPlan): void {
  for (let i = 0; i < 16; i++) {
    for (let characters = 0; characters <= 16; characters++)
      view.setUint8(memory.lastOnes + 16 * characters + i, i >= 16 - characters ? 255 : 0);
    for (let at = 0; at <= 17; at++) {
      const from = at >= 16 || i > at ? i : i === 0 ? 255 : i - 1;
      view.setUint8(memory.withoutPoint + 16 * at + i, from);
    }
  }
  for (let at = 0; at <= 17; at++)
    view.setFloat64(memory.powers + 8 * at, at === 17 ? NaN : at === 16 ? 1 : Number(`1e${15 - at}`), true);
}
