import { lostOf } from './longSums.ts';

/** Numbers, and how many clients have each; without counts one each. */
export interface Weighted {
  readonly values: Float64Array;
  readonly counts?: Uint32Array;
  /** Clients in all. */
  readonly n: number;
}

/** The numbers of an array, one client each. */
export const weightless = (values: Float64Array): Weighted => ({ values, n: values.length });

/** Mean and sum of squared deviations from it. */
export interface Moments {
  readonly n: number;
  readonly mean: number;
  readonly squares: number;
}

/**
 * Mean and squares of finite values, each taken as scale · value − centre, in two compensated passes (Chan, Golub & LeVeque
 * 1983; no addition waits for the error of the one before it, as Kahan's would): equal terms by the thousand, as ages have,
 * would otherwise lose digits on one side. NaN of no values.
 */
export function momentsOf(sample: Weighted, scale = 1, centre = 0): Moments {
  const { values, counts, n } = sample;
  const mean = meanOf(sample, scale, centre);
  let squares = 0;
  let lost = 0;
  for (let i = 0; i < values.length; i++) {
    const deviation = values[i]! * scale - centre - mean;
    const square = deviation * deviation;
    const term = counts === undefined ? square : counts[i]! * square;
    const next = squares + term;
    lost += lostOf(squares, term, next);
    squares = next;
  }
  return { n, mean, squares: squares + lost };
}

/** The mean alone, by its two passes. NaN of no values. */
export function meanOf({ values, counts, n }: Weighted, scale = 1, centre = 0): number {
  let mean = 0;
  for (let pass = 0; pass < 2; pass++) {
    // The second pass adds what the rounding of the first mean left over.
    const from = mean;
    let sum = 0;
    let lost = 0;
    for (let i = 0; i < values.length; i++) {
      const distance = values[i]! * scale - centre - from;
      const term = counts === undefined ? distance : counts[i]! * distance;
      const next = sum + term;
      lost += lostOf(sum, term, next);
      sum = next;
    }
    mean = from + (sum + lost) / n;
  }
  return mean;
}

/**
 * A power of two that brings the largest absolute value near 1, so that squares of 1e300 and of 1e-300 neither
 * overflow nor vanish; a power of two changes no digit. 2^±1022 at most: one multiplication, no subnormal factor.
 */
export const powerOfTwo = (largest: number): number =>
  largest === 0 ? 1 : 2 ** Math.max(-1022, Math.min(1022, -Math.floor(Math.log2(largest))));
