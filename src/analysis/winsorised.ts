import { location } from './describe.ts';
import { interval } from './frozen.ts';
import { weightless } from './moments.ts';
import { onceOf } from './once.ts';
import { Z95 } from './rate.ts';
import type { Interval } from './result.ts';
import { known } from './samplesOf.ts';
import { quantileInPlace } from './select.ts';

/** Bounds at the 1st and 99th percentile of all clients' values, a column that does not change. */
export const winsorBounds = onceOf((values: Float64Array): readonly [number, number] => {
  const scratch = known(values);
  return [quantileInPlace(scratch, 0.01) ?? 0, quantileInPlace(scratch, 0.99) ?? 0];
});

/** Mean of values drawn in to the bounds, with its 95 % normal interval: null of no values, the interval under two. */
export function winsorisedMean(
  values: Float64Array,
  [low, high]: readonly [number, number],
): { mean: number | null; ci: Interval } {
  const drawn = new Float64Array(values.length);
  for (let i = 0; i < values.length; i += 1) drawn[i] = Math.min(high, Math.max(low, values[i]!));
  const { mean: centre, sd } = location(weightless(drawn));
  if (centre === null || sd === null) return { mean: centre, ci: null };
  const half = (Z95 * sd) / Math.sqrt(drawn.length);
  return { mean: centre, ci: interval(centre - half, centre + half) };
}
