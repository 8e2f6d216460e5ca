import { distinctOf, repeated } from './distinct.ts';
import { powerOfTwo } from './moments.ts';

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
 * neither code (another group, or an unknown one) is left out and is not counted as missing.
 */
export function twoSamples(
  values: Float64Array,
  codes: ArrayLike<number>,
  groups: Groups2 = CHURNED_AGAINST_STAYED,
): TwoSamples {
  const distinct = distinctOf(values);
  const { places } = distinct;
  const size = distinct.values.length;
  const countsOf = new Uint32Array(size + 1);
  const countsAgainst = new Uint32Array(size + 1);
  let nOf = 0;
  let nAgainst = 0;
  for (let i = 0; i < places.length; i++) {
    const code = codes[i];
    if (code === groups.of) {
      countsOf[places[i]!]!++;
      nOf++;
    } else if (code === groups.against) {
      countsAgainst[places[i]!]!++;
      nAgainst++;
    }
  }
  const of = repeated(distinct, countsOf, nOf - countsOf[size]!);
  const against = repeated(distinct, countsAgainst, nAgainst - countsAgainst[size]!);
  return { of, against, missing: countsOf[size]! + countsAgainst[size]! };
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
