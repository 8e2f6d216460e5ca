import { isOneClients, oneHasTenth, totalOf } from './dominance.ts';
import { SMALLEST_GROUP, isSmall } from './published.ts';
import { rateOf } from './rate.ts';
import type { Rate } from './result.ts';
import { quantileOf } from './sample.ts';
import { knownBy, sampleOf } from './samplesOf.ts';

/** Who holds the sum of a money column whose value is not always known. */
export interface Holders {
  /** Share of the known sum held by the churned, 0–1; null where nothing is known, the sum is not above zero, or one part of it is below zero, that of a few clients or mostly of one. */
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
  let [n, left] = [0, 0];
  values.forEach((v, i) => {
    const code = outcome[i]!;
    if (Number.isNaN(v) || code > 1) return;
    if (v > third) {
      n += 1;
      left += outcome[i]!;
    }
  });
  const few = knownBy(values, outcome, 2).some(({ n: known }) => isSmall(known));
  const heldWith = (code: number) => totalOf(values, (row) => outcome[row] === code && !Number.isNaN(values[row]!));
  const [stayed, gone] = [heldWith(0), heldWith(1)];
  const all = stayed.sum + gone.sum;
  const isTold = all > 0 && Math.min(stayed.sum, gone.sum) >= 0 && !few && !isOneClients(stayed) && !isOneClients(gone);
  return {
    balanceShareChurned: isTold ? gone.sum / all : null,
    balanceOneHasTenth: isTold
      ? oneHasTenth(totalOf(values, (row) => outcome[row]! <= 1 && !Number.isNaN(values[row]!)))
      : null,
    topBalanceQuarter: n >= SMALLEST_GROUP ? rateOf(left, n) : null,
  };
}
