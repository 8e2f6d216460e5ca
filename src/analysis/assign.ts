import type { Table } from '../dataset/table.ts';
import { restsOnOne, totalOf } from './dominance.ts';
import type { Assigned } from './experiment.ts';
import type { Members } from './segment.ts';
import { splitKeys } from './splits.ts';

/** Rows (1) that a segment has for itself when each client belongs to the first of his segments in `order`. */
export function assignedTo(id: string, segments: readonly Members[], order: readonly string[]): Uint8Array {
  const own = segments.find((segment) => segment.id === id);
  if (!own) throw new Error(`unknown segment: ${id}`);
  const before = order.slice(0, order.indexOf(id));
  const left = own.members.slice();
  for (const { members } of segments.filter((segment) => before.includes(segment.id)))
    for (let row = 0; row < left.length; row += 1) if (members[row] !== 0) left[row] = 0;
  return left;
}

/** How many of these rows there are, how many of them left, and the value of the rest. */
export function partOf(members: Uint8Array, outcome: ArrayLike<number>, values: Float64Array | null): Assigned {
  const part = { assigned: 0, churned: 0 };
  for (let i = 0; i < members.length; i += 1)
    if (members[i] === 1) {
      part.assigned += 1;
      if (outcome[i] === 1) part.churned += 1;
    }
  const total = values && totalOf(values, (row) => members[row] === 1 && outcome[row] !== 1);
  return { ...part, value: total && total.sum, valueRestsOnOne: total && restsOnOne(total) };
}

/**
 * Draws a control group of `size` from the given rows by a seeded hash of the schema's `splitKey`: the same clients whatever the
 * order of the file. Rows of one key are on one side, or a client would get a letter and be left without: the group is so
 * many larger, or smaller where nobody would be left to write to. Returns both parts as row numbers.
 */
export function drawControl(
  table: Table,
  rows: readonly number[],
  size: number,
  seed: string,
): { readonly letters: readonly number[]; readonly control: readonly number[] } {
  const keys = splitKeys(table, seed);
  const drawn = [...rows].sort((a, b) => keys[a]! - keys[b]!);
  const isEnd = (at: number) => keys[drawn[at - 1]!] !== keys[drawn[at]!];
  const ends = drawn.map((_, at) => at).filter((at) => at > 0 && isEnd(at));
  const end = ends.find((at) => at >= size) ?? ends.at(-1) ?? size;
  return { control: drawn.slice(0, end), letters: drawn.slice(end) };
}
