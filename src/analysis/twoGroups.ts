import { powerOfTwo } from './moments.ts';
import { orderOf } from './ranks.ts';

/** Which codes of a column are compared: figures are `of` minus `against`. */
export interface Groups2 {
  readonly of: number;
  readonly against: number;
}

/** The default: those who left against those who stayed. */
export const CHURNED_AGAINST_STAYED: Groups2 = { of: 1, against: 0 };

/** Known values of two groups, sorted, with their clients of unknown value. */
export interface TwoSamples {
  readonly of: Float64Array;
  readonly against: Float64Array;
  /** Clients of the two groups without a value. */
  readonly missing: number;
}

/**
 * Splits a column by the codes of another and sorts each part. NaN and the infinities are missing; a client of
 * neither code (another group, or an unknown one) is left out and is not counted as missing. `order`: of the
 * values, shared by all tests of a column.
 */
export function twoSamples(
  values: Float64Array,
  codes: ArrayLike<number>,
  groups: Groups2 = CHURNED_AGAINST_STAYED,
  order = orderOf(values),
): TwoSamples {
  let countOf = 0;
  let countAgainst = 0;
  let missing = 0;
  for (let i = 0; i < values.length; i++) {
    const code = codes[i];
    if (code !== groups.of && code !== groups.against) continue;
    if (!Number.isFinite(values[i]!)) missing++;
    else if (code === groups.of) countOf++;
    else countAgainst++;
  }
  const of = new Float64Array(countOf);
  const against = new Float64Array(countAgainst);
  let nextOf = 0;
  let nextAgainst = 0;
  for (let k = 0; k < order.length; k++) {
    const i = order[k]!;
    const code = codes[i];
    if (code === groups.of) of[nextOf++] = values[i]!;
    else if (code === groups.against) against[nextAgainst++] = values[i]!;
  }
  return { of, against, missing };
}

/** Clients of both groups with a known value. */
export const sizeOf = (samples: TwoSamples) => samples.of.length + samples.against.length;

/** Why no two-sample test can be made, or null: nobody, a group under 2, or all values equal. */
export function failedCondition(samples: TwoSamples): 'empty' | 'tooFew' | 'zeroVariance' | null {
  const { of, against } = samples;
  if (sizeOf(samples) === 0) return 'empty';
  if (of.length < 2 || against.length < 2) return 'tooFew';
  const allEqual = of[0] === of.at(-1) && against[0] === against.at(-1) && of[0] === against[0];
  return allEqual ? 'zeroVariance' : null;
}

/** The factor that brings the largest absolute value of both samples near 1. */
export function scaleOf({ of, against }: TwoSamples): number {
  let largest = 0;
  for (const sample of [of, against])
    if (sample.length > 0) largest = Math.max(largest, Math.abs(sample[0]!), Math.abs(sample.at(-1)!));
  return powerOfTwo(largest);
}
