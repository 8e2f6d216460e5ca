import { mergedWalk, type MergedWalk } from './mergedWalk.ts';
import type { KolmogorovSmirnov } from './result.ts';
import { CHURNED_AGAINST_STAYED, failedCondition, sizeOf, twoSamples, type TwoSamples } from './twoGroups.ts';
import { told } from './told.ts';

/** Largest gap of two empirical distribution functions (Smirnov 1948); 0 where all values are equal. No p is told. */
export const kolmogorovSmirnov = (
  values: Float64Array,
  codes: ArrayLike<number>,
  groups = CHURNED_AGAINST_STAYED,
): KolmogorovSmirnov => kolmogorovSmirnovOf(twoSamples(values, codes, groups));

/** The same from samples; `walk` where the caller has walked them already. */
export function kolmogorovSmirnovOf(samples: TwoSamples, walk?: MergedWalk): KolmogorovSmirnov {
  const condition = failedCondition(samples);
  const few = condition === 'empty' || condition === 'tooFew';
  return told({
    method: 'kolmogorovSmirnov',
    n: sizeOf(samples),
    missing: samples.missing,
    p: null,
    D: few ? null : (walk ?? mergedWalk(samples)).D,
    condition,
  });
}
