import { believedP } from './chiSquaredTest.ts';
import { noncentralityInterval } from './noncentral.ts';
import { SMALLEST_GROUP } from './published.ts';
import type {
  Fisher,
  HypothesisResult,
  Independence,
  Interval,
  KruskalWallis,
  MannWhitney,
  ProportionTest,
  Trend,
  Welch,
} from './result.ts';
import { rateAtDistance } from './testDesign.ts';

type Judged = 'id' | 'test' | 'alternative' | 'alpha' | 'exact' | 'pAdjusted' | 'smallestEffect';
export type Told = Omit<HypothesisResult, Judged | 'detectable' | 'checks' | 'decision'>;
/** What says more of one side than a two-sided p does: Fisher's test where its p is the one to believe, the p of each side. */
export interface OneSided {
  readonly fisher: Fisher | null;
  readonly sides: { readonly greater: number; readonly less: number } | null;
}
/** A test's figures under the names of the glossary, not yet judged. */
export type Tested = Told & Partial<OneSided>;

/** Student's t on the means; effect: Hedges g; difference: of the means, in the trait's unit. */
export const fromWelch = (r: Welch): Tested => ({
  statisticName: 't',
  statistic: r.t,
  df: r.df,
  p: r.p,
  effectName: 'hedgesG',
  effect: r.hedgesG,
  effectCi: r.hedgesGCi,
  difference: r.difference,
  ci: r.ci,
  n: r.n,
  missing: r.missing,
  condition: r.condition,
});

/** Ranks; effect and interval: the chance that the first group's value is the larger. */
export const fromMannWhitney = (
  r: MannWhitney,
  medians: Tested['medians'] = null,
  sides: OneSided['sides'] = null,
): Tested => ({
  statisticName: 'U',
  statistic: r.U,
  df: null,
  p: r.p,
  effectName: 'auc',
  effect: r.auc,
  effectCi: r.aucCi,
  difference: r.auc === null ? null : r.auc - 0.5,
  ci: r.aucCi === null ? null : [r.aucCi[0] - 0.5, r.aucCi[1] - 0.5],
  n: r.n,
  missing: r.missing,
  condition: r.condition,
  medians,
  sides,
});

/** Rates of two groups; effect: Cohen h; difference: of the rates. */
export const fromProportions = (r: ProportionTest, smallestEffect: number): Tested => ({
  statisticName: 'z',
  statistic: r.z,
  df: null,
  p: believedP(r),
  fisher: r.exact,
  effectName: 'cohensH',
  effect: r.cohensH,
  effectCi: r.cohensHCi,
  difference: r.difference,
  ci: r.ci,
  n: r.n,
  missing: r.missing,
  condition: r.condition,
  // A group too small to publish is not named.
  groups:
    Math.min(r.rateOf.n, r.rateAgainst.n) < SMALLEST_GROUP
      ? null
      : {
          of: r.rateOf,
          against: r.rateAgainst,
          levels: { of: r.of, against: r.against },
          negligible: negligibleRates(r, smallestEffect),
        },
});

/** The same two rates judged by Fisher's exact test, whatever the expected counts; statistic: the odds ratio. */
export const fromFisher = (r: ProportionTest, exact: Fisher, smallestEffect: number): Tested => ({
  ...fromProportions(r, smallestEffect),
  fisher: exact,
  statisticName: 'oddsRatio',
  statistic: exact.oddsRatio,
  p: exact.p,
  condition: exact.condition,
});

/** A table of levels against an outcome of two; effect: Cramér V corrected for bias, its interval by the noncentral χ². */
export const fromIndependence = (r: Independence, extremes: Tested['extremes'] = null): Tested => ({
  statisticName: 'chi2',
  statistic: r.chi2,
  df: r.df,
  p: believedP(r),
  fisher: r.exact,
  effectName: 'cramersV',
  effect: r.cramersVCorrected,
  effectCi: cramersVInterval(r),
  difference: null,
  ci: null,
  n: r.n,
  missing: r.missing,
  condition: r.condition,
  extremes,
});

/** Ordered groups; effect: change of the rate a step, with its interval. */
export const fromTrend = (r: Trend): Tested => ({
  statisticName: 'z',
  statistic: r.z,
  df: null,
  p: r.p,
  effectName: 'trend',
  effect: r.slope,
  effectCi: r.ci,
  difference: r.slope,
  ci: r.ci,
  correlation: r.correlation === null ? null : { value: r.correlation, ci: r.correlationCi },
  n: r.n,
  missing: r.missing,
  condition: r.condition,
});

/**
 * Ranks of many groups; effect: ε² = H/(n − 1), the part of the ranks' variance that lies between the groups
 * (Tomczak & Tomczak 2014), its interval by the noncentral χ² of H.
 */
export const fromKruskalWallis = (r: KruskalWallis, levelMedians: Tested['levelMedians']): Tested => ({
  statisticName: 'H',
  statistic: r.H,
  df: r.df,
  p: r.p,
  effectName: 'epsilonSquared',
  effect: r.epsilonSquared,
  effectCi: epsilonSquaredInterval(r),
  difference: null,
  ci: null,
  n: r.n,
  missing: r.missing,
  condition: r.condition,
  levelMedians,
});

function epsilonSquaredInterval({ H, df, n }: KruskalWallis): Interval {
  if (H === null || df === null) return null;
  const [low, high] = noncentralityInterval(H, df);
  return [Math.min(1, low / (n - 1)), Math.min(1, high / (n - 1))];
}

/** Rates a Cohen h of ±`smallestEffect` around that of the second group. */
function negligibleRates({ rateAgainst }: ProportionTest, smallestEffect: number): Interval {
  if (rateAgainst.rate === null) return null;
  return [rateAtDistance(rateAgainst.rate, -smallestEffect), rateAtDistance(rateAgainst.rate, smallestEffect)];
}

/** √(λ/n) at the ends of the interval of λ (Steiger 2004); the outcome has two levels, so its smaller side is 1. */
function cramersVInterval({ chi2, df, n }: Independence): Interval {
  if (chi2 === null || df === null) return null;
  const [low, high] = noncentralityInterval(chi2, df);
  return [Math.min(1, Math.sqrt(low / n)), Math.min(1, Math.sqrt(high / n))];
}
