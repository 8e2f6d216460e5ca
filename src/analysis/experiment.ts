import { frozen } from './frozen.ts';
import { isSmall } from './published.ts';
import { controlGroupSize, detectableDifference, sampleSizeForProportions } from './power.ts';
import { wilsonInterval } from './rate.ts';
import type { Experiment, ExperimentRise } from './result.ts';

/** The part of a segment that no segment before it writes to: all of them, and those who had left. */
export interface Assigned {
  readonly assigned: number;
  readonly churned: number;
  /** Value of those who have not left, roubles; null without money. */
  readonly value: number | null;
  /** True where one of them holds a quarter of it or more. */
  readonly valueRestsOnOne: boolean | null;
}

/**
 * What an experiment with a control group can show on the clients whom a segment writes to: those who are still
 * clients get the letter or are drawn into the control group; without a letter as large a share is expected to stay
 * as has stayed; with it, that share times 1 + uplift. Groups under 10 are withheld.
 */
export function experimentOf(
  id: string,
  { assigned, churned, value, valueRestsOnOne }: Assigned,
  uplift: { readonly low: number; readonly high: number },
): Experiment {
  const reachable = assigned - churned;
  const silent = isSmall(assigned) || isSmall(reachable);
  const stayRate = silent || assigned === 0 ? null : reachable / assigned;
  const half = Math.floor(reachable / 2);
  return frozen({
    id,
    assigned: silent ? null : assigned,
    reachable: silent ? null : reachable,
    value: silent ? null : value,
    valueRestsOnOne: silent ? null : valueRestsOnOne,
    stayRate,
    churnCi: silent ? null : wilsonInterval(churned, assigned),
    low: rise(stayRate, uplift.low, reachable),
    high: rise(stayRate, uplift.high, reachable),
    detectable: stayRate === null ? null : detectableDifference(half, reachable - half, stayRate),
  });
}

/**
 * The experiment as it may be published where the size of what is left to the segment is withheld (it would give a
 * small group away by subtraction): of the whole segment's share, without any count.
 */
export function withoutCounts(found: Experiment, segmentRate: number | null): Experiment {
  const stayRate = segmentRate === null ? null : 1 - segmentRate;
  return frozen({
    id: found.id,
    assigned: null,
    reachable: null,
    value: null,
    valueRestsOnOne: null,
    stayRate,
    churnCi: null,
    low: rise(stayRate, found.low.uplift, null),
    high: rise(stayRate, found.high.uplift, null),
    detectable: null,
  });
}

function rise(stayRate: number | null, uplift: number, reachable: number | null): ExperimentRise {
  const rate = stayRate === null ? null : stayRate * (1 + uplift);
  // More than everybody cannot stay.
  if (stayRate === null || rate === null || rate > 1) return { uplift, rate: null, perGroup: null, control: null };
  return {
    uplift,
    rate,
    perGroup: sampleSizeForProportions(rate, stayRate),
    control: reachable === null ? null : controlGroupSize(reachable, rate, stayRate),
  };
}
