import { candidateConditions } from './analysis/candidateConditions.ts';
import { countConditions } from './analysis/countConditions.ts';
import type { Rate, SegmentDetail } from './analysis/result.ts';
import { membersOf, rowsOf } from './analysis/segment.ts';
import { segmentResult } from './analysis/segmentResult.ts';
import { centresOf, segmentProfile, subGroups } from './analysis/segmentDetail.ts';
import { turnOf } from './analysis/turnsRound.ts';
import type { ContentFiles } from './contentFiles.ts';
import type { Table } from './dataset/table.ts';
import { portraitVariables } from './report.ts';

/** What sets each of the content's segments apart, and the groups inside it that one more condition makes. */
export function segmentDetails(
  table: Table,
  outcome: Uint16Array,
  knownCells: Uint8Array | null,
  content: Pick<ContentFiles, 'segments'>,
  bank: Rate,
): SegmentDetail[] {
  const variables = portraitVariables(table);
  const centres = centresOf(variables);
  const inputs = { outcome, known: knownCells, balance: null, salary: null, value: null, winsorBounds: null };
  return content.segments.map(({ id, rule }) => {
    const members = membersOf(table, rule);
    const { n, churned, rate, ci, known } = segmentResult(id, members, inputs);
    // Of a segment that is withheld nothing else is told.
    if (n === null || churned === null) return { id, profile: [], tried: 0, worst: null, best: null, turn: null };
    const rows = rowsOf(members);
    // An empty cell is no group here: the segment's rates tell known and unknown apart already.
    const conditions = candidateConditions(table, rows).filter((condition) => condition.missing === undefined);
    return {
      id,
      profile: segmentProfile(rows, variables, rule, centres),
      ...subGroups(rows.length, countConditions(table, rows, outcome, conditions)),
      turn: turnOf({ n, churned, rate, ci }, known, bank.rate),
    };
  });
}
