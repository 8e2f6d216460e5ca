import { holm } from './adjust.ts';
import { believedP } from './chiSquaredTest.ts';
import { SMALLEST_GROUP } from './published.ts';
import type { Fisher, HypothesisResult, Independence, MannWhitney, ProportionTest, Trend, Welch } from './result.ts';

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

type Told = Omit<HypothesisResult, 'id' | 'test' | 'exact' | 'pAdjusted' | 'smallestEffect' | 'decision'>;
/** With Fisher's test where its p stands in for an approximation that is rough. */
type Tested = Told & { readonly fisher?: Fisher | null };

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
export const fromMannWhitney = (r: MannWhitney): Tested => ({
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
});

/** Rates of two groups; effect: Cohen h; difference: of the rates. */
export const fromProportions = (r: ProportionTest): Tested => ({
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
  groups: Math.min(r.rateOf.n, r.rateAgainst.n) < SMALLEST_GROUP ? null : { of: r.rateOf, against: r.rateAgainst },
});

/** A table of levels against the outcome; effect: Cramér V corrected for bias. */
export const fromIndependence = (r: Independence): Tested => ({
  statisticName: 'chi2',
  statistic: r.chi2,
  df: r.df,
  p: believedP(r),
  fisher: r.exact,
  effectName: 'cramersV',
  effect: r.cramersVCorrected,
  effectCi: null,
  difference: null,
  ci: null,
  n: r.n,
  missing: r.missing,
  condition: r.condition,
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
  n: r.n,
  missing: r.missing,
  condition: r.condition,
});

/** Signed distance from no effect. */
const distance = (tested: Tested) =>
  tested.effect === null ? null : tested.effectName === 'auc' ? tested.effect - 0.5 : tested.effect;

/** The two-sided p of the test turned to the side that the hypothesis named. */
function sidedP(tested: Tested, alternative: HypothesisSpec['alternative']): number | null {
  const effect = distance(tested);
  if (tested.p === null || effect === null || alternative === 'twoSided' || tested.effectName === 'cramersV')
    return tested.p;
  if (tested.fisher) return alternative === 'greater' ? tested.fisher.pGreater : tested.fisher.pLess;
  const rightSide = alternative === 'greater' ? effect > 0 : effect < 0;
  return rightSide ? tested.p / 2 : 1 - tested.p / 2;
}

/**
 * Adjusts the family's p-values by Holm and decides each hypothesis: confirmed needs p under α and an effect
 * at least the smallest that matters; a smaller one that p tells from zero is negligible.
 */
export function decide(
  family: readonly { readonly spec: HypothesisSpec; readonly tested: Tested }[],
): HypothesisResult[] {
  const sided = family.map(({ spec, tested }) => sidedP(tested, spec.alternative));
  const adjusted = holm(sided);
  return family.map(({ spec, tested: { fisher, ...tested } }, i) => ({
    id: spec.id,
    test: spec.test,
    ...tested,
    exact: fisher !== undefined && fisher !== null,
    smallestEffect: spec.smallestEffect,
    p: sided[i] ?? null,
    pAdjusted: adjusted[i] ?? null,
    decision: decision(spec, tested, adjusted[i] ?? null),
  }));
}

function decision(spec: HypothesisSpec, tested: Tested, pAdjusted: number | null): HypothesisResult['decision'] {
  const effect = distance(tested);
  if (pAdjusted === null || effect === null) return 'notComputed';
  if (pAdjusted >= spec.alpha) return 'notConfirmed';
  return Math.abs(effect) >= spec.smallestEffect ? 'confirmed' : 'negligible';
}
