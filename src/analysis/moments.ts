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
  const mean = meanOf(sample, scale, centre);
  return { n: sample.n, mean, squares: sumOf(sample, { scale, centre, from: mean, isSquared: true }) };
}

/** The mean alone, by its two passes. NaN of no values. */
export function meanOf(sample: Weighted, scale: number, centre = 0): number {
  const first = sumOf(sample, { scale, centre, from: 0, isSquared: false }) / sample.n;
  // The second pass adds what the rounding of the first mean left over.
  return first + sumOf(sample, { scale, centre, from: first, isSquared: false }) / sample.n;
}

/** What is summed: scale · value − centre − from, or its square. */
interface Summand {
  readonly scale: number;
  readonly centre: number;
  readonly from: number;
  readonly isSquared: boolean;
}

/** Two loops: one that asks at each value whether there are counts takes three times as long. */
const sumOf = ({ values, counts }: Weighted, summand: Summand): number =>
  counts === undefined ? sumOfEach(values, summand) : sumOfCounted(values, counts, summand);

function sumOfEach(values: Float64Array, { scale, centre, from, isSquared }: Summand): number {
  let sum = 0;
  let lost = 0;
  for (let i = 0; i < values.length; i++) {
    const distance = values[i]! * scale - centre - from;
    const term = isSquared ? distance * distance : distance;
    const next = sum + term;
    lost += lostOf(sum, term, next);
    sum = next;
  }
  return sum + lost;
}

function sumOfCounted(values: Float64Array, counts: Uint32Array, { scale, centre, from, isSquared }: Summand): number {
  let sum = 0;
  let lost = 0;
  for (let i = 0; i < values.length; i++) {
    const distance = values[i]! * scale - centre - from;
    const term = counts[i]! * (isSquared ? distance * distance : distance);
    const next = sum + term;
    lost += lostOf(sum, term, next);
    sum = next;
  }
  return sum + lost;
}

/**
 * A power of two that brings the largest absolute value near 1, so that squares of 1e300 and of 1e-300 neither
 * overflow nor vanish; a power of two changes no digit. 2^±1022 at most: one multiplication, no subnormal factor.
 */
export const powerOfTwo = (largest: number): number =>
  largest === 0 ? 1 : 2 ** Math.max(-1022, Math.min(1022, -Math.floor(Math.log2(largest))));
