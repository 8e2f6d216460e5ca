import { believedP } from '../analysis/chiSquaredTest.ts';
import { twoSidedP } from '../analysis/distributions.ts';
import { normalUpperTail } from '../analysis/normal.ts';
import { proportionTest } from '../analysis/proportionTest.ts';
import { Z95 } from '../analysis/rate.ts';
import type { HypothesisResult, Interval, ProportionTest, Rate } from '../analysis/result.ts';

/** A part of all rows as a rate. */
export const part = (n: number, rows: number) => ({ n: rows, churned: n });

/** Two rates, now (of) against before. Where so few are expected that the approximation is rough, p is that of Fisher's exact test. */
export function rateChange(before: Pick<Rate, 'n' | 'churned'>, now: Pick<Rate, 'n' | 'churned'>): ProportionTest {
  const test = proportionTest(
    { value: 'now', n: now.n, churned: now.churned },
    { value: 'before', n: before.n, churned: before.churned },
  );
  return { ...test, p: believedP(test) };
}

/**
 * Effect now less effect before; null where they are not of one kind, or one has no interval. The interval of the difference adds the
 * squares of the sides of both that a change would cross, as Newcombe's of two rates does (Zou & Donner 2008); p is that at which it
 * would end at nought. The interval of a V near 0 is uneven, and half its width is no error.
 */
export function effectChange(before: HypothesisResult, now: HypothesisResult) {
  if (before.effectName !== now.effectName || !before.effectCi || !now.effectCi) return null;
  if (before.effect === null || now.effect === null) return null;
  const [was, is] = [sidesOf(before.effect, before.effectCi), sidesOf(now.effect, now.effectCi)];
  const [below, above] = [Math.hypot(is.below, was.above), Math.hypot(is.above, was.below)];
  if (!(below + above > 0)) return null;
  const difference = now.effect - before.effect;
  const ci: Interval = [difference - below, difference + above];
  const z = difference === 0 ? 0 : (Z95 * Math.abs(difference)) / (difference > 0 ? below : above);
  return { difference, ci, p: twoSidedP(normalUpperTail(z)) };
}

/** How far an effect is from each end of its interval. */
const sidesOf = (effect: number, [low, high]: readonly [number, number]) => ({
  below: Math.max(0, effect - low),
  above: Math.max(0, high - effect),
});
