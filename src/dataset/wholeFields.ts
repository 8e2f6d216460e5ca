import { type Code, block, branch, branchIf, f64, i32, i64, local, op, set, when } from '../wasm.ts';
import { MOST_DIGITS, joinDigits, notDigits, takeCharacters } from './digits.ts';
import { hasFraction, readDecimal } from './numberFields.ts';
import {
  POINT,
  ZERO,
  at,
  byte,
  count,
  keepCode,
  length,
  number,
  oddIf,
  place,
  stop,
  value,
  word,
  type MemoryPlan,
  type NumberRule,
} from './rowParts.ts';

/**
 * A whole number that one or two bytes hold: up to four digits, perhaps with «.0», at sight, all else as any number. The
 * least of what the bytes hold stands for a missing one.
 */
export function readSmall(rule: NumberRule, field: number, memory: MemoryPlan): Code {
  const bytes = rule.bytes as 1 | 2;
  const most = 2 ** (8 * bytes - 1) - 1;
  const low = Math.max(Math.ceil(rule.low), -most);
  const high = Math.min(Math.floor(rule.high), most);
  const isMissing = op.neF64(local(number), local(number));
  return [
    block(
      'read',
      block(
        'whole',
        set(count, op.sub(byte, i32(ZERO))),
        branchIf('whole', op.and(op.eq(length, i32(1)), op.ltU(local(count), i32(10)))),
        block('long', readShort(field, memory), branch('whole')),
        readDecimal(rule, field, memory),
        when(isMissing, [set(count, i32(-most - 1)), branch('read')]),
        oddIf(hasFraction),
        oddIf(op.ltF64(local(number), f64(-most))),
        oddIf(op.gtF64(local(number), f64(most))),
        set(count, op.truncated(local(number))),
      ),
      low > high ? branch('odd') : oddIf(op.gtU(op.sub(local(count), i32(low)), i32(high - low))),
    ),
    keepCode(bytes, memory.values[field]!, local(count)),
  ];
}

/** One to four digits as the number `count`, two of them and then all made one number; anything else goes on behind `long`. */
function readShort(field: number, memory: MemoryPlan): Code {
  const eachByte = (code: number) => i32(code * 0x01010101);
  const endsWithNought = op.and(
    op.eq(op.load16(op.sub(local(stop), i32(2))), i32(POINT | (ZERO << 8))),
    op.and(op.gtU(length, i32(2)), op.load8(i32(0), memory.pointKnown + field)),
  );
  const pairs = op.and(op.add(op.mul(local(count), i32(10)), op.shrU(local(count), i32(8))), i32(0x00ff00ff));
  return [
    set(word, op.sub(length, op.shl(endsWithNought, i32(1)))),
    branchIf('long', op.gtU(op.sub(local(word), i32(1)), i32(3))),
    // What lies behind the digits is shifted out; a byte that is no digit has its highest bit.
    set(word, op.sub(i32(32), op.shl(local(word), i32(3)))),
    set(count, op.shl(op.xor(op.load32(local(at)), eachByte(ZERO)), local(word))),
    branchIf('long', op.and(op.or(op.add(local(count), eachByte(0x76)), local(count)), eachByte(0x80))),
    set(count, op.shrU(op.mul(pairs, i32(1 + (100 << 16))), i32(16))),
  ];
}

/** A whole number of at most 15 digits without a leading zero. */
export function readId(bytes: 4 | 8, values: number, memory: MemoryPlan): Code {
  const leadingZero = op.and(op.gtU(local(count), i32(1)), op.eq(byte, i32(ZERO)));
  return [
    set(count, length),
    oddIf(op.gtU(op.sub(local(count), i32(1)), i32(MOST_DIGITS - 1))),
    oddIf(leadingZero),
    takeCharacters(memory),
    oddIf(notDigits),
    joinDigits,
    bytes === 8
      ? op.storeF64(place(3), op.fromI64(local(value)), values)
      : [oddIf(op.gtU64(local(value), i64(0xffffffffn))), op.store64As32(place(2), local(value), values)],
  ];
}
