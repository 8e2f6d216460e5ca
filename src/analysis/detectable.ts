import { normalQuantile } from './distributions.ts';
import { frozen } from './frozen.ts';
import { noncentralityForPower } from './noncentral.ts';
import { POWER } from './power.ts';
import type { Detectable } from './result.ts';
import type { TestDesign } from './testDesign.ts';

export interface DetectableOptions {
  readonly alpha: number;
  readonly sides: 1 | 2;
  /** Hypotheses that Holm judges together. */
  readonly family: number;
}

/**
 * The smallest effect that a test of this design finds with a power of 80 %: at its own α, and at α/m, under which
 * Holm never goes with m hypotheses (null where there can be no effect so large). It says nothing of the result: power "achieved" is the p-value once more.
 */
export function detectable(
  { information, df, isSquared = false, inUnits, isPossible = () => true }: TestDesign,
  { alpha, sides, family }: DetectableOptions,
): Detectable {
  const least = (level: number) => {
    if (information === null || !(information > 0)) return null;
    if (isSquared) return noncentralityForPower(df, level, POWER) / information;
    if (df > 1) return Math.sqrt(noncentralityForPower(df, level, POWER) / information);
    return (normalQuantile(1 - level / sides) + normalQuantile(POWER)) / Math.sqrt(information);
  };
  const effect = least(alpha);
  const inFamily = least(alpha / family);
  return frozen({
    power: POWER,
    effect,
    difference: effect === null ? null : (inUnits?.(effect) ?? null),
    effectInFamily: inFamily !== null && isPossible(inFamily) ? inFamily : null,
  });
}
