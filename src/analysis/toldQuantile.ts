import { SMALLEST_WITH_TAILS, isSmall, pointsAtFew } from './published.ts';
import { quantileOf, quantilesOfBoth, type Sample } from './sample.ts';

/**
 * A type-7 quantile as it may be published: null where there is none, and where it is the very least or largest value, under
 * ten clients have that (a cap, a round sum), and it points at them.
 */
export const toldQuantile = (sample: Sample, p: number): number | null => told(quantileOf(sample, p), [sample]);

/** The same of a quantile of the tails, the 1st or the 99th: null of under 100 values too. */
export const toldTail = (sample: Sample, p: 0.01 | 0.99): number | null =>
  sample.n < SMALLEST_WITH_TAILS ? null : toldQuantile(sample, p);

/** Quantiles of the clients of both samples, as they may be published. */
export const toldQuantilesOfBoth = (a: Sample, b: Sample, parts: readonly number[]): readonly (number | null)[] =>
  quantilesOfBoth(a, b, parts).map((value) => told(value, [a, b]));

/** True where a value is the very least or largest of a sample, under ten clients have that, and it points at them: it is no cut of a rule. */
export const isEndOfFew = (sample: Sample, value: number): boolean => told(value, [sample]) === null;

function told(value: number | null, samples: readonly Sample[]): number | null {
  if (value === null || !pointsAtFew(value)) return value;
  const ends = [
    { end: Math.min(...samples.map(({ values }) => values[0] ?? Infinity)), at: 0 },
    { end: Math.max(...samples.map(({ values }) => values.at(-1) ?? -Infinity)), at: -1 },
  ];
  const holders = (at: number) =>
    samples.reduce((n, { values, counts }) => n + (values.at(at) === value ? counts.at(at)! : 0), 0);
  return ends.some(({ end, at }) => value === end && isSmall(holders(at))) ? null : value;
}
