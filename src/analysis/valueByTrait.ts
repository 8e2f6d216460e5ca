import { countLevels } from './countLevels.ts';
import { winsorisedMean } from './winsorised.ts';
import { SMALLEST_GROUP, isSmall } from './published.ts';
import type { TraitValue } from './result.ts';

/**
 * Mean winsorised value of each of a trait's groups, with its interval. `groups` are the values of published rows:
 * a level, «7–9» of an ordered trait, or the one that holds every level not named (its name is not a level). Where 1 to 9
 * clients have no level, the mean of the smallest group is withheld: all clients less the groups would be theirs.
 */
export function valueByTrait(
  column: string,
  { codes, levels }: { readonly codes: Uint16Array; readonly levels: readonly string[] },
  groups: readonly string[],
  values: Float64Array,
  bounds: readonly [number, number],
): TraitValue[] {
  const members = byGroup(codes, groupsOf(levels, groups), groups.length, values);
  const sizes = members.map(({ length }) => length);
  const outside = codes.length - sizes.reduce((sum, n) => sum + n, 0);
  const silent = isSmall(outside) ? sizes.indexOf(Math.min(...sizes)) : -1;
  return groups.map((value, group) => {
    const inside = members[group]!;
    const { mean, ci } = winsorisedMean(inside, bounds);
    const enough = inside.length >= SMALLEST_GROUP && group !== silent;
    return {
      id: `${column}=${value}`,
      column,
      value,
      n: inside.length,
      valueMean: enough ? mean : null,
      valueMeanCi: enough ? ci : null,
    };
  });
}

/** The values of each group of levels, in the order of the rows. */
function byGroup(
  codes: Uint16Array,
  groupOfLevel: readonly number[],
  groups: number,
  values: Float64Array,
): readonly Float64Array[] {
  const sizes = countLevels(codes, groupOfLevel.length);
  const members = Array.from(
    { length: groups },
    (_, group) => new Float64Array(sizes.reduce((n, size, level) => (groupOfLevel[level] === group ? n + size : n), 0)),
  );
  const ends = new Uint32Array(groups);
  for (let i = 0; i < codes.length; i += 1) {
    const group = groupOfLevel[codes[i]!] ?? -1;
    if (group >= 0) members[group]![ends[group]!++] = values[i]!;
  }
  return members;
}

/** The place among the groups of every level. */
function groupsOf(levels: readonly string[], groups: readonly string[]): number[] {
  const ends = groups.map((group) => {
    if (levels.includes(group)) return [levels.indexOf(group), levels.indexOf(group)] as const;
    const [first, last] = [group.split('–')[0]!, group.split('–').at(-1)!];
    return levels.includes(first) && levels.includes(last)
      ? ([levels.indexOf(first), levels.indexOf(last)] as const)
      : null;
  });
  const others = ends.indexOf(null);
  return levels.map((_, level) => {
    const named = ends.findIndex((end) => end !== null && level >= end[0] && level <= end[1]);
    return named >= 0 ? named : others;
  });
}
