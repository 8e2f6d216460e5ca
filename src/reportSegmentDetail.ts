import { candidateConditions } from './analysis/candidateConditions.ts';
import { countConditions } from './analysis/countConditions.ts';
import type { Rate, SegmentDetail, SegmentResult } from './analysis/result.ts';
import { membersOf, rowsOf } from './analysis/segment.ts';
import { centresOf, segmentProfile, subGroups } from './analysis/segmentDetail.ts';
import { turnOf } from './analysis/turnsRound.ts';
import type { ContentFiles } from './contentFiles.ts';
import type { Table } from './dataset/table.ts';
import { portraitVariables } from './report.ts';

/** What sets each of the content's segments apart, and the groups inside it that one more condition makes. */
export function segmentDetails(
  table: Table,
  outcome: Uint16Array,
  content: Pick<ContentFiles, 'segments'>,
  segments: readonly SegmentResult[],
  bank: Rate,
): SegmentDetail[] {
  const variables = portraitVariables(table);
  const centres = centresOf(variables);
  return content.segments.map(({ id, rule }, i) => {
    const { n, churned, rate, ci, known } = segments[i]!;
    // Of a segment that is withheld nothing else is told.
    if (n === null || churned === null) return { id, profile: [], tried: 0, worst: null, best: null, turn: null };
    const members = membersOf(table, rule);
    const rows = rowsOf(members);
    // An empty cell is no group here: the segment's rates tell known and unknown apart already.
    const conditions = candidateConditions(table, rows).filter((condition) => condition.missing === undefined);
    return {
      id,
      profile: segmentProfile(members, variables, rule, centres),
      ...subGroups(rows.length, countConditions(table, rows, outcome, conditions)),
      turn: turnOf({ n, churned, rate, ci }, known, bank.rate),
    };
  });
}
