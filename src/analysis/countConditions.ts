import { column, type Table } from '../dataset/table.ts';
import { onceOf } from './once.ts';
import type { Sample } from './sample.ts';
import { samplesAt } from './samplesOf.ts';
import { acceptedCodes, meetsNumber, type RuleCondition } from './segment.ts';

/** Clients of a group that meet one more condition, and how many of them left. */
export interface CountedCondition {
  readonly condition: RuleCondition;
  readonly n: number;
  readonly churned: number;
}

/**
 * Counts the clients listed in `rows` (each once) that meet each condition, one walk a column. A missing value meets none.
 * Throws on an unknown column.
 */
export function countConditions(
  table: Table,
  rows: Uint32Array,
  outcome: Uint16Array,
  conditions: readonly RuleCondition[],
): CountedCondition[] {
  const byOutcome = onceOf((values: Float64Array) => samplesAt(values, rows, outcome, 2));
  const byCode = onceOf((codes: Uint16Array) => countCodes(codes, rows, outcome));
  const placesOf = onceOf((levels: readonly string[]) => new Map(levels.map((level, code) => [level, code])));
  return conditions.map((condition) => {
    const asked = column(table, condition.column);
    if (asked.type === 'id') throw new Error(`unusable column: ${condition.column}`);
    if (asked.type === 'number') {
      const meets = meetsNumber(condition);
      const [stayed, churned] = byOutcome(asked.values).map((sample) => clientsOf(sample, meets));
      return { condition, n: stayed! + churned!, churned: churned! };
    }
    const counts = byCode(asked.codes);
    if (condition.is !== undefined) {
      const code = placesOf(asked.levels).get(String(condition.is)) ?? -1;
      return { condition, n: counts.n[code] ?? 0, churned: counts.churned[code] ?? 0 };
    }
    const accepted = acceptedCodes(asked, condition);
    const sum = (of: Uint32Array) => of.reduce((all, count, code) => (accepted[code] === 1 ? all + count : all), 0);
    return { condition, n: sum(counts.n), churned: sum(counts.churned) };
  });
}

/** Clients of a sample whose value `meets`. */
function clientsOf({ values, counts }: Sample, meets: (value: number) => boolean): number {
  let n = 0;
  for (let i = 0; i < values.length; i += 1) if (meets(values[i]!)) n += counts[i]!;
  return n;
}

function countCodes(codes: Uint16Array, rows: Uint32Array, outcome: Uint16Array) {
  let largest = 0;
  for (let k = 0; k < rows.length; k += 1) largest = Math.max(largest, codes[rows[k]!]!);
  const counts = { n: new Uint32Array(largest + 1), churned: new Uint32Array(largest + 1) };
  for (let k = 0; k < rows.length; k += 1) {
    const row = rows[k]!;
    counts.n[codes[row]!]! += 1;
    counts.churned[codes[row]!]! += outcome[row]!;
  }
  return counts;
}
