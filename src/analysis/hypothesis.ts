import { holm } from './adjust.ts';
import { detectable } from './detectable.ts';
import { noEffect } from './noEffect.ts';
import type { HypothesisResult } from './result.ts';
import { NO_DESIGN, type TestDesign } from './testDesign.ts';
import type { OneSided, Tested, Told } from './tested.ts';

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

/** Signed distance from no effect. */
const distance = ({ effect, effectName }: Told) => (effect === null ? null : effect - noEffect(effectName));

/** A test of many groups has no side. */
const hasSide = ({ effectName }: Told) => effectName !== 'cramersV' && effectName !== 'epsilonSquared';

/** The p of the side that the hypothesis named: what the test says of one side, else its two-sided p turned to it. */
function sidedP(tested: Told, { fisher, sides }: OneSided, alternative: HypothesisSpec['alternative']): number | null {
  const effect = distance(tested);
  if (tested.p === null || effect === null || alternative === 'twoSided' || !hasSide(tested)) return tested.p;
  if (fisher) return alternative === 'greater' ? fisher.pGreater : fisher.pLess;
  if (sides) return sides[alternative];
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
  const examined = family.map(({ spec, tested, design = NO_DESIGN }) => {
    const { fisher = null, sides = null, ...told } = believed(tested);
    return { spec, design, tested: told, exact: fisher !== null, p: sidedP(told, { fisher, sides }, spec.alternative) };
  });
  const adjusted = holm(examined.map(({ p }) => p));
  return examined.map(({ spec, tested, design, exact, p }, i) => ({
    id: spec.id,
    test: spec.test,
    alternative: spec.alternative,
    alpha: spec.alpha,
    ...tested,
    exact,
    smallestEffect: spec.smallestEffect,
    p,
    pAdjusted: adjusted[i] ?? null,
    // A test that could not be made would have noticed nothing.
    detectable: detectable(tested.p === null ? NO_DESIGN : design, {
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

function decision(spec: HypothesisSpec, tested: Told, pAdjusted: number | null): HypothesisResult['decision'] {
  const effect = distance(tested);
  if (pAdjusted === null || effect === null) return 'notComputed';
  if (pAdjusted >= spec.alpha) return 'notConfirmed';
  return Math.abs(effect) >= spec.smallestEffect ? 'confirmed' : 'negligible';
}
