import { powerOfTwo } from './moments.ts';
import type { Sample } from './sample.ts';
import { samplesBy } from './samplesOf.ts';

/** Which codes of a column are compared: figures are `of` minus `against`. */
export interface Groups2 {
  readonly of: number;
  readonly against: number;
}

/** The default: those who left against those who stayed. */
export const CHURNED_AGAINST_STAYED: Groups2 = { of: 1, against: 0 };

/** Finite values of two groups, with their clients of unknown value. */
export interface TwoSamples {
  readonly of: Sample;
  readonly against: Sample;
  /** Clients of the two groups without a value. */
  readonly missing: number;
}

/**
 * Splits a column by the codes of another; neither may change later. NaN and the infinities are missing; a client of
 * neither code (another group, or an unknown one) is left out and is not counted as missing.
 */
export function twoSamples(
  values: Float64Array,
  codes: ArrayLike<number>,
  groups: Groups2 = CHURNED_AGAINST_STAYED,
): TwoSamples {
  const { samples, missing } = samplesBy(values, codes, Math.max(groups.of, groups.against) + 1);
  return {
    of: samples[groups.of]!,
    against: samples[groups.against]!,
    missing: missing[groups.of]! + missing[groups.against]!,
  };
}

/** Clients of both groups with a known value. */
export const sizeOf = (samples: TwoSamples) => samples.of.n + samples.against.n;

/** Why no two-sample test can be made, or null: nobody, a group under 2, or all values equal. */
export function failedCondition(samples: TwoSamples): 'empty' | 'tooFew' | 'zeroVariance' | null {
  const { of, against } = samples;
  if (sizeOf(samples) === 0) return 'empty';
  if (of.n < 2 || against.n < 2) return 'tooFew';
  return isConstant(of) && isConstant(against) && of.values[0] === against.values[0] ? 'zeroVariance' : null;
}

/** True where all values of a sample are equal. */
export const isConstant = (sample: Sample) => sample.values.length === 1;

/** The factor that brings the largest absolute value of both samples near 1. */
export const scaleOf = ({ of, against }: TwoSamples): number =>
  powerOfTwo(Math.max(largestOf(of.values), largestOf(against.values)));

/** The largest absolute value among ascending ones; 0 of none. */
export const largestOf = (ascending: Float64Array): number =>
  ascending.length === 0 ? 0 : Math.max(Math.abs(ascending[0]!), Math.abs(ascending.at(-1)!));
