import { type Code, f64, i32, local, op, set, when } from '../wasm.ts';
import { MOST_CHARACTERS, MOST_DIGITS, joinDigits, notDigits, points, takeCharacters, takePointOut } from './digits.ts';
import {
  at,
  count,
  isByte,
  known,
  length,
  negative,
  number,
  oddIf,
  place,
  point,
  stop,
  value,
  MINUS,
  type MemoryPlan,
  type NumberBytes,
  type NumberRule,
} from './rowParts.ts';

/** Digits, perhaps a minus before them and a point among them; or nothing, where a cell may be empty. */
export function readNumber(rule: NumberRule, field: number, memory: MemoryPlan): Code {
  const { low, high, whole } = rule;
  return [
    readDecimal(rule, field, memory),
    whole ? oddIf(hasFraction) : [],
    low > -Infinity ? oddIf(op.ltF64(local(number), f64(low))) : [],
    high < Infinity ? oddIf(op.gtF64(local(number), f64(high))) : [],
    keepNumber(rule.bytes, memory.values[field]!),
  ];
}

/** True of a number with a fraction; not of a missing one. */
export const hasFraction = op.and(
  op.neF64(local(number), op.truncF64(local(number))),
  op.eqF64(local(number), local(number)),
);

/** What the field says, in `number`: NaN where it is empty and may be. */
export function readDecimal({ emptyAllowed }: NumberRule, field: number, memory: MemoryPlan): Code {
  const noDigits = op.isZero(local(count));
  return [
    set(negative, isByte(MINUS)),
    set(count, op.sub(length, local(negative))),
    oddIf(op.gtU(local(count), i32(MOST_CHARACTERS))),
    takeCharacters(memory),
    set(point, points),
    oddIf(op.ne(local(point), notDigits)),
    set(known, op.ne(local(point), i32(0))),
    oddIf(op.and(local(point), op.sub(local(point), i32(1)))),
    oddIf(op.gtU(local(known), op.load8(i32(0), memory.pointKnown + field))),
    set(count, op.sub(local(count), local(known))),
    oddIf(op.gtU(local(count), i32(MOST_DIGITS))),
    emptyAllowed ? oddIf(op.and(noDigits, op.ne(local(stop), local(at)))) : oddIf(noDigits),
    // Without a branch, which a column with many empty cells would make the processor guess wrong.
    set(point, op.add(op.ctz(op.or(local(point), i32(1 << 16))), emptyAllowed ? noDigits : i32(0))),
    takePointOut(memory),
    joinDigits,
    set(number, op.divF64(op.fromI64(local(value)), op.loadF64(op.shl(local(point), i32(3)), memory.powers))),
    // 0 - x: a minus zero in the file is zero.
    when(local(negative), set(number, op.subF64(f64(0), local(number)))),
  ];
}

/** A number that so many bytes do not hold is odd; a missing one they do. */
function keepNumber(bytes: NumberBytes, values: number): Code {
  if (bytes === 8) return op.storeF64(place(3), local(number), values);
  const short = op.demote(local(number));
  const isRounded = op.neF64(op.promote(short), local(number));
  return [oddIf(op.and(isRounded, op.eqF64(local(number), local(number)))), op.storeF32(place(2), short, values)];
}
