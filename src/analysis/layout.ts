import { bitsetOf, has, type Bitset } from './bitset.ts';
import { churnedOf } from './groupCounts.ts';

/**
 * Rows in an order of their own: those of outcome 1 first, the others from a word of their own, so that one count of
 * bits gives both the size of a set and its churn.
 */
export interface Layout {
  /** The row at each position; −1 where there is none. */
  readonly rows: Int32Array;
  /** The first word of the rows that stayed. */
  readonly boundary: number;
}

/** The layout of an outcome, 1 or another; within either the rows keep their order. */
export function layoutByOutcome(outcome: Uint8Array): Layout {
  const churned = churnedOf(outcome);
  const boundary = (churned + 31) >>> 5;
  const words = boundary + ((outcome.length - churned + 31) >>> 5);
  const rows = new Int32Array(words * 32).fill(-1);
  const next = [boundary * 32, 0];
  outcome.forEach((y, row) => {
    const part = y === 1 ? 1 : 0;
    rows[next[part]!] = row;
    next[part]! += 1;
  });
  return { rows, boundary };
}

/** The same members, each at his row's position in the layout. */
export const laidOut = (members: Bitset, { rows }: Layout): Bitset =>
  bitsetOf(rows.length, (position) => rows[position]! >= 0 && has(members, rows[position]!));
