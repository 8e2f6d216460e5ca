import type { ContingencyTable } from './chiSquaredTest.ts';
import { isSmall, SMALLEST_GROUP } from './published.ts';
import { rateOf } from './rate.ts';
import type { HypothesisResult } from './result.ts';
import type { Sample } from './sample.ts';
import { toldQuantile } from './toldQuantile.ts';
import type { TwoSamples } from './twoGroups.ts';

/** The medians of two groups; null where one is under 10, or may not be published. */
export function mediansOf({ of, against }: TwoSamples): NonNullable<HypothesisResult['medians']> | null {
  if (Math.min(of.n, against.n) < SMALLEST_GROUP) return null;
  const [own, other] = [toldQuantile(of, 0.5), toldQuantile(against, 0.5)];
  return own === null || other === null ? null : { of: own, against: other };
}

/**
 * The groups with the lowest and the highest median of those of 10 clients and more whose median may be published; null where fewer than two
 * are.
 */
export function levelMediansOf(
  groups: readonly { readonly value: string; readonly sample: Sample }[],
): NonNullable<HypothesisResult['levelMedians']> | null {
  const medians = groups
    .filter(({ sample }) => sample.n >= SMALLEST_GROUP)
    .flatMap(({ value, sample }) => {
      const median = toldQuantile(sample, 0.5);
      return median === null ? [] : [{ value, n: sample.n, median }];
    })
    .sort((a, b) => a.median - b.median);
  if (medians.length < 2) return null;
  const [lowest, highest] = [medians[0]!, medians.at(-1)!];
  const all = groups.reduce((sum, { sample }) => sum + sample.n, 0);
  return isSmall(all - lowest.n - highest.n) ? null : { lowest, highest };
}

/** The levels with the lowest and the highest rate (counts of stayed and churned a row), of those of 10 clients and
 * more; null where what is left of all is too small. */
export function extremesOf(
  counts: ContingencyTable,
  levels: readonly string[],
): NonNullable<HypothesisResult['extremes']> | null {
  const rates = counts
    .map(([stayed = 0, churned = 0], i) => ({ value: levels[i]!, ...rateOf(churned, stayed + churned) }))
    .filter(({ n }) => n >= SMALLEST_GROUP)
    .sort((a, b) => a.rate! - b.rate!);
  if (rates.length < 2) return null;
  const [lowest, highest] = [rates[0]!, rates.at(-1)!];
  const all = counts.reduce((sum, [stayed = 0, churned = 0]) => sum + stayed + churned, 0);
  return isSmall(all - lowest.n - highest.n) ? null : { lowest, highest };
}
