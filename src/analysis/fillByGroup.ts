import { SMALLEST_GROUP } from './published.ts';
import { MISSING_CODE } from '../dataset/table.ts';
import { quantileInPlace } from './select.ts';
import { known } from './samplesOf.ts';

interface Filled {
  readonly groupings: readonly Uint16Array[];
  readonly values: Float64Array;
}

const made = new WeakMap<Float64Array, Filled>();

/**
 * The values with the unknown ones (NaN) replaced by the median of the known ones in the same combination of levels,
 * or of all known ones where that combination has fewer than ten; 0 where nothing is known. Made once of columns that do
 * not change.
 */
export function fillByGroup(values: Float64Array, groupings: readonly { readonly codes: Uint16Array }[]): Float64Array {
  const own = groupings.map(({ codes }) => codes);
  const before = made.get(values);
  if (before?.groupings.length === own.length && own.every((codes, i) => codes === before.groupings[i]))
    return before.values;
  const filled = freshlyFilled(values, groupings);
  made.set(values, { groupings: own, values: filled });
  return filled;
}

function freshlyFilled(values: Float64Array, groupings: readonly { readonly codes: Uint16Array }[]): Float64Array {
  const { codes, groups } = combinations(values.length, groupings);
  const everybody = quantileInPlace(known(values), 0.5) ?? 0;
  const medians = knownInGroups(values, codes, groups).map((own) =>
    own.length < SMALLEST_GROUP ? everybody : quantileInPlace(own, 0.5)!,
  );
  const filled = values.slice();
  for (let i = 0; i < filled.length; i += 1) if (filled[i] !== filled[i]) filled[i] = medians[codes[i]!]!;
  return filled;
}

/** Copies of the known values of each group. */
function knownInGroups(values: Float64Array, codes: Uint32Array, groups: number): Float64Array[] {
  const sizes = new Uint32Array(groups);
  for (let i = 0; i < values.length; i += 1) if (values[i] === values[i]) sizes[codes[i]!]! += 1;
  const own = Array.from(sizes, (size) => new Float64Array(size));
  const next = new Uint32Array(groups);
  for (let i = 0; i < values.length; i += 1)
    if (values[i] === values[i]) own[codes[i]!]![next[codes[i]!]!++] = values[i]!;
  return own;
}

/** The combination of levels of each client, numbered from 0 as they come, and how many there are. */
function combinations(rows: number, groupings: readonly { readonly codes: Uint16Array }[]) {
  let codes = new Uint32Array(rows);
  let groups = rows === 0 ? 0 : 1;
  for (const { codes: own } of groupings) {
    const finer = new Uint32Array(rows);
    const numbers = new Map<number, number>();
    for (let i = 0; i < rows; i += 1) {
      const key = codes[i]! * 65536 + (own[i] ?? MISSING_CODE);
      let number = numbers.get(key);
      if (number === undefined) numbers.set(key, (number = numbers.size));
      finer[i] = number;
    }
    codes = finer;
    groups = numbers.size;
  }
  return { codes, groups };
}
