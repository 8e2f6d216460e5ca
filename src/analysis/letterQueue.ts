import type { Table } from '../dataset/table.ts';
import type { FoundBest } from './foundOffers.ts';
import type { SegmentResult } from './result.ts';
import { membersOf, type Members, type RuleCondition } from './segment.ts';
import { withoutSmallLevels } from './smallLevels.ts';

/** Who may claim a client for a letter, the first claimant first, and whom (1) each would write to. */
export type LetterQueue = readonly Members[];

/**
 * The content's segments by priority, after them the found segments with an offer, and the unqualified last: a found rule was
 * chosen by these data, so it takes nobody from a given one that is to be written to. `table` is the file as it was read.
 */
export function letterQueue(
  table: Table,
  given: readonly { readonly id: string; readonly rule: readonly RuleCondition[] }[],
  results: readonly Pick<SegmentResult, 'id' | 'priority'>[],
  best: readonly Pick<FoundBest, 'id' | 'found'>[] = [],
): LetterQueue {
  const place = (id: string) => results.find((one) => one.id === id)?.priority ?? Infinity;
  // A rule of content/ names levels itself; a found one knows only those that may be told of.
  const shown = best.length > 0 ? withoutSmallLevels(table) : table;
  const claimants = given
    .map(({ id, rule }) => ({ id, members: membersOf(table, rule) }))
    .sort((a, b) => (place(a.id) === place(b.id) ? 0 : place(a.id) - place(b.id)));
  const qualifies = ({ id }: { readonly id: string }) => place(id) < Infinity;
  return [
    ...claimants.filter(qualifies),
    ...best.map(({ id, found }) => ({ id, members: membersOf(shown, found.rule) })),
    ...claimants.filter((one) => !qualifies(one)),
  ];
}
