import { countLevels } from './countLevels.ts';
import type { Distinct } from './distinct.ts';
import type { Sample } from './sample.ts';

/** The finite values of each group of rows. */
export interface Grouped {
  readonly samples: readonly Sample[];
  /** Rows of each group without a finite value. */
  readonly missing: readonly number[];
}

/** A code for each row. */
export type Codes = Uint16Array | Uint32Array;

/** Rows whose codes are fetched together: the memory answers many of them at once. */
const TOGETHER = 4096;

/**
 * Of a column of many values: its rows are walked from the smallest value, and each is put at the end of its group. Counts of
 * values would be written all over the memory.
 */
export function gatheredBy(distinct: Distinct, order: Uint32Array, codes: Codes, levels: number): Grouped {
  const rows = countLevels(codes, levels);
  // Where each group begins: it has no more values than rows, nor than the column.
  const starts = new Uint32Array(levels + 1);
  for (let code = 0; code < levels; code += 1)
    starts[code + 1] = starts[code]! + Math.min(rows[code]!, distinct.values.length);
  const gathered = {
    values: new Float64Array(starts[levels]!),
    counts: new Uint32Array(starts[levels]!),
    ends: starts.slice(0, levels),
    sizes: new Uint32Array(levels),
  };
  gather(distinct, order, codes, levels, gathered);
  const { values, counts, ends, sizes } = gathered;
  return {
    samples: Array.from(sizes, (n, code) => ({
      values: values.subarray(starts[code], ends[code]),
      counts: counts.subarray(starts[code], ends[code]),
      n,
    })),
    missing: Array.from(sizes, (n, code) => rows[code]! - n),
  };
}

interface Gathered {
  readonly values: Float64Array;
  readonly counts: Uint32Array;
  /** Where the next value of each group goes. */
  readonly ends: Uint32Array;
  /** Rows of each group so far. */
  readonly sizes: Uint32Array;
}

/** Mutates `gathered`: the values of every group after its start. */
function gather(
  distinct: Distinct,
  order: Uint32Array,
  codes: Codes,
  levels: number,
  { values, counts, ends, sizes }: Gathered,
): void {
  const fetched = new Uint32Array(TOGETHER);
  // The place that each group had last, from 1.
  const latestPlace = new Uint32Array(levels);
  let [place, left, value] = [0, 0, 0];
  for (let from = 0; from < order.length; from += TOGETHER) {
    const n = Math.min(TOGETHER, order.length - from);
    for (let k = 0; k < n; k += 1) fetched[k] = codes[order[from + k]!]!;
    for (let k = 0; k < n; k += 1) {
      if (left === 0) {
        value = distinct.values[place]!;
        left = distinct.counts[place]!;
        place += 1;
      }
      left -= 1;
      const code = fetched[k]!;
      if (code >= levels) continue;
      sizes[code]! += 1;
      const end = ends[code]!;
      if (latestPlace[code] === place) counts[end - 1]! += 1;
      else {
        latestPlace[code] = place;
        values[end] = value;
        counts[end] = 1;
        ends[code] = end + 1;
      }
    }
  }
}
