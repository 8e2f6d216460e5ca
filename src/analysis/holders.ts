import { SMALLEST_GROUP, isSmall } from './published.ts';
import { rateOf } from './rate.ts';
import type { Rate } from './result.ts';
import { quantileOf } from './sample.ts';
import { knownBy, sampleOf } from './samplesOf.ts';

/** Who holds the sum of a money column whose value is not always known. */
export interface Holders {
  /** Share of the known sum held by the churned, 0–1; null where nothing is known, the sum is not above zero, or one part of it is that of a few clients or mostly of one. */
  readonly balanceShareChurned: number | null;
  /** True where one client holds a tenth of the known sum or more; null where no share is told. */
  readonly balanceOneHasTenth: boolean | null;
  /** The clients whose known value is above the third quartile; null under 40 known values. */
  readonly topBalanceQuarter: Rate | null;
}

/** The answer for a data set without such a column. */
export const nothingHeld: Holders = { balanceShareChurned: null, balanceOneHasTenth: null, topBalanceQuarter: null };

/** Share of the sum held by those with outcome 1, and how often the top quarter has it. */
export function heldBy(values: Float64Array, outcome: Uint16Array): Holders {
  const sample = sampleOf(values);
  const third = quantileOf(sample, 0.75);
  if (third === null || sample.n < 40) return nothingHeld;
  const [sums, largest] = [
    [0, 0],
    [0, 0],
  ];
  let [n, left] = [0, 0];
  values.forEach((v, i) => {
    const code = outcome[i]!;
    if (Number.isNaN(v) || code > 1) return;
    sums[code]! += v;
    largest[code] = Math.max(largest[code]!, v);
    if (v > third) {
      n += 1;
      left += outcome[i]!;
    }
  });
  const few = knownBy(values, outcome, 2).some(({ n: known }) => isSmall(known));
  // The dominance rule of statistical offices: a sum of which one client holds more than half is his.
  const isOneClients = sums.some((sum, code) => largest[code]! > sum / 2);
  const all = sums[0]! + sums[1]!;
  const isTold = all > 0 && !few && !isOneClients;
  return {
    balanceShareChurned: isTold ? sums[1]! / all : null,
    balanceOneHasTenth: isTold ? Math.max(...largest) >= all / 10 : null,
    topBalanceQuarter: n >= SMALLEST_GROUP ? rateOf(left, n) : null,
  };
}
