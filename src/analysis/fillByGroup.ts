import { SMALLEST_GROUP } from './published.ts';
import { MISSING_CODE } from '../dataset/table.ts';
import { quantileOf } from './sample.ts';
import { sampleOf, samplesBy } from './samplesOf.ts';

/**
 * The values with the unknown ones (NaN) replaced by the median of the known ones in the same combination of levels,
 * or of all known ones where that combination has fewer than ten; 0 where nothing is known.
 */
export function fillByGroup(values: Float64Array, groupings: readonly { readonly codes: Uint16Array }[]): Float64Array {
  const { codes, groups } = combinations(values.length, groupings);
  const everybody = quantileOf(sampleOf(values), 0.5) ?? 0;
  const medians = samplesBy(values, codes, groups).samples.map((sample) =>
    sample.n < SMALLEST_GROUP ? everybody : quantileOf(sample, 0.5)!,
  );
  const filled = values.slice();
  for (let i = 0; i < filled.length; i += 1) if (filled[i] !== filled[i]) filled[i] = medians[codes[i]!]!;
  return filled;
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
