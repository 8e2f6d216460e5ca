import { MISSING_CODE, column, type CodeColumn, type Table } from '../dataset/table.ts';
import { countOnes } from './filled.ts';

/** One condition on one column; exactly one of the operators. A missing value meets only `missing: true`. */
export interface RuleCondition {
  readonly column: string;
  readonly is?: string | number;
  readonly among?: readonly (string | number)[];
  readonly atLeast?: number;
  readonly atMost?: number;
  readonly above?: number;
  readonly below?: number;
  /** Both ends included. */
  readonly between?: readonly [number, number];
  /** True: the cell is empty; false: it is not. */
  readonly missing?: boolean;
}

/** A segment and its rows (1). */
export interface Members {
  readonly id: string;
  readonly members: Uint8Array;
}

/** Rows (1) that meet every condition of the rule. Throws on an unknown column or a rule with an unknown operator. */
export function membersOf(table: Table, rule: readonly RuleCondition[]): Uint8Array {
  const known = found.get(table)?.get(rule);
  if (known) return known;
  const members = freshMembers(table, rule);
  const ofTable = found.get(table) ?? new WeakMap<readonly RuleCondition[], Uint8Array>();
  found.set(table, ofTable.set(rule, members));
  return members;
}

/** Clients that a rule holds. */
export const countOf = (table: Table, rule: readonly RuleCondition[]): number => countOnes(membersOf(table, rule));

/** A rule is asked of a table by many methods, and answered once; nobody changes the answer. */
const found = new WeakMap<Table, WeakMap<readonly RuleCondition[], Uint8Array>>();

function freshMembers(table: Table, rule: readonly RuleCondition[]): Uint8Array {
  const members = new Uint8Array(table.rows).fill(1);
  for (const condition of rule) strike(table, condition, members);
  return members;
}

/**
 * Mutates `members`: 0 where the condition is not met. The kinds of condition that are asked most have a loop of their own, without a
 * branch: whether a client meets it cannot be foretold.
 */
function strike(table: Table, condition: RuleCondition, members: Uint8Array): void {
  const asked = column(table, condition.column);
  const range = rangeOf(condition);
  if (asked.type === 'code') {
    const accepted = acceptedCodes(asked, condition);
    const { codes } = asked;
    for (let i = 0; i < members.length; i += 1) members[i]! &= accepted[codes[i]!]!;
  } else if (asked.type === 'number' && range !== null) {
    const { low, high, without } = range;
    const { values } = asked;
    for (let i = 0; i < members.length; i += 1) {
      const x = values[i]!;
      members[i]! &= +(x >= low) & +(x <= high) & +(x !== without);
    }
  } else {
    const meets = meeting(table, condition);
    for (let i = 0; i < members.length; i += 1) if (members[i] === 1 && !meets(i)) members[i] = 0;
  }
}

/** 1 for each code that meets the condition, of every code there can be. Throws on a condition that asks of no level. */
export function acceptedCodes({ levels }: CodeColumn, { column: name, missing, among, is }: RuleCondition): Uint8Array {
  const accepted = new Uint8Array(MISSING_CODE + 1);
  if (missing !== undefined) {
    accepted.fill(missing ? 0 : 1);
    accepted[MISSING_CODE] = missing ? 1 : 0;
    return accepted;
  }
  if (among === undefined && is === undefined) throw new Error(`empty condition: ${name}`);
  const wanted = (among ?? [is!]).map(String);
  levels.forEach((level, code) => (accepted[code] = wanted.includes(level) ? 1 : 0));
  return accepted;
}

/** The range of numbers that meet a condition, and the end that does not (NaN: both do); null of a condition that is no range. */
function rangeOf({ is, atLeast, atMost, above, below, between }: RuleCondition) {
  const range = (low: number, high: number, without = NaN) => ({ low, high, without });
  if (is !== undefined) return range(Number(is), Number(is));
  if (atLeast !== undefined) return range(atLeast, Infinity);
  if (atMost !== undefined) return range(-Infinity, atMost);
  if (above !== undefined) return range(above, Infinity, above);
  if (below !== undefined) return range(-Infinity, below, below);
  return between === undefined ? null : range(between[0], between[1]);
}

/** The numbers of the rows that are members (1). */
export function rowsOf(members: Uint8Array): Uint32Array {
  const rows = new Uint32Array(members.length);
  let n = 0;
  for (let i = 0; i < members.length; i += 1) if (members[i] === 1) rows[n++] = i;
  return rows.slice(0, n);
}

/** Whether a row meets one condition. Throws on an unknown column and an empty condition. */
export function meeting(table: Table, condition: RuleCondition): (row: number) => boolean {
  const asked = column(table, condition.column);
  if (asked.type === 'id') throw new Error(`unusable column: ${condition.column}`);
  if (asked.type === 'code') {
    const accepted = acceptedCodes(asked, condition);
    const { codes } = asked;
    return (i) => accepted[codes[i]!] === 1;
  }
  const { values } = asked;
  const { missing, atLeast, below } = condition;
  // The search asks these two of every client.
  if (atLeast !== undefined) return (i) => values[i]! >= atLeast;
  if (below !== undefined) return (i) => values[i]! < below;
  if (missing !== undefined) return (i) => Number.isNaN(values[i]!) === missing;
  const meets = meetsNumber(condition);
  return (i) => meets(values[i]!);
}

/** Whether a known number meets a condition. Throws on an empty one. */
export function meetsNumber(condition: RuleCondition): (value: number) => boolean {
  const { among, missing, column: name } = condition;
  if (missing !== undefined) return (x) => Number.isNaN(x) === missing;
  if (among !== undefined) return (x) => among.some((value) => Number(value) === x);
  const range = rangeOf(condition);
  if (range === null) throw new Error(`empty condition: ${name}`);
  const { low, high, without } = range;
  return (x) => x >= low && x <= high && x !== without;
}
