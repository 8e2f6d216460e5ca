import { assignedTo, partOf } from '../analysis/assign.ts';
import { candidateConditions } from '../analysis/candidateConditions.ts';
import { experimentOf, withoutCounts } from '../analysis/experiment.ts';
import { bestFound } from '../analysis/foundOffers.ts';
import { letterQueue } from '../analysis/letterQueue.ts';
import { givesAway } from '../analysis/published.ts';
import type { FoundOffer, FoundSegments, SegmentResult } from '../analysis/result.ts';
import { countOf, rowsOf } from '../analysis/segment.ts';
import { countConditions } from '../analysis/countConditions.ts';
import { areApart, subGroups } from '../analysis/segmentDetail.ts';
import type { ContentFiles } from '../authored/contentFiles.ts';
import type { Table } from '../dataset/table.ts';

/** Whom the content's offers to found segments reach once the given segments have claimed their clients. */
export function measureFoundOffers(
  read: Table,
  shown: Table,
  outcome: Uint16Array,
  content: Pick<ContentFiles, 'segments' | 'foundOffers'>,
  segments: readonly SegmentResult[],
  foundSegments: FoundSegments,
  values: Float64Array | null,
): FoundOffer[] {
  const best = bestFound(foundSegments);
  const queue = letterQueue(read, content.segments, segments, best);
  const order = queue.map(({ id }) => id);
  return best.flatMap(({ id, found }): FoundOffer[] => {
    const offer = content.foundOffers.find((one) => one.id === id);
    if (!offer) return [];
    const part = partOf(assignedTo(id, queue, order), outcome, values);
    const experiment = experimentOf(id, part, offer.uplift);
    const rows = rowsOf(queue.find((one) => one.id === id)!.members);
    const rate = rows.reduce((sum, row) => sum + outcome[row]!, 0) / rows.length;
    const conditions = candidateConditions(shown, rows);
    const counted = countConditions(shown, rows, outcome, conditions);
    const inside = subGroups(rows.length, counted, (one) => countOf(shown, [one]));
    return [
      {
        id,
        segment: found.id,
        // What is left and what was taken add up to the segment, whose size is told.
        experiment: givesAway(found.n, part.assigned) ? withoutCounts(experiment, rate) : experiment,
        worst: areApart(inside) ? inside.worst : null,
      },
    ];
  });
}
