import { MISSING_CODE } from '../dataset/table.ts';
import { quantileSorted, sortedKnown } from './describe.ts';

/** A median of fewer known values would be one client's. */
const SMALLEST_GROUP = 10;

/**
 * The values with the unknown ones (NaN) replaced by the median of the known ones in the same combination of levels,
 * or of all known ones where that combination has fewer than ten; 0 where nothing is known.
 */
export function fillByGroup(values: Float64Array, groupings: readonly { readonly codes: Uint16Array }[]): Float64Array {
  const group = combinations(values.length, groupings);
  const known = new Map<number, number[]>();
  for (let i = 0; i < values.length; i += 1) {
    const value = values[i]!;
    const found = known.get(group[i]!);
    if (found) {
      if (value === value) found.push(value);
    } else known.set(group[i]!, value === value ? [value] : []);
  }
  const median = (some: Float64Array) => quantileSorted(sortedKnown(some), 0.5);
  const everybody = median(values) ?? 0;
  const medians = new Float64Array(known.size);
  for (const [key, some] of known)
    medians[key] = some.length < SMALLEST_GROUP ? everybody : median(Float64Array.from(some))!;
  const filled = values.slice();
  for (let i = 0; i < filled.length; i += 1) if (filled[i] !== filled[i]) filled[i] = medians[group[i]!]!;
  return filled;
}

/** The combination of levels of each client, numbered from 0 as they come. */
function combinations(rows: number, groupings: readonly { readonly codes: Uint16Array }[]): Uint32Array {
  let group = new Uint32Array(rows);
  for (const { codes } of groupings) {
    const finer = new Uint32Array(rows);
    const numbers = new Map<number, number>();
    for (let i = 0; i < rows; i += 1) {
      const key = group[i]! * 65536 + (codes[i] ?? MISSING_CODE);
      let number = numbers.get(key);
      if (number === undefined) numbers.set(key, (number = numbers.size));
      finer[i] = number;
    }
    group = finer;
  }
  return group;
}
