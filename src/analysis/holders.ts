import { quantileSorted, sortedKnown } from './describe.ts';
import { SMALLEST_GROUP, isSmall, knownByOutcome } from './published.ts';
import { rateOf } from './rate.ts';
import type { Rate } from './result.ts';

/** Who holds the sum of a money column whose value is not always known. */
export interface Holders {
  /** Share of the known sum held by the churned, 0–1; null where nothing is known, the sum is not above zero, or it is a few clients' own. */
  readonly balanceShareChurned: number | null;
  /** The clients whose known value is above the third quartile; null under 40 known values. */
  readonly topBalanceQuarter: Rate | null;
}

/** The answer for a data set without such a column. */
export const nothingHeld: Holders = { balanceShareChurned: null, topBalanceQuarter: null };

/** Share of the sum held by those with outcome 1, and how often the top quarter has it. */
export function heldBy(values: Float64Array, outcome: Uint16Array): Holders {
  const sorted = sortedKnown(values);
  const third = quantileSorted(sorted, 0.75);
  if (third === null || sorted.length < 40) return nothingHeld;
  let [all, churned, n, left] = [0, 0, 0, 0];
  values.forEach((v, i) => {
    if (Number.isNaN(v)) return;
    all += v;
    churned += outcome[i]! * v;
    if (v > third) {
      n += 1;
      left += outcome[i]!;
    }
  });
  const few = knownByOutcome(values, outcome).some(isSmall);
  return {
    balanceShareChurned: all > 0 && !few ? churned / all : null,
    topBalanceQuarter: n >= SMALLEST_GROUP ? rateOf(left, n) : null,
  };
}
