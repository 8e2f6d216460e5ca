import { type Code, branch, i32, i64, local, op, set, when } from '../wasm.ts';
import { gather, MOST_DIGITS } from './gatherDigits.ts';
import {
  ZERO,
  at,
  byte,
  count,
  isByte,
  keepCode,
  known,
  negative,
  oddIf,
  place,
  start,
  step,
  value,
  MINUS,
  POINT,
  type MemoryPlan,
  type NumberRule,
} from './rowParts.ts';

/**
 * A whole number that one or two bytes hold: one digit at sight, more as for any number, and behind a point noughts alone. The
 * least of what the bytes hold stands for a missing one.
 */
export function readSmall(rule: NumberRule, field: number, stop: number, memory: MemoryPlan): Code {
  const bytes = rule.bytes as 1 | 2;
  const most = 2 ** (8 * bytes - 1) - 1;
  const low = Math.max(Math.ceil(rule.low), -most);
  const high = Math.min(Math.floor(rule.high), most);
  const byteAfter = (steps: number) => op.load8(local(at), steps);
  const isDigit = (code: Code) => op.isZero(op.gtU(op.sub(code, i32(ZERO)), i32(9)));
  const isNoughtAlone = op.and(op.eq(byteAfter(1), i32(ZERO)), op.isZero(isDigit(byteAfter(2))));
  const noughts = [
    step(),
    set(value, i64(0n)),
    gather(memory.wholePowers),
    oddIf(op.ne64(local(value), i64(0n))),
    oddIf(op.gtU(op.sub(local(at), local(start)), i32(MOST_DIGITS))),
  ];
  const fraction = [
    oddIf(op.isZero(op.load8(i32(0), memory.pointKnown + field))),
    when(isNoughtAlone, step(i32(2)), noughts),
  ];
  const whole = [
    set(negative, isByte(MINUS)),
    step(local(negative)),
    set(start, local(at)),
    set(value, i64(0n)),
    gather(memory.wholePowers),
    set(count, op.sub(local(at), local(start))),
    oddIf(op.gtU(local(count), i32(MOST_DIGITS))),
    oddIf(op.gtU64(local(value), i64(BigInt(most)))),
    when(
      local(count),
      [
        set(count, op.wrap(local(value))),
        when(local(negative), set(count, op.sub(i32(0), local(count)))),
        within(low, high),
        when(isByte(POINT), [set(known, local(count)), fraction, set(count, local(known))]),
      ],
      rule.emptyAllowed ? [oddIf(local(negative)), set(count, i32(-most - 1))] : branch('odd'),
    ),
  ];
  return [
    set(count, op.sub(byte, i32(ZERO))),
    when(
      op.and(op.isZero(op.gtU(local(count), i32(9))), op.eq(byteAfter(1), i32(stop))),
      [step(), within(low, high)],
      whole,
    ),
    keepCode(bytes, memory.values[field]!, local(count)),
  ];
}

/** A whole number in `count` outside of these is odd. */
const within = (low: number, high: number): Code =>
  low > high ? branch('odd') : oddIf(op.gtU(op.sub(local(count), i32(low)), i32(high - low)));

/** A whole number of at most 15 digits without a leading zero. */
export function readId(bytes: 4 | 8, values: number, wholePowers: number): Code {
  const length = op.sub(local(at), local(start));
  const leadingZero = op.eq(op.load8(local(start)), i32(ZERO));
  return [
    set(start, local(at)),
    set(value, i64(0n)),
    gather(wholePowers),
    set(count, length),
    oddIf(op.isZero(local(count))),
    oddIf(op.gtU(local(count), i32(MOST_DIGITS))),
    oddIf(op.and(op.gtU(local(count), i32(1)), leadingZero)),
    bytes === 8
      ? op.storeF64(place(3), op.fromI64(local(value)), values)
      : [oddIf(op.gtU64(local(value), i64(0xffffffffn))), op.store64As32(place(2), local(value), values)],
  ];
}
