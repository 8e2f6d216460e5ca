import { winsorisedMean } from './winsorised.ts';
import { filled } from './filled.ts';
import { SMALLEST_GROUP, givesAway, isSmall } from './published.ts';
import { rateOf } from './rate.ts';
import type { FoundFigures, Rate } from './result.ts';

/** What rules are measured by: columns of one length. */
export interface FoundInputs {
  readonly outcome: Uint16Array;
  /** 1 where the informative column is known. */
  readonly known: Uint8Array | null;
  readonly value: Float64Array | null;
  readonly winsorBounds: readonly [number, number] | null;
}

/**
 * Churn three ways, mean value and mean retained value of some clients; null of fewer than ten, and of all but so few of a
 * whole. `wholes`: groups around them of which the same is told, so that the rest of each must not be small either.
 */
export function foundFigures(
  rows: Uint32Array,
  inputs: FoundInputs,
  wholes: readonly Uint32Array[] = [],
): FoundFigures | null {
  if (rows.length < SMALLEST_GROUP || wholes.some((whole) => isSmall(whole.length - rows.length))) return null;
  const { outcome, known, value, winsorBounds } = inputs;
  const part = (members: Uint32Array): Rate => rateOf(count(members, outcome), members.length);
  /** Whether one of two parts is small, or what it leaves of the same part of a whole: the rest follows from those told. */
  const isSilent = (of: Uint8Array | Uint16Array) => {
    const own = count(rows, of);
    return (
      givesAway(rows.length, own) ||
      wholes.some((whole) => {
        const all = count(whole, of);
        return isSmall(all - own) || isSmall(whole.length - all - (rows.length - own));
      })
    );
  };
  const silent = known === null || isSilent(known);
  const told = (want: 0 | 1) => {
    const rate = silent ? null : part(rows.filter((row) => known[row] === want));
    return rate && rate.n > 0 ? rate : null;
  };
  const mean = (of: (row: number) => number) =>
    value && winsorBounds
      ? winsorisedMean(
          filled(new Float64Array(rows.length), (i) => of(rows[i]!)),
          winsorBounds,
        )
      : { mean: null, ci: null };
  const average = mean((row) => value![row]!);
  // The mean value less the retained one is what those who left had.
  const kept = isSilent(outcome) ? null : retainedOf(rows, inputs);
  // Drawn in already, and a client who left is worth nothing now: no bounds a second time, nor one at zero for debtors.
  const retained = kept ? winsorisedMean(kept, [-Infinity, Infinity]) : { mean: null, ci: null };
  return {
    ...part(rows),
    known: told(1),
    unknown: told(0),
    valueMean: average.mean,
    valueMeanCi: average.ci,
    retainedMean: retained.mean,
    retainedMeanCi: retained.ci,
  };
}

/** How many of these rows have 1. */
function count(rows: Uint32Array, of: Uint8Array | Uint16Array): number {
  let n = 0;
  for (let i = 0; i < rows.length; i += 1) n += of[rows[i]!]!;
  return n;
}

/** Value that stayed with the bank: a client's winsorised value, 0 of a client who left; null without money. */
export function retainedOf(rows: Uint32Array, { outcome, value, winsorBounds }: FoundInputs): Float64Array | null {
  if (!value || !winsorBounds) return null;
  const [low, high] = winsorBounds;
  return filled(new Float64Array(rows.length), (i) => {
    const row = rows[i]!;
    return outcome[row] === 1 ? 0 : Math.min(high, Math.max(low, value[row]!));
  });
}
