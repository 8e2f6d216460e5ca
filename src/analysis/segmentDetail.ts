import { SMALLEST_GROUP, givesAway, isSmall, tellable } from './published.ts';
import { normalQuantile } from './quantile.ts';
import { rateOf, wilsonInterval } from './rate.ts';
import { centreOf, portraitDifference, type PortraitVariable } from './portrait.ts';
import type { ProfileTrait, SegmentDetail, SubGroup } from './result.ts';
import type { CountedCondition } from './countConditions.ts';
import type { RuleCondition } from './segment.ts';

/** A group inside a segment must be at least this large to be told of. */
const SMALLEST_SUBGROUP = 100;

/**
 * What sets a segment's clients (the rows listed) apart from all others, the largest standardised difference first.
 * `everybody`: the centres of the variables among all clients; `isHidden`: levels whose figures would tell of few clients; theirs are null.
 */
export function segmentProfile(
  rows: Uint32Array,
  variables: readonly PortraitVariable[],
  rule: readonly RuleCondition[],
  everybody: ReturnType<typeof centresOf>,
  isHidden: (variable: PortraitVariable) => boolean,
): ProfileTrait[] {
  return variables
    .map((variable, i) => {
      const samples = variable.inside(rows);
      const { id, column, value, effect, ci, p } = portraitDifference(variable, samples);
      const figures = { inside: centreOf(variable, samples.of), everybody: everybody[i]!, effect, ci, p };
      return {
        id,
        column,
        ...(value === undefined ? {} : { value }),
        measure: value === undefined ? ('median' as const) : ('share' as const),
        ...(isHidden(variable) ? { inside: null, everybody: null, effect: null, ci: null, p: null } : figures),
        inRule: rule.some((condition) => condition.column === column),
      };
    })
    .sort((a, b) => Math.abs(b.effect ?? 0) - Math.abs(a.effect ?? 0));
}

/**
 * The levels of a column (its codes) that a segment's shares may not tell of: so few of them are in the segment, or outside it, that the
 * share and the sizes of segment and level would tell who; or such a level would follow from the others.
 */
export function hiddenLevels(inside: ArrayLike<number>, everybody: ArrayLike<number>): ReadonlySet<number> {
  const told = tellable(Array.from(everybody, (n, code) => ({ n, part: inside[code]! })));
  return new Set(told.flatMap((isTold, code) => (isTold ? [] : [code])));
}

/** True of two groups of which one is inside the other with 1 to 9 clients less: their sizes tell of those. `both`: clients in both. */
export const differByFew = (a: number, b: number, both: number) =>
  (both === a || both === b) && isSmall(Math.abs(a - b));

/** The centre of each variable among all clients: the same for every segment. */
export const centresOf = (variables: readonly PortraitVariable[]) =>
  variables.map((variable) => centreOf(variable, variable.all()));

/**
 * The surely worst and the surely best group inside a segment of `size` clients that one more condition makes: the highest lower and the
 * lowest upper Wilson bound of churn among groups of at least 100 clients that leave ten or more outside. So many
 * were looked at that the interval `ciAdjusted` is widened for all of them (Bonferroni). `everywhere`: how many of all clients meet a
 * condition; a group that is all of them but a few is passed over, or it would tell who these are, and so is one that would with
 * the empty cells of its column (of which `counted` tells by the condition of the known ones; neither is a group here: the
 * segment's rates tell them apart already) or with the other group of it; and one that `isHidden` says would tell of few.
 */
export function subGroups(
  size: number,
  counted: readonly CountedCondition[],
  everywhere?: (condition: RuleCondition) => number,
  isHidden: (condition: RuleCondition, n: number) => boolean = () => false,
): { readonly tried: number; readonly worst: SubGroup | null; readonly best: SubGroup | null } {
  const groups = counted
    .filter(({ condition }) => condition.missing === undefined)
    .filter(({ n }) => n >= SMALLEST_SUBGROUP && size - n >= SMALLEST_GROUP)
    .map(({ condition, n, churned }) => ({ where: condition, ...rateOf(churned, n) }));
  if (groups.length === 0) return { tried: 0, worst: null, best: null };
  const z = normalQuantile(1 - 0.025 / groups.length);
  type Group = (typeof groups)[number];
  const knownOf = ({ column }: RuleCondition) =>
    counted.find(({ condition }) => condition.column === column && condition.missing === false)?.n ?? size;
  const isTold = ({ where, n }: Group) =>
    (everywhere === undefined || !givesAway(everywhere(where), n)) &&
    !isSmall(knownOf(where) - n) &&
    !isHidden(where, n);
  /** Of one column, the one may be inside the other, or both all of the segment, or of its known cells, but a few. */
  const areFar = (a: Group, b: Group) =>
    a.where.column !== b.where.column ||
    ![Math.abs(a.n - b.n), size - a.n - b.n, knownOf(a.where) - a.n - b.n].some(isSmall);
  const first = (order: (a: Group, b: Group) => number, beside?: SubGroup | null): SubGroup | null => {
    const group = [...groups].sort(order).find((one) => isTold(one) && (!beside || areFar(one, beside)));
    return group === undefined ? null : { ...group, ciAdjusted: wilsonInterval(group.churned, group.n, z) };
  };
  const worst = first((a, b) => b.ci![0] - a.ci![0]);
  return { tried: groups.length, worst, best: first((a, b) => a.ci![1] - b.ci![1], worst) };
}

/** Whether the worst group surely left more than the best: their widened intervals do not meet. */
export function areApart({ worst, best }: Pick<SegmentDetail, 'worst' | 'best'>): boolean {
  const [high, low] = [worst?.ciAdjusted ?? null, best?.ciAdjusted ?? null];
  return high !== null && low !== null && high[0] > low[1];
}
