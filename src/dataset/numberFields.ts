import { type Code, branch, f64, i32, i64, local, loop, op, set, when } from '../wasm.ts';
import {
  ZERO,
  at,
  beyond,
  byte,
  count,
  digits,
  isByte,
  keepCode,
  known,
  negative,
  number,
  oddIf,
  otherwise,
  place,
  point,
  start,
  step,
  value,
  type FieldRule,
  type MemoryPlan,
  type NumberBytes,
} from './rowParts.ts';

const MINUS = 45;
const POINT = 46;
/** So many digits are a whole number without rounding. */
const MOST_DIGITS = 15;

type NumberRule = FieldRule & { readonly kind: 'number' };

/**
 * Steps over `count` digits. One to three are told by branches: a processor guesses what a column's usual length is, and goes
 * on with the next field before it knows.
 */
const stepOver: Code = [1, 2, 3].reduceRight<Code>(
  (rest, digits) => when(op.eq(local(count), i32(digits)), step(i32(digits)), rest),
  step(local(count)),
);

/**
 * Adds the digits at hand to `value`, which is multiplied by ten for each. Eight bytes are looked at together: bytes that are
 * no digits are known by their highest bit, what lies behind the first of them is shifted out, and three multiplications
 * make one number of the rest.
 */
function gather(wholePowers: number): Code {
  const eachByte = (code: number) => i64(BigInt(code) * 0x0101010101010101n);
  const pairs = i64(0x000000ff000000ffn);
  return [
    set(digits, op.xor64(op.load64(local(at)), eachByte(ZERO))),
    set(beyond, op.and64(op.or64(op.add64(local(digits), eachByte(0x76)), local(digits)), eachByte(0x80))),
    set(count, op.wrap(op.shrU64(op.ctz64(local(beyond)), i64(3n)))),
    when(local(count), [
      set(digits, op.shl64(local(digits), op.sub64(i64(64n), op.extendU(op.shl(local(count), i32(3)))))),
      set(digits, op.add64(op.mul64(local(digits), i64(10n)), op.shrU64(local(digits), i64(8n)))),
      set(
        digits,
        op.shrU64(
          op.add64(
            op.mul64(op.and64(local(digits), pairs), i64(100n + (1_000_000n << 32n))),
            op.mul64(op.and64(op.shrU64(local(digits), i64(16n)), pairs), i64(1n + (10_000n << 32n))),
          ),
          i64(32n),
        ),
      ),
      set(value, op.add64(op.mul64(local(value), op.load64(op.shl(local(count), i32(3)), wholePowers)), local(digits))),
      stepOver,
      when(
        op.eq(local(count), i32(8)),
        loop(
          'more',
          set(count, op.sub(byte, i32(ZERO))),
          when(otherwise(op.gtU(local(count), i32(9))), [
            set(value, op.add64(op.mul64(local(value), i64(10n)), op.extendU(local(count)))),
            step(),
            branch('more'),
          ]),
        ),
      ),
    ]),
  ];
}

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
