import {
  type Code,
  block,
  branch,
  branchIf,
  f64,
  i32,
  i64,
  local,
  loop,
  moduleOf,
  op,
  set,
  type,
  when,
} from '../wasm.ts';

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

/** A spelling in memory: the next one with the same telling byte or 0, its code, its length in three ways, its bytes. */
export const SPELLING = { next: 0, code: 4, length: 8, full: 12, shift: 16, bytes: 24 } as const;

const LF = 10;
const CR = 13;
const ZERO = 48;
const MINUS = 45;
const POINT = 46;
/** So many digits are a whole number without rounding. */
const MOST_DIGITS = 15;

// Parameters and locals of the program.
const begin = 0;
const end = 1;
const limit = 2;
const [row, at, start, count, negative, point, known, word] = [3, 4, 5, 6, 7, 8, 9, 10];
const [value, digits, beyond] = [11, 12, 13];
const number = 14;
const LOCALS = [...new Array<number>(8).fill(type.i32), type.i64, type.i64, type.i64, type.f64];

/**
 * The program that reads plain rows of a file: run(from, to, most) reads whole rows from the byte `from` on, at most so many,
 * and returns how many; it stops at a row in which something is odd, and tells in memory where the next row begins. The bytes
 * before `to` end with a line feed, and eight more after the longest spelling may be looked at.
 *
 * Numbers are gathered eight digits at a time as a whole number of at most 15 and divided by a power of ten: correctly
 * rounded, the same bits as Number().
 */
export function rowProgram(rules: readonly FieldRule[], separator: number, memory: MemoryPlan): WebAssembly.Module {
  const fields = rules.map((rule, field) => {
    const isLast = field === rules.length - 1;
    return [readField(rule, field, separator, isLast, memory), isLast ? endOfRow : endOfField(separator)];
  });
  const body = [
    block(
      'odd',
      loop(
        'rows',
        branchIf('odd', op.geU(local(row), local(limit))),
        branchIf('odd', op.geU(local(begin), local(end))),
        set(at, local(begin)),
        ...fields,
        set(begin, local(at)),
        set(row, op.add(local(row), i32(1))),
        branch('rows'),
      ),
    ),
    op.store32(i32(0), local(begin), memory.next),
    local(row),
  ];
  return moduleOf(3, LOCALS, memory.pages, body);
}

function readField(rule: FieldRule, field: number, separator: number, isLast: boolean, memory: MemoryPlan): Code {
  switch (rule.kind) {
    case 'id':
      return readId(rule.bytes, memory.values[field]!, memory.wholePowers);
    case 'number':
      return rule.bytes < 4 ? readSmall(rule, field, isLast ? LF : separator, memory) : readNumber(rule, field, memory);
    case 'flag':
      return readFlag(rule.bytes, memory.values[field]!);
    case 'category':
      return readCategory(rule.bytes, field, isLast ? LF : separator, memory);
    case 'passed':
      return passOver(separator);
  }
}

const byte: Code = op.load8(local(at));
const isByte = (code: number): Code => op.eq(byte, i32(code));
const step = (by: Code = i32(1)): Code => set(at, op.add(local(at), by));
/**
 * Steps over `count` digits. One to three are told by branches: a processor guesses what a column's usual length is, and goes
 * on with the next field before it knows.
 */
const stepOver: Code = [1, 2, 3].reduceRight<Code>(
  (rest, digits) => when(op.eq(local(count), i32(digits)), step(i32(digits)), rest),
  step(local(count)),
);
const oddIf = (condition: Code): Code => branchIf('odd', condition);
const otherwise = (condition: Code): Code => op.isZero(condition);

const endOfField = (separator: number): Code => [oddIf(otherwise(isByte(separator))), step()];
const endOfRow: Code = [when(isByte(CR), step()), oddIf(otherwise(isByte(LF))), step()];

const place = (size: 1 | 2 | 3): Code => op.shl(local(row), i32(size));
const keepCode = (bytes: 1 | 2, values: number, code: Code): Code =>
  bytes === 1 ? op.store8(local(row), code, values) : op.store16(place(1), code, values);

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
function readNumber(
  { bytes, low, high, whole, emptyAllowed }: FieldRule & { kind: 'number' },
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
function readSmall(rule: FieldRule & { kind: 'number' }, field: number, stop: number, memory: MemoryPlan): Code {
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
function readId(bytes: 4 | 8, values: number, wholePowers: number): Code {
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

/** 0 or 1. */
function readFlag(bytes: 1 | 2, values: number): Code {
  return [
    set(count, op.sub(byte, i32(ZERO))),
    oddIf(op.gtU(local(count), i32(1))),
    keepCode(bytes, values, local(count)),
    step(),
  ];
}

/** A spelling that is known, whole: behind it the field ends, with `stop` or, at the end of a row, with a carriage return. */
function readCategory(bytes: 1 | 2, field: number, stop: number, { first, telling, values }: MemoryPlan): Code {
  const tellingByte = op.load8(op.add(local(at), op.load8(i32(0), telling + field)));
  const bytesAt = (from: Code) => op.load64(op.add(local(at), from));
  const knownAt = (from: Code) => op.load64(op.add(local(known), from), SPELLING.bytes);
  const part = (offset: number) => op.load32(local(known), offset);
  return [
    set(known, op.load32(op.shl(tellingByte, i32(2)), first[field]!)),
    block(
      'found',
      loop(
        'spellings',
        oddIf(op.isZero(local(known))),
        block(
          'other',
          set(word, i32(0)),
          loop(
            'words',
            when(op.ne(local(word), part(SPELLING.full)), [
              branchIf('other', op.ne64(bytesAt(local(word)), knownAt(local(word)))),
              set(word, op.add(local(word), i32(8))),
              branch('words'),
            ]),
          ),
          // Of the last word the bytes behind the spelling are shifted out.
          set(digits, op.xor64(bytesAt(local(word)), knownAt(local(word)))),
          branchIf('other', op.ne64(op.shl64(local(digits), op.extendU(part(SPELLING.shift))), i64(0n))),
          set(count, op.load8(op.add(local(at), part(SPELLING.length)))),
          branchIf('found', op.eq(local(count), i32(stop))),
          stop === LF ? branchIf('found', op.eq(local(count), i32(CR))) : [],
        ),
        set(known, part(SPELLING.next)),
        branch('spellings'),
      ),
    ),
    keepCode(bytes, values[field]!, part(SPELLING.code)),
    step(part(SPELLING.length)),
  ];
}

/** Up to whatever ends a field or a row. */
function passOver(separator: number): Code {
  return block(
    'passed',
    loop(
      'bytes',
      set(count, byte),
      branchIf('passed', op.eq(local(count), i32(separator))),
      branchIf('passed', op.eq(local(count), i32(LF))),
      branchIf('passed', op.eq(local(count), i32(CR))),
      step(),
      branch('bytes'),
    ),
  );
}
