import { SMALLEST_WITH_TAILS } from './published.ts';
import { brownForsytheTest } from './brownForsytheTest.ts';
import { frozen } from './frozen.ts';
import { kolmogorovSmirnov } from './kolmogorovSmirnov.ts';
import { momentsOf } from './moments.ts';
import { noEffect } from './noEffect.ts';
import { drawnTo, joined, quantileOf, type Sample } from './sample.ts';
import type { Disagreement, HypothesisResult } from './result.ts';
import { scaleOf, type TwoSamples } from './twoGroups.ts';
import { welchOf } from './welchTest.ts';

/** Where two distributions are set against each other: the tails proper belong to few clients. */
const PLACES = [0.1, 0.25, 0.5, 0.75, 0.9, 0.95] as const;
/** What lies beyond these quantiles is drawn in when the tails are shortened. */
const TAILS = [0.05, 0.95] as const;

/**
 * True where two hypotheses on the same clients and column do not say the same: one is told from chance, one is not, the verdicts differ,
 * or both are sure of opposite sides.
 */
export const disagree = (a: HypothesisResult, b: HypothesisResult) =>
  a.decision !== 'notComputed' &&
  b.decision !== 'notComputed' &&
  (isFound(a) !== isFound(b) || a.decision !== b.decision || (isFound(a) && areOpposite(a, b)));

/** True where the effects of two hypotheses point to different sides. */
export const areOpposite = (a: HypothesisResult, b: HypothesisResult) => sideOf(a) * sideOf(b) < 0;

const sideOf = ({ effect, effectName }: HypothesisResult) =>
  effect === null ? 0 : Math.sign(effect - noEffect(effectName));

const isFound = ({ pAdjusted, alpha }: HypothesisResult) => pAdjusted !== null && pAdjusted < alpha;

/**
 * What the data say on why a test of means and a test of ranks of one column disagree: the difference of the two
 * groups at several quantiles (do they cross?), the mean difference with the tails drawn in to the 5th and 95th
 * percentile (winsorised), the part of the spread that the top hundredth makes, and whether the spreads differ.
 */
export function explainDisagreement(a: HypothesisResult, b: HypothesisResult, samples: TwoSamples): Disagreement {
  const { of, against } = samples;
  const all = joined(of, against);
  const enough = Math.min(of.n, against.n) >= SMALLEST_WITH_TAILS;
  const differences = enough
    ? PLACES.map((at) => ({ at, difference: quantileOf(of, at)! - quantileOf(against, at)! }))
    : [];
  const drawn = enough ? welchOf(drawnIn(samples, all)) : null;
  const spread = brownForsytheTest(samples);
  return frozen({
    id: `${a.id}~${b.id}`,
    a: a.id,
    b: b.id,
    found: isFound(a) === isFound(b) ? null : isFound(a) ? a.id : b.id,
    n: all.n,
    quantileDifferences: differences,
    crossing: differences.some((q) => q.difference > 0) && differences.some((q) => q.difference < 0),
    drawnIn: drawn && { difference: drawn.difference, ci: drawn.ci, p: drawn.p },
    topShareOfSpread: enough ? topShareOfSpread(all, scaleOf(samples)) : null,
    ks: kolmogorovSmirnov(samples).D,
    brownForsytheP: spread.p,
  });
}

/** Both groups with what lies beyond the common 5th and 95th percentile put at those. */
function drawnIn({ of, against, missing }: TwoSamples, all: Sample): TwoSamples {
  const [low, high] = TAILS.map((at) => quantileOf(all, at)!) as [number, number];
  return { of: drawnTo(of, low, high), against: drawnTo(against, low, high), missing };
}

/**
 * The part of all squared deviations from the mean that belongs to the hundredth of the clients with the largest values: those past the
 * 99th percentile, of clients that share its value as many as it takes.
 */
function topShareOfSpread(all: Sample, scale: number): number | null {
  const { mean, squares } = momentsOf(all, scale);
  if (!(squares > 0)) return null;
  let left = all.n - 1 - Math.floor((99 * (all.n - 1)) / 100);
  let top = 0;
  for (let i = all.values.length - 1; left > 0; i -= 1) {
    const taken = Math.min(left, all.counts[i]!);
    top += taken * (all.values[i]! * scale - mean) ** 2;
    left -= taken;
  }
  return top / squares;
}
