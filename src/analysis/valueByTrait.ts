import { winsorisedMean } from './customerValue.ts';
import { chosen, filled } from './filled.ts';
import type { TraitValue } from './result.ts';

/**
 * Mean winsorised value of each of a trait's groups, with its interval. `groups` are the values of published rows:
 * a level, «7–9» of an ordered trait, or the one that holds every level not named (its name is not a level).
 */
export function valueByTrait(
  column: string,
  { codes, levels }: { readonly codes: Uint16Array; readonly levels: readonly string[] },
  groups: readonly string[],
  values: Float64Array,
  bounds: readonly [number, number],
): TraitValue[] {
  const groupOfLevel = groupsOf(levels, groups);
  return groups.map((value, group) => {
    const inside = chosen(
      values,
      filled(new Uint8Array(values.length), (i) => (groupOfLevel[codes[i]!] === group ? 1 : 0)),
    );
    const { mean, ci } = winsorisedMean(inside, bounds);
    const enough = inside.length >= 10;
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
