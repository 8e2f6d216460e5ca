import { add, sumsOf, total } from './longSums.ts';
import { powerOfTwo } from './moments.ts';

/** Finite values of a group of rows: how many, the ends, and mean and sum of squared deviations of scale · value − centre. */
export interface GroupMoments {
  readonly n: number;
  /** Rows of the group without a finite value. */
  readonly missing: number;
  readonly low: number;
  readonly high: number;
  readonly mean: number;
  readonly squares: number;
}

/**
 * Moments of the rows of each code 0 … levels − 1, all by one scale (a power of two: squares of 1e300 can be taken) and one
 * centre, the mean of all: a shift of the column does not cost digits of the means' differences.
 */
export function groupMoments(values: Float64Array, codes: ArrayLike<number>, levels: number): readonly GroupMoments[] {
  const [n, missing] = [new Float64Array(levels), new Float64Array(levels)];
  const [low, high] = [new Float64Array(levels).fill(Infinity), new Float64Array(levels).fill(-Infinity)];
  for (let i = 0; i < values.length; i += 1) {
    const [code, value] = [codes[i]!, values[i]!];
    if (code >= levels) continue;
    if (value - value !== 0) {
      missing[code]! += 1;
      continue;
    }
    n[code]! += 1;
    if (value < low[code]!) low[code] = value;
    if (value > high[code]!) high[code] = value;
  }
  const largest = n.reduce(
    (most, own, code) => (own === 0 ? most : Math.max(most, Math.abs(low[code]!), Math.abs(high[code]!))),
    0,
  );
  const scale = powerOfTwo(largest);
  const all = n.reduce((sum, own) => sum + own, 0);
  const everybody = { values, codes, levels, scale };
  const centre = sum(deviations({ ...everybody, centre: 0, from: new Float64Array(levels) }, false)) / all;
  const about = { ...everybody, centre };
  const mean = deviations({ ...about, from: new Float64Array(levels) }, false).map((own, code) => own / n[code]!);
  const squares = deviations({ ...about, from: mean }, true);
  return Array.from(n, (own, code) => ({
    n: own,
    missing: missing[code]!,
    low: low[code]!,
    high: high[code]!,
    mean: mean[code]!,
    squares: squares[code]!,
  }));
}

interface Deviations {
  readonly values: Float64Array;
  readonly codes: ArrayLike<number>;
  readonly levels: number;
  readonly scale: number;
  readonly centre: number;
  /** Of each group: where its deviations are taken from. */
  readonly from: Float64Array;
}

/** The sum of each group's deviations, or of their squares. */
function deviations({ values, codes, levels, scale, centre, from }: Deviations, squared: boolean): Float64Array {
  const sums = sumsOf(levels);
  for (let i = 0; i < values.length; i += 1) {
    const [code, value] = [codes[i]!, values[i]!];
    if (code >= levels || value - value !== 0) continue;
    const deviation = value * scale - centre - from[code]!;
    add(sums, code, squared ? deviation * deviation : deviation);
  }
  return Float64Array.from({ length: levels }, (_, code) => total(sums, code));
}

const sum = (values: Float64Array) => values.reduce((all, value) => all + value, 0);
