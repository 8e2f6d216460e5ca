import { brownForsytheTest } from './brownForsytheTest.ts';
import { frozen } from './frozen.ts';
import { kolmogorovSmirnov } from './kolmogorovSmirnov.ts';
import { mannWhitneyOf } from './mannWhitneyTest.ts';
import { mergedWalk } from './mergedWalk.ts';
import { isSmall, withhold } from './published.ts';
import { knownBy } from './samplesOf.ts';
import type { Comparison } from './result.ts';
import { failedCondition, twoSamples } from './twoGroups.ts';
import { welchOf } from './welchTest.ts';

/** Four tests of one column between those who left (1) and those who stayed (0), which share one split and one walk. NaN is missing. */
export function compareGroups(values: Float64Array, outcome: ArrayLike<number>): Comparison {
  const samples = twoSamples(values, outcome);
  const condition = failedCondition(samples);
  const walk = condition === 'empty' || condition === 'tooFew' ? undefined : mergedWalk(samples);
  return frozen({
    welch: welchOf(samples),
    mannWhitney: mannWhitneyOf(samples, walk),
    ks: kolmogorovSmirnov(samples, walk),
    brownForsythe: brownForsytheTest(samples),
  });
}

/** The comparison of outcomes as it may be published: withheld where one side has 1 to 9 known values. */
export function toldComparison(values: Float64Array, outcome: Uint16Array, comparison: Comparison): Comparison {
  if (!knownBy(values, outcome, 2).some(({ n }) => isSmall(n))) return comparison;
  const { welch, mannWhitney, ks, brownForsythe } = comparison;
  return frozen({
    welch: withhold(welch),
    mannWhitney: withhold(mannWhitney),
    ks: withhold(ks),
    brownForsythe: withhold(brownForsythe),
  });
}
