import { mergedWalk, type MergedWalk } from './mergedWalk.ts';
import type { KolmogorovSmirnov } from './result.ts';
import { failedCondition, sizeOf, type TwoSamples } from './twoGroups.ts';
import { told } from './told.ts';

/**
 * Largest gap of two empirical distribution functions (Smirnov 1948); 0 where all values are equal. No p is told. `walk` where the
 * caller has walked the samples already.
 */
export function kolmogorovSmirnov(samples: TwoSamples, walk?: MergedWalk): KolmogorovSmirnov {
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
