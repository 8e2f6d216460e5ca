import type { Spelling } from './categoryLevels.ts';
import type { CellValues } from './cell.ts';
import type { FieldRule, MemoryPlan, NumberBytes } from './rowParts.ts';
import { DIGIT_TABLES, writeDigitTables } from './digits.ts';
import { BEHIND, endsRoom } from './fieldEnds.ts';
import { SPELLING, rowProgram } from './rowProgram.ts';

/** Reads plain rows from a memory of its own, a thousand at a time. */
export interface RowReader {
  /** Bytes are put here, as many as fit. */
  readonly bytes: Uint8Array;
  /** So many rows are read at a time at most. */
  readonly most: number;
  /** By field: the values of the rows that were read last; empty for a field that no column wants. */
  readonly values: readonly CellValues[];
  /**
   * Reads rows from the byte `from` on up to `to`, where a row ends, and returns how many: as many as fit into `values`, or
   * fewer where the bytes end or the next row has something odd. `next` tells where that begins.
   */
  readonly read: (from: number, to: number) => number;
  readonly next: () => number;
  /** Lets the numbers of a field have a point. */
  readonly knowPoint: (field: number) => void;
  /** Takes the spellings of a category anew. */
  readonly knowSpellings: (field: number, spellings: readonly Spelling[]) => void;
}

/** Rows read at a time: few enough for their values to stay in the cache. */
const ROWS = 1024;
const ROOM = 64 * 1024;
/** Rows of more fields have no room, and no program. */
export const MOST_FIELDS = ROOM;
/** A longer spelling is read as text. */
const LONGEST_SPELLING = 1024;
/** What the spellings of one category may take. */
const SPELLINGS = 160 * 1024;
const PAGE = 64 * 1024;
/** Such a spelling, unquoted, would end its field or its row; one with a quote is read as text. */
const CUTS_A_ROW = /[\r\n"]/;

/** A reader of a file's rows: a rule for each of its fields. */
export function rowReader(rules: readonly FieldRule[], separator: number): RowReader {
  const { plan, spellings: regions, bytes: bytesAt } = memoryPlan(rules);
  const memory = new WebAssembly.Memory({ initial: plan.pages, maximum: plan.pages });
  const { buffer } = memory;
  const view = new DataView(buffer);
  writeDigitTables(view, plan);
  const { exports } = new WebAssembly.Instance(rowProgram(rules, separator, plan), { env: { memory } });
  const run = exports['run'] as (from: number, to: number, most: number) => number;
  return {
    bytes: new Uint8Array(buffer, bytesAt, ROOM),
    most: ROWS,
    values: rules.map((rule, field) => valuesIn(rule, buffer, plan.values[field]!, ROWS)),
    read: (from, to) => run(bytesAt + from, bytesAt + to, ROWS),
    next: () => view.getUint32(plan.next, true) - bytesAt,
    knowPoint: (field) => view.setUint8(plan.pointKnown + field, 1),
    knowSpellings(field, spellings) {
      const rule = rules[field]!;
      const most = rule.kind === 'category' && rule.bytes === 1 ? 255 : 65_534;
      const known = usual(spellings, separator).filter(({ code }) => code <= most);
      const place = tellingPlace(known);
      view.setUint8(plan.telling + field, place);
      new Uint8Array(buffer, plan.first[field]!, 1024).fill(0);
      writeSpellings(view, known, place, plan.first[field]!, regions[field]!);
    },
  };
}

const NUMBERS: Readonly<Record<NumberBytes, new (buffer: ArrayBufferLike, at: number, rows: number) => CellValues>> = {
  1: Int8Array,
  2: Int16Array,
  4: Float32Array,
  8: Float64Array,
};

/** A view of so many values of a field at a place in memory; none of a field that no column wants. */
export function valuesIn(rule: FieldRule, buffer: ArrayBufferLike, at: number, rows: number): CellValues {
  switch (rule.kind) {
    case 'passed':
      return new Uint8Array(0);
    case 'id':
      return rule.bytes === 4 ? new Uint32Array(buffer, at, rows) : new Float64Array(buffer, at, rows);
    case 'number':
      return new NUMBERS[rule.bytes](buffer, at, rows);
    default:
      return rule.bytes === 1 ? new Uint8Array(buffer, at, rows) : new Uint16Array(buffer, at, rows);
  }
}

function memoryPlan(rules: readonly FieldRule[]) {
  // A field's first spelling never lies at 0, which stands for none.
  let free = 8;
  const take = (size: number) => {
    const at = free;
    free += Math.ceil(size / 8) * 8;
    return at;
  };
  const eachField = (size: number, kinds: readonly FieldRule['kind'][]) =>
    rules.map(({ kind }) => (kinds.includes(kind) ? take(size) : 0));
  const small = {
    lastOnes: take(DIGIT_TABLES.lastOnes),
    withoutPoint: take(DIGIT_TABLES.withoutPoint),
    powers: take(DIGIT_TABLES.powers),
    next: take(4),
    pointKnown: take(rules.length),
    telling: take(rules.length),
    first: eachField(1024, ['category']),
    values: eachField(8 * ROWS, ['id', 'number', 'flag', 'category']),
    ends: take(endsRoom(ROOM)),
  };
  const spellings = eachField(SPELLINGS, ['category']);
  const bytes = take(ROOM + BEHIND);
  const plan: MemoryPlan = { ...small, pages: Math.ceil(free / PAGE) };
  return { plan, spellings, bytes };
}

/** Spellings that can stand in a field without quotes. */
const usual = (spellings: readonly Spelling[], separator: number) =>
  spellings
    .filter(({ text }) => text !== '' && !CUTS_A_ROW.test(text) && !text.includes(String.fromCharCode(separator)))
    .map(({ text, code }) => ({ bytes: Buffer.from(text), code }))
    .filter(({ bytes }) => bytes.length <= LONGEST_SPELLING);

type Known = ReturnType<typeof usual>;

/** The place, within the shortest spelling, at which most different bytes stand. */
function tellingPlace(known: Known): number {
  const shortest = known.reduce((least, { bytes }) => Math.min(least, bytes.length), 64);
  let [best, most] = [0, 0];
  for (let place = 0; place < shortest; place++) {
    const different = new Set(known.map(({ bytes }) => bytes[place])).size;
    if (different > most) [best, most] = [place, different];
  }
  return best;
}

/** Writes spellings until their room is full: those that came first are the more usual ones, and are looked at last. */
function writeSpellings(view: DataView, known: Known, place: number, first: number, region: number): void {
  let at = region;
  for (const { bytes, code } of known) {
    const blocks = Math.max(2, Math.ceil(bytes.length / 16));
    const size = SPELLING.blocks + 32 * blocks;
    if (at + size > region + SPELLINGS) return;
    const chain = first + 4 * bytes[place]!;
    view.setUint32(at + SPELLING.next, view.getUint32(chain, true), true);
    view.setUint32(at + SPELLING.code, code, true);
    view.setUint32(at + SPELLING.length, bytes.length, true);
    for (let i = 0; i < 16 * blocks; i++) {
      const to = at + SPELLING.blocks + 32 * Math.floor(i / 16) + (i % 16);
      view.setUint8(to, bytes[i] ?? 0);
      view.setUint8(to + 16, i < bytes.length ? 255 : 0);
    }
    view.setUint32(chain, at, true);
    at += size;
  }
}
