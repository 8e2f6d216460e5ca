import { type Code, branch, i32, i64, local, loop, op, set, when } from '../wasm.ts';
import { ZERO, at, beyond, byte, count, digits, otherwise, step, value } from './rowParts.ts';

/** So many digits are a whole number without rounding. */
export const MOST_DIGITS = 15;

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
export function gather(wholePowers: number): Code {
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
