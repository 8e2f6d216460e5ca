import { normalQuantile } from './quantile.ts';
import { rateOf, wilsonInterval } from './rate.ts';
import { portraitDifference, type PortraitVariable } from './portrait.ts';
import { mean, picked, quantileSorted, sortedOf } from './describe.ts';
import type { ProfileTrait, SubGroup } from './result.ts';
import type { RuleCondition } from './segment.ts';

/** A group inside a segment must be at least this large to be told of. */
const SMALLEST_SUBGROUP = 100;
const SMALLEST_GROUP = 10;

/** What sets a segment's members (1) apart from all other clients, the largest standardised difference first. */
export function segmentProfile(
  members: Uint8Array,
  variables: readonly PortraitVariable[],
  rule: readonly RuleCondition[],
  everybody = centresOf(variables),
): ProfileTrait[] {
  const inside = new Uint16Array(members);
  return variables
    .map((variable, i) => {
      const { id, column, value, effect, ci } = portraitDifference(variable, inside);
      return {
        id,
        column,
        ...(value === undefined ? {} : { value }),
        measure: value === undefined ? ('median' as const) : ('share' as const),
        inside: centreOf(variable, (i) => members[i] === 1),
        everybody: everybody[i]!,
        effect,
        ci,
        inRule: rule.some((condition) => condition.column === column),
      };
    })
    .sort((a, b) => Math.abs(b.effect ?? 0) - Math.abs(a.effect ?? 0));
}

/** The centre of each variable among all clients: the same for every segment. */
export const centresOf = (variables: readonly PortraitVariable[]) =>
  variables.map((variable) => centreOf(variable, () => true));

/** The median of a number, the share of a level; null of under 10 known values. */
function centreOf({ value, values }: PortraitVariable, isInside: (row: number) => boolean): number | null {
  const known = value === undefined ? sortedOf(values, isInside) : picked(values, isInside);
  if (known.length < SMALLEST_GROUP) return null;
  return value === undefined ? quantileSorted(known, 0.5) : mean(known);
}

/**
 * The surely worst and the surely best group inside a segment that one more condition makes: the highest lower and the
 * lowest upper Wilson bound of churn among groups of at least 100 clients that leave ten or more outside. So many
 * were looked at that the interval `ciAdjusted` is widened for all of them (Bonferroni).
 */
export function subGroups(
  rows: Uint32Array,
  outcome: Uint16Array,
  conditions: readonly { readonly condition: RuleCondition; readonly meets: (row: number) => boolean }[],
): { readonly tried: number; readonly worst: SubGroup | null; readonly best: SubGroup | null } {
  const groups = conditions.flatMap(({ condition, meets }) => {
    let [n, churned] = [0, 0];
    for (let k = 0; k < rows.length; k += 1) {
      const row = rows[k]!;
      if (!meets(row)) continue;
      n += 1;
      churned += outcome[row]!;
    }
    if (n < SMALLEST_SUBGROUP || rows.length - n < SMALLEST_GROUP) return [];
    return [{ where: condition, ...rateOf(churned, n) }];
  });
  if (groups.length === 0) return { tried: 0, worst: null, best: null };
  const z = normalQuantile(1 - 0.025 / groups.length);
  const told = (group: (typeof groups)[number]): SubGroup => ({
    ...group,
    ciAdjusted: wilsonInterval(group.churned, group.n, z),
  });
  return {
    tried: groups.length,
    worst: told(groups.reduce((a, b) => (b.ci![0] > a.ci![0] ? b : a))),
    best: told(groups.reduce((a, b) => (b.ci![1] < a.ci![1] ? b : a))),
  };
}
