import { type Code, branch, f64, i32, i64, local, op, set, when } from '../wasm.ts';
import { gather, MOST_DIGITS } from './gatherDigits.ts';
import {
  at,
  count,
  isByte,
  negative,
  number,
  oddIf,
  otherwise,
  place,
  point,
  start,
  step,
  value,
  MINUS,
  POINT,
  type MemoryPlan,
  type NumberBytes,
  type NumberRule,
} from './rowParts.ts';

/** Digits, perhaps a minus before them and a point among them; or nothing, where a cell may be empty. */
export function readNumber(
  { bytes, low, high, whole, emptyAllowed }: NumberRule,
  field: number,
  memory: MemoryPlan,
): Code {
  const isEmpty = op.and(op.eq(local(at), local(start)), op.isZero(local(negative)));
  const missing: Code = emptyAllowed ? [oddIf(otherwise(isEmpty)), set(number, f64(NaN))] : branch('odd');
  const tooMany = oddIf(op.gtU(local(count), i32(MOST_DIGITS)));
  return [
    set(negative, isByte(MINUS)),
    step(local(negative)),
    set(start, local(at)),
    set(value, i64(0n)),
    gather(memory.wholePowers),
    when(
      isByte(POINT),
      [
        oddIf(op.isZero(op.load8(i32(0), memory.pointKnown + field))),
        step(),
        set(point, local(at)),
        gather(memory.wholePowers),
        set(count, op.sub(op.sub(local(at), local(start)), i32(1))),
        tooMany,
        set(
          number,
          op.divF64(
            op.fromI64(local(value)),
            op.loadF64(op.shl(op.sub(local(at), local(point)), i32(3)), memory.powers),
          ),
        ),
        whole ? oddIf(op.neF64(local(number), op.truncF64(local(number)))) : [],
      ],
      [set(count, op.sub(local(at), local(start))), tooMany, set(number, op.fromI64(local(value)))],
    ),
    when(op.isZero(local(count)), missing),
    // 0 - x: a minus zero in the file is zero.
    when(local(negative), set(number, op.subF64(f64(0), local(number)))),
    low > -Infinity ? oddIf(op.ltF64(local(number), f64(low))) : [],
    high < Infinity ? oddIf(op.gtF64(local(number), f64(high))) : [],
    keepNumber(bytes, memory.values[field]!),
  ];
}

/** A number that so many bytes do not hold is odd; a missing one they do. */
function keepNumber(bytes: NumberBytes, values: number): Code {
  if (bytes === 8) return op.storeF64(place(3), local(number), values);
  const short = op.demote(local(number));
  const isRounded = op.neF64(op.promote(short), local(number));
  return [oddIf(op.and(isRounded, op.eqF64(local(number), local(number)))), op.storeF32(place(2), short, values)];
}
