import { MISSING_CODE, column, type Table } from '../dataset/table.ts';

/** One condition on one column; exactly one of the operators. A missing value meets only `missing: true`. */
export interface RuleCondition {
  readonly column: string;
  readonly is?: string | number;
  readonly among?: readonly (string | number)[];
  readonly atLeast?: number;
  readonly atMost?: number;
  readonly above?: number;
  readonly below?: number;
  readonly between?: readonly [number, number];
  readonly missing?: boolean;
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

/** A rule is asked of a table by many methods, and answered once; nobody changes the answer. */
const found = new WeakMap<Table, WeakMap<readonly RuleCondition[], Uint8Array>>();

function freshMembers(table: Table, rule: readonly RuleCondition[]): Uint8Array {
  const members = new Uint8Array(table.rows).fill(1);
  for (const condition of rule) {
    const meets = meeting(table, condition);
    for (let i = 0; i < members.length; i += 1) if (members[i] === 1 && !meets(i)) members[i] = 0;
  }
  return members;
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
  const found = column(table, condition.column);
  if (found.type === 'id') throw new Error(`unusable column: ${condition.column}`);
  if (found.type === 'code') {
    const { codes, levels } = found;
    if (condition.missing !== undefined) return (i) => (codes[i] === MISSING_CODE) === condition.missing;
    const wanted = (condition.among ?? [condition.is!]).map(String);
    const accepted = new Uint8Array(levels.length);
    levels.forEach((level, code) => (accepted[code] = wanted.includes(level) ? 1 : 0));
    return (i) => accepted[codes[i]!] === 1;
  }
  const { values } = found;
  const numeric = (meets: (x: number) => boolean) => (i: number) => meets(values[i]!);
  const { is, among, atLeast, atMost, above, below, between, missing } = condition;
  if (missing !== undefined) return numeric((x) => Number.isNaN(x) === missing);
  if (is !== undefined) return numeric((x) => x === Number(is));
  if (among !== undefined) return numeric((x) => among.some((value) => Number(value) === x));
  if (atLeast !== undefined) return (i) => values[i]! >= atLeast;
  if (atMost !== undefined) return numeric((x) => x <= atMost);
  if (above !== undefined) return numeric((x) => x > above);
  if (below !== undefined) return (i) => values[i]! < below;
  if (between !== undefined) return numeric((x) => x >= between[0] && x <= between[1]);
  throw new Error(`empty condition: ${condition.column}`);
}
