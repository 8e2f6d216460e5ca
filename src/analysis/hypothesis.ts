import { holm } from './adjust.ts';
import { believedP } from './chiSquaredTest.ts';
import { detectable } from './detectable.ts';
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
import { NO_DESIGN, rateAtDistance, type TestDesign } from './testDesign.ts';

/** What was fixed before the results: the side of the alternative, α, and the smallest effect that would matter. */
export interface HypothesisSpec {
  readonly id: string;
  readonly test: string;
  /** greater: the first group (churned, or `of`) is larger; less: smaller. */
  readonly alternative: 'twoSided' | 'greater' | 'less';
  readonly alpha: number;
  /** Distance from no effect, on the scale of the test's own standardised effect (auc: from 0.5). */
  readonly smallestEffect: number;
}

type Judged = 'id' | 'test' | 'alternative' | 'alpha' | 'exact' | 'pAdjusted' | 'smallestEffect';
type Told = Omit<HypothesisResult, Judged | 'detectable' | 'checks' | 'decision'>;
/** A test's figures under the names of the glossary, not yet judged; with Fisher's test where its p is the one to believe. */
export type Tested = Told & { readonly fisher?: Fisher | null };

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
export const fromMannWhitney = (r: MannWhitney, medians: Tested['medians'] = null): Tested => ({
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
export const fromKruskalWallis = (r: KruskalWallis, levelMedians: Tested['levelMedians'] = null): Tested => ({
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

/** Signed distance from no effect. */
const distance = (tested: Tested) =>
  tested.effect === null ? null : tested.effectName === 'auc' ? tested.effect - 0.5 : tested.effect;

/** A test of many groups has no side. */
const hasSide = ({ effectName }: Tested) => effectName !== 'cramersV' && effectName !== 'epsilonSquared';

/** The two-sided p of the test turned to the side that the hypothesis named. */
function sidedP(tested: Tested, alternative: HypothesisSpec['alternative']): number | null {
  const effect = distance(tested);
  if (tested.p === null || effect === null || alternative === 'twoSided' || !hasSide(tested)) return tested.p;
  if (tested.fisher) return alternative === 'greater' ? tested.fisher.pGreater : tested.fisher.pLess;
  const rightSide = alternative === 'greater' ? effect > 0 : effect < 0;
  return rightSide ? tested.p / 2 : 1 - tested.p / 2;
}

/** The test without its verdict where its approximation is rough (an expected count under 5) and no exact test stands in. */
function believed(tested: Tested): Tested {
  if (tested.condition !== 'smallExpected' || tested.fisher) return tested;
  return { ...tested, statistic: null, p: null };
}

/** One hypothesis before the family is judged: what was asked, what the test says, what the test hangs on. */
export interface Examined {
  readonly spec: HypothesisSpec;
  readonly tested: Tested;
  readonly design?: TestDesign;
}

/**
 * Adjusts the family's p-values by Holm and decides each hypothesis: confirmed needs p under α and an effect
 * at least the smallest that matters; a smaller one that p tells from zero is negligible.
 */
export function decide(family: readonly Examined[]): HypothesisResult[] {
  const examined = family.map(({ spec, tested, design = NO_DESIGN }) => ({
    spec,
    design,
    tested: believed(tested),
  }));
  const sided = examined.map(({ spec, tested }) => sidedP(tested, spec.alternative));
  const adjusted = holm(sided);
  return examined.map(({ spec, tested: { fisher, ...tested }, design }, i) => ({
    id: spec.id,
    test: spec.test,
    alternative: spec.alternative,
    alpha: spec.alpha,
    ...tested,
    exact: fisher !== undefined && fisher !== null,
    smallestEffect: spec.smallestEffect,
    p: sided[i] ?? null,
    pAdjusted: adjusted[i] ?? null,
    detectable: detectable(design, {
      alpha: spec.alpha,
      sides: spec.alternative === 'twoSided' ? 2 : 1,
      family: family.length,
    }),
    checks: {
      smallestGroup: design.smallestGroup,
      smallestExpected: design.smallestExpected,
      varianceRatio: design.varianceRatio,
    },
    decision: decision(spec, tested, adjusted[i] ?? null),
  }));
}

function decision(spec: HypothesisSpec, tested: Tested, pAdjusted: number | null): HypothesisResult['decision'] {
  const effect = distance(tested);
  if (pAdjusted === null || effect === null) return 'notComputed';
  if (pAdjusted >= spec.alpha) return 'notConfirmed';
  return Math.abs(effect) >= spec.smallestEffect ? 'confirmed' : 'negligible';
}
