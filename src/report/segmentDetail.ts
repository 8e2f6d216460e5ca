import { candidateConditions } from '../analysis/candidateConditions.ts';
import { countConditions } from '../analysis/countConditions.ts';
import { groupCounts } from '../analysis/groupCounts.ts';
import { onceOf } from '../analysis/once.ts';
import type { PortraitVariable } from '../analysis/portrait.ts';
import { rateOf } from '../analysis/rate.ts';
import { countLevels, countLevelsAt } from '../analysis/countLevels.ts';
import type { Rate, SegmentDetail } from '../analysis/result.ts';
import { countOf, membersOf, rowsOf, type RuleCondition } from '../analysis/segment.ts';
import { segmentResult } from '../analysis/segmentResult.ts';
import { centresOf, hiddenLevels, segmentProfile, subGroups } from '../analysis/segmentDetail.ts';
import { turnOf } from '../analysis/turnsRound.ts';
import type { ContentFiles } from '../authored/contentFiles.ts';
import { column, type CodeColumn, type Table } from '../dataset/table.ts';
import { portraitVariables } from './report.ts';

/**
 * What sets each of the content's segments apart, and the groups inside it that one more condition makes. Rules ask the file as it was
 * `read`; what is told is told of the table as it is `shown`, whose small levels are merged.
 */
export function segmentDetails(
  read: Table,
  shown: Table,
  outcome: Uint16Array,
  knownCells: Uint8Array | null,
  content: Pick<ContentFiles, 'segments'>,
  bank: Rate,
): SegmentDetail[] {
  const variables = portraitVariables(shown);
  const bankKnown = knownCells === null ? null : rateOfKnown(knownCells, outcome);
  const centres = centresOf(variables);
  const inputs = { outcome, known: knownCells, balance: null, salary: null, value: null, winsorBounds: null };
  const sizesOf = onceOf(({ codes, levels }: CodeColumn) => countLevels(codes, levels.length));
  const everywhere = (condition: RuleCondition) => countOf(shown, [condition]);
  return content.segments.map(({ id, rule }) => {
    const members = membersOf(read, rule);
    const { n, churned, rate, ci, known } = segmentResult(id, members, inputs);
    // Of a segment that is withheld nothing else is told.
    if (n === null || churned === null) return { id, profile: [], tried: 0, worst: null, best: null, turn: null };
    const rows = rowsOf(members);
    const hiddenOf = onceOf((levelled: CodeColumn) => {
      const inside = countLevelsAt(rows, levelled.codes, levelled.levels.length);
      return hiddenLevels(inside, sizesOf(levelled));
    });
    const isHidden = ({ column: name, value }: PortraitVariable) => {
      const asked = column(shown, name);
      return value !== undefined && asked.type === 'code' && hiddenOf(asked).has(asked.levels.indexOf(value));
    };
    const conditions = candidateConditions(shown, rows);
    return {
      id,
      profile: segmentProfile(rows, variables, rule, centres, isHidden),
      ...subGroups(rows.length, countConditions(shown, rows, outcome, conditions), everywhere),
      turn: turnOf({ n, churned, rate, ci }, known, bank, bankKnown),
    };
  });
}

/** The rate of all whose informative column is known. */
function rateOfKnown(known: Uint8Array, outcome: Uint16Array): Rate {
  const { n, churned } = groupCounts(known, 2, outcome);
  return rateOf(churned[1]!, n[1]!);
}
