import { type Code, block, branch, branchIf, i32, local, loop, moduleOf, op, set } from '../wasm.ts';
import { findEnds } from './fieldEnds.ts';
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
  end,
  indexed,
  keepCode,
  known,
  length,
  limit,
  mark,
  oddIf,
  row,
  stop,
  tail,
  word,
  type FieldRule,
  type MemoryPlan,
} from './rowParts.ts';
import { CONSTANT_LOCALS, setConstants } from './wideConstants.ts';
import { readId, readSmall } from './wholeFields.ts';

/**
 * A spelling in memory: the next one with the same telling byte or 0, its code, its length; then sixteen of its bytes at a
 * time, each time with sixteen of ones where it has bytes.
 */
export const SPELLING = { next: 0, code: 4, length: 8, blocks: 16 } as const;

/**
 * The program that reads plain rows of a file: run(from, to, most) reads whole rows from the byte `from` on, at most so many,
 * and returns how many; it stops at a row in which something is odd, and tells in memory where the next row begins. The bytes
 * before `to` end with a line feed; sixteen before `from` and, from `to` on, less than `BEHIND` may be looked at.
 *
 * Where fields end is found first, for many at once, so that no field waits for the one before it. A number is read whole, of
 * at most 15 digits, and divided by a power of ten: correctly rounded, the same bits as Number().
 */
export function rowProgram(rules: readonly FieldRule[], separator: number, memory: MemoryPlan): WebAssembly.Module {
  const places = 4 * rules.length;
  const fields = rules.map((rule, field): Code => {
    const isLast = field === rules.length - 1;
    return [
      set(stop, op.load32(local(mark), memory.ends + 4 * field)),
      isLast ? endOfRow : oddIf(op.ne(op.load8(local(stop)), i32(separator))),
      readField(rule, field, memory),
      isLast ? [] : set(at, op.add(local(stop), i32(1))),
    ];
  });
  const body = [
    setConstants(separator),
    set(indexed, local(begin)),
    block(
      'odd',
      loop(
        'rows',
        branchIf('odd', op.geU(local(row), local(limit))),
        branchIf('odd', op.geU(local(begin), local(end))),
        findEnds(rules.length, memory),
        set(at, local(begin)),
        fields,
        set(begin, op.add(op.add(local(stop), local(tail)), i32(1))),
        set(mark, op.add(local(mark), op.add(op.shl(local(tail), i32(2)), i32(places)))),
        set(row, op.add(local(row), i32(1))),
        branch('rows'),
      ),
    ),
    op.store32(i32(0), local(begin), memory.next),
    local(row),
  ];
  return moduleOf(3, [...LOCALS, ...CONSTANT_LOCALS], memory.pages, body);
}

function readField(rule: FieldRule, field: number, memory: MemoryPlan): Code {
  switch (rule.kind) {
    case 'id':
      return readId(rule.bytes, memory.values[field]!, memory);
    case 'number':
      return rule.bytes < 4 ? readSmall(rule, field, memory) : readNumber(rule, field, memory);
    case 'flag':
      return readFlag(rule.bytes, memory.values[field]!);
    case 'category':
      return readCategory(rule.bytes, field, memory);
    case 'passed':
      return [];
  }
}

/** A line feed, perhaps with a carriage return before it: `tail` bytes more than a separator. */
const endOfRow: Code = [
  set(tail, op.eq(op.load8(local(stop)), i32(CR))),
  oddIf(op.ne(op.load8(op.add(local(stop), local(tail))), i32(LF))),
];

/** 0 or 1. */
function readFlag(bytes: 1 | 2, values: number): Code {
  return [
    oddIf(op.ne(length, i32(1))),
    set(count, op.sub(byte, i32(ZERO))),
    oddIf(op.gtU(local(count), i32(1))),
    keepCode(bytes, values, local(count)),
  ];
}

/** A spelling that is known, whole. */
function readCategory(bytes: 1 | 2, field: number, { first, telling, values }: MemoryPlan): Code {
  const tellingByte = op.load8(op.add(local(at), op.load8(i32(0), telling + field)));
  const part = (offset: number) => op.load32(local(known), offset);
  /** Ones where sixteen bytes from a place on are others than the spelling's. */
  const others = (from: Code, offset: number) => {
    const of = SPELLING.blocks + 2 * offset;
    const byBlock = op.add(local(known), op.shl(from, i32(1)));
    return op.andWide(
      op.xorWide(op.loadWide(op.add(local(at), from), offset), op.loadWide(byBlock, of)),
      op.loadWide(byBlock, of + 16),
    );
  };
  return [
    set(known, op.load32(op.shl(tellingByte, i32(2)), first[field]!)),
    block(
      'found',
      loop(
        'spellings',
        oddIf(op.isZero(local(known))),
        block(
          'other',
          branchIf('other', op.ne(part(SPELLING.length), length)),
          branchIf('other', op.anyTrue(op.orWide(others(i32(0), 0), others(i32(0), 16)))),
          set(word, i32(32)),
          loop(
            'blocks',
            branchIf('found', op.geU(local(word), length)),
            branchIf('other', op.anyTrue(others(local(word), 0))),
            set(word, op.add(local(word), i32(16))),
            branch('blocks'),
          ),
        ),
        set(known, part(SPELLING.next)),
        branch('spellings'),
      ),
    ),
    keepCode(bytes, values[field]!, part(SPELLING.code)),
  ];
}
