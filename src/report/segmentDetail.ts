import { candidateConditions } from '../analysis/candidateConditions.ts';
import { countConditions } from '../analysis/countConditions.ts';
import { countBoth, countOnes } from '../analysis/filled.ts';
import { groupCounts } from '../analysis/groupCounts.ts';
import { onceOf } from '../analysis/once.ts';
import type { PortraitVariable } from '../analysis/portrait.ts';
import { rateOf } from '../analysis/rate.ts';
import { countLevels, countLevelsAt } from '../analysis/countLevels.ts';
import type { Rate, SegmentDetail } from '../analysis/result.ts';
import { countOf, membersOf, rowsOf, type RuleCondition } from '../analysis/segment.ts';
import { segmentResult } from '../analysis/segmentResult.ts';
import { centresOf, differByFew, hiddenLevels, segmentProfile, subGroups } from '../analysis/segmentDetail.ts';
import { isSmall } from '../analysis/published.ts';
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
  const segments = content.segments.map((segment) => ({ ...segment, members: membersOf(read, segment.rule) }));
  const told = sizesTold(segments.map(({ members }) => members));
  return segments.map(({ id, rule, members }) => {
    const { n, churned, rate, ci, known } = segmentResult(id, members, inputs);
    // Of a segment that is withheld nothing else is told.
    if (n === null || churned === null) return { id, profile: [], tried: 0, worst: null, best: null, turn: null };
    const rows = rowsOf(members);
    /** Whether `n` clients of the segment are all of another, or of two, but a few, or hold it and a few more. `countIn`: how many of the rows given are of them. */
    const isNearOther = (n: number, countIn: (some: Uint32Array) => number) =>
      told.some(
        (other) =>
          isSmall(Math.abs(n - other.n)) && differByFew(n, other.n, countIn(rows.filter((row) => other.has(row)))),
      );
    const hiddenOf = onceOf((levelled: CodeColumn) => {
      const countAt = (some: Uint32Array) => countLevelsAt(some, levelled.codes, levelled.levels.length);
      const inside = countAt(rows);
      // A level that the whole segment has tells its size once more.
      const isNear = Array.from(inside).some(
        (n, code) => n < rows.length && isNearOther(n, (some) => countAt(some)[code]!),
      );
      return isNear ? new Set(levelled.levels.keys()) : hiddenLevels(inside, sizesOf(levelled));
    });
    const isGroupNearOther = (where: RuleCondition, n: number) =>
      isNearOther(n, (some) => {
        const met = membersOf(shown, [where]);
        return some.reduce((sum, row) => sum + met[row]!, 0);
      });
    const isHidden = ({ column: name, value }: PortraitVariable) => {
      const asked = column(shown, name);
      return value !== undefined && asked.type === 'code' && hiddenOf(asked).has(asked.levels.indexOf(value));
    };
    const conditions = candidateConditions(shown, rows);
    return {
      id,
      profile: segmentProfile(rows, variables, rule, centres, isHidden),
      ...subGroups(rows.length, countConditions(shown, rows, outcome, conditions), everywhere, isGroupNearOther),
      turn: turnOf({ n, churned, rate, ci }, known, bank, bankKnown),
    };
  });
}

/** Each segment, and each two, whose size is told: how many clients, and who. */
function sizesTold(segments: readonly Uint8Array[]) {
  const single = segments.map((one) => ({ n: countOnes(one), has: (row: number) => one[row] === 1 }));
  const pairs = segments.flatMap((a, i) =>
    segments.slice(0, i).map((b) => ({ n: countBoth(a, b), has: (row: number) => (a[row]! & b[row]!) === 1 })),
  );
  return [...single, ...pairs].filter(({ n }) => n > 0 && !isSmall(n));
}

/** The rate of all whose informative column is known. */
function rateOfKnown(known: Uint8Array, outcome: Uint16Array): Rate {
  const { n, churned } = groupCounts(known, 2, outcome);
  return rateOf(churned[1]!, n[1]!);
}
