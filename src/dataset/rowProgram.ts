import { type Code, block, branch, branchIf, i32, i64, local, loop, moduleOf, op, set, when } from '../wasm.ts';
import { readNumber } from './numberFields.ts';
import {
  CR,
  LF,
  LOCALS,
  ZERO,
  at,
  begin,
  byte,
  count,
  digits,
  end,
  isByte,
  keepCode,
  known,
  limit,
  oddIf,
  otherwise,
  row,
  step,
  word,
  type FieldRule,
  type MemoryPlan,
} from './rowParts.ts';
import { readId, readSmall } from './wholeFields.ts';

/** A spelling in memory: the next one with the same telling byte or 0, its code, its length in three ways, its bytes. */
export const SPELLING = { next: 0, code: 4, length: 8, full: 12, shift: 16, bytes: 24 } as const;

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

const endOfField = (separator: number): Code => [oddIf(otherwise(isByte(separator))), step()];
const endOfRow: Code = [when(isByte(CR), step()), oddIf(otherwise(isByte(LF))), step()];

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
