import { SMALLEST_GROUP } from './published.ts';
import { normalQuantile } from './quantile.ts';
import { rateOf, wilsonInterval } from './rate.ts';
import { centreOf, portraitDifference, type PortraitVariable } from './portrait.ts';
import type { ProfileTrait, SubGroup } from './result.ts';
import type { CountedCondition } from './countConditions.ts';
import type { RuleCondition } from './segment.ts';

/** A group inside a segment must be at least this large to be told of. */
const SMALLEST_SUBGROUP = 100;

/** What sets a segment's clients (the rows listed) apart from all others, the largest standardised difference first. */
export function segmentProfile(
  rows: Uint32Array,
  variables: readonly PortraitVariable[],
  rule: readonly RuleCondition[],
  everybody = centresOf(variables),
): ProfileTrait[] {
  return variables
    .map((variable, i) => {
      const samples = variable.inside(rows);
      const { id, column, value, effect, ci } = portraitDifference(variable, samples);
      return {
        id,
        column,
        ...(value === undefined ? {} : { value }),
        measure: value === undefined ? ('median' as const) : ('share' as const),
        inside: centreOf(variable, samples.of),
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
  variables.map((variable) => centreOf(variable, variable.all()));

/**
 * The surely worst and the surely best group inside a segment of `size` clients that one more condition makes: the highest lower and the
 * lowest upper Wilson bound of churn among groups of at least 100 clients that leave ten or more outside. So many
 * were looked at that the interval `ciAdjusted` is widened for all of them (Bonferroni).
 */
export function subGroups(
  size: number,
  counted: readonly CountedCondition[],
): { readonly tried: number; readonly worst: SubGroup | null; readonly best: SubGroup | null } {
  const groups = counted
    .filter(({ n }) => n >= SMALLEST_SUBGROUP && size - n >= SMALLEST_GROUP)
    .map(({ condition, n, churned }) => ({ where: condition, ...rateOf(churned, n) }));
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
