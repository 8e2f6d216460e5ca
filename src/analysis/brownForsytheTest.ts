import { asP, fUpperTail } from './distributions.ts';
import { finite } from './frozen.ts';
import { momentsOf, type Weighted } from './moments.ts';
import type { BrownForsythe } from './result.ts';
import { quantileOf, type Sample } from './sample.ts';
import { failedCondition, scaleOf, sizeOf, type TwoSamples } from './twoGroups.ts';
import { told } from './told.ts';

/**
 * Do two groups spread alike: F of absolute deviations from the group's median (Brown & Forsythe 1974). zeroVariance: the deviations
 * of each group are all equal.
 */
export function brownForsytheTest(samples: TwoSamples): BrownForsythe {
  const failed = failedCondition(samples);
  const shared = { method: 'brownForsythe', n: sizeOf(samples), missing: samples.missing };
  const nothing = { F: null, df1: null, df2: null, p: null, etaSquared: null };
  if (failed !== null) return told({ ...shared, ...nothing, condition: failed });
  const scale = scaleOf(samples);
  const of = momentsOf(deviations(samples.of, scale));
  const against = momentsOf(deviations(samples.against, scale));
  const n1 = samples.of.n;
  const n0 = samples.against.n;
  const df2 = n1 + n0 - 2;
  // Two groups: the sum of squares between them is n₁n₀/n times the squared difference of their means.
  const between = (n1 / (n1 + n0)) * n0 * (of.mean - against.mean) ** 2;
  const within = of.squares + against.squares;
  // Values are near 1 here: deviations that differ by their own rounding only are equal.
  if (within <= (n1 + n0) * 2 ** -100) return told({ ...shared, ...nothing, condition: 'zeroVariance' });
  const F = between / (within / df2);
  const etaSquared = between / (between + within);
  return told({ ...shared, F: finite(F), df1: 1, df2, p: asP(fUpperTail(F, 1, df2)), etaSquared, condition: null });
}

/** |x − median| of scale·x, in the order of the values. */
function deviations(sample: Sample, scale: number): Weighted {
  const values = new Float64Array(sample.values.length);
  for (let i = 0; i < values.length; i += 1) values[i] = sample.values[i]! * scale;
  const median = quantileOf({ ...sample, values }, 0.5)!;
  for (let i = 0; i < values.length; i += 1) values[i] = Math.abs(values[i]! - median);
  return { ...sample, values };
}
