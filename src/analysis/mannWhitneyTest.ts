import { normalUpperTail, twoSidedP } from './distributions.ts';
import { mergedWalk, type MergedWalk } from './mergedWalk.ts';
import { Z95 } from './rate.ts';
import type { Interval, MannWhitney } from './result.ts';
import { CHURNED_AGAINST_STAYED, failedCondition, sizeOf, twoSamples, type TwoSamples } from './twoGroups.ts';
import { told } from './told.ts';

/**
 * Mann–Whitney test (1947), two-sided: U of the group `of` with mid-ranks, z by the normal approximation with tie
 * and continuity corrections, auc = U/(n₁n₂) with DeLong's interval (1988) from the variances of the placements.
 */
export const mannWhitneyTest = (
  values: Float64Array,
  codes: ArrayLike<number>,
  groups = CHURNED_AGAINST_STAYED,
): MannWhitney => mannWhitneyOf(twoSamples(values, codes, groups));

/** The same from samples; `walk` where the caller has walked them already. */
export function mannWhitneyOf(samples: TwoSamples, walk?: MergedWalk): MannWhitney {
  const condition = failedCondition(samples);
  const n = sizeOf(samples);
  const shared = { method: 'mannWhitney', n, missing: samples.missing, condition };
  if (condition === 'empty' || condition === 'tooFew')
    return told({ ...shared, U: null, z: null, p: null, auc: null, aucCi: null });
  const walked = walk ?? mergedWalk(samples);
  const pairs = samples.of.n * samples.against.n;
  const auc = walked.U / pairs;
  if (condition !== null) return told({ ...shared, U: walked.U, z: null, p: null, auc, aucCi: null });
  const { gap, sd } = spreadOf(samples, walked);
  const z = (Math.sign(gap) * Math.max(0, Math.abs(gap) - 0.5)) / sd;
  return told({
    ...shared,
    U: walked.U,
    z,
    p: twoSidedP(normalUpperTail(Math.abs(z))),
    auc,
    aucCi: aucInterval(auc, samples, walked),
  });
}

/** How far U is from what no difference gives, and its standard deviation then. */
function spreadOf({ of, against }: TwoSamples, walked: MergedWalk) {
  const pairs = of.n * against.n;
  const n = of.n + against.n;
  // The usual n+1 − Σ(t³−t)/(n(n−1)), written as a sum of squares: nearly all tied costs no digits.
  return { gap: walked.U - pairs / 2, sd: Math.sqrt((pairs / (n * (n - 1))) * walked.rankSquares) };
}

/**
 * The same test to one side each. The correction takes half a pair from the side that is asked about, wherever U lies, as SciPy and R
 * do: to the side away from it p is not what two sides leave. Null where the test cannot be made.
 */
export function oneSidedRanks(samples: TwoSamples): { readonly greater: number; readonly less: number } | null {
  if (failedCondition(samples) !== null) return null;
  const { gap, sd } = spreadOf(samples, mergedWalk(samples));
  return { greater: normalUpperTail((gap - 0.5) / sd), less: normalUpperTail((-gap - 0.5) / sd) };
}

/** DeLong's interval inside [0, 1]; where it has no width, Newcombe's (2006, method 5) says how far 0 or 1 can be. */
function aucInterval(auc: number, { of, against }: TwoSamples, walk: MergedWalk): Interval {
  const half = Z95 * Math.sqrt(walk.placementVarianceOf / of.n + walk.placementVarianceAgainst / against.n);
  if (half > 0) return [Math.max(0, auc - half), Math.min(1, auc + half)];
  const edge = scoreEdge(of.n, against.n);
  return auc > 0.5 ? [1 - edge, 1] : [0, edge];
}

/** The auc θ at which an observed 0 lies 1.96 of Hanley and McNeil's standard errors away: θ = z·se(θ). */
function scoreEdge(m: number, n: number): number {
  const star = (m + n) / 2 - 1;
  const error = (theta: number) =>
    Math.sqrt(((theta * (1 - theta)) / (m * n)) * (1 + star * ((1 - theta) / (2 - theta) + theta / (1 + theta))));
  let low = 0;
  let high = 1;
  for (let i = 0; i < 60; i++) {
    const theta = (low + high) / 2;
    if (theta < Z95 * error(theta)) low = theta;
    else high = theta;
  }
  return high;
}
