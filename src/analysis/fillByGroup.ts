import { MISSING_CODE } from '../dataset/table.ts';
import { quantileSorted, sortedKnown } from './describe.ts';

/** A median of fewer known values would be one client's. */
const SMALLEST_GROUP = 10;

/**
 * The values with the unknown ones (NaN) replaced by the median of the known ones in the same combination of levels,
 * or of all known ones where that combination has fewer than ten; 0 where nothing is known.
 */
export function fillByGroup(values: Float64Array, groupings: readonly { readonly codes: Uint16Array }[]): Float64Array {
  const keys = Array.from(values, (_, i) => groupings.map(({ codes }) => codes[i] ?? MISSING_CODE).join(' '));
  const groups = new Map<string, number[]>();
  keys.forEach((key, i) => {
    const group = groups.get(key) ?? [];
    groups.set(key, group);
    if (!Number.isNaN(values[i]!)) group.push(values[i]!);
  });
  const median = (known: Float64Array) => quantileSorted(sortedKnown(known), 0.5);
  const everybody = median(values) ?? 0;
  const medians = new Map(
    [...groups].map(([key, known]) => [
      key,
      known.length < SMALLEST_GROUP ? everybody : median(Float64Array.from(known))!,
    ]),
  );
  return values.map((value, i) => (Number.isNaN(value) ? medians.get(keys[i]!)! : value));
}
