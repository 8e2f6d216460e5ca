import { countLevels } from './countLevels.ts';
import type { Clustering, Points } from './lloyd.ts';

/** Centres after a cluster is halved, and what they take off the sum of squares before anybody has moved. */
export interface Halving {
  readonly cluster: number;
  readonly gain: number;
  readonly centres: Float64Array;
}

/**
 * Starts for one cluster more: each cluster halved at its own mean on each dimension (Su & Dy 2007), those that take most
 * off first. None where every cluster's points are in one place.
 */
export function halvings(points: Points, { k, centres, labels }: Clustering): Halving[] {
  const { dimensions: d } = points;
  const sizes = countLevels(labels, k);
  const { above, sums } = upperHalves(points, centres, labels);
  const found: Halving[] = [];
  for (let half = 0; half < k * d; half += 1) {
    const c = Math.floor(half / d);
    const [high, low] = [above[half]!, sizes[c]! - above[half]!];
    if (high === 0 || low === 0) continue;
    const made = new Float64Array((k + 1) * d);
    made.set(centres);
    let gap = 0;
    for (let j = 0; j < d; j += 1) {
      const sum = sums[half * d + j]!;
      const [upper, lower] = [sum / high, (sizes[c]! * centres[c * d + j]! - sum) / low];
      made[c * d + j] = lower;
      made[k * d + j] = upper;
      gap += (upper - lower) * (upper - lower);
    }
    found.push({ cluster: c, gain: ((high * low) / sizes[c]!) * gap, centres: made });
  }
  return found.sort((a, b) => b.gain - a.gain);
}

/** Of each cluster and dimension the points above the cluster's mean: how many, and their sums. */
function upperHalves({ values, n, dimensions: d }: Points, centres: Float64Array, labels: Uint8Array) {
  const above = new Float64Array(centres.length);
  const sums = new Float64Array(centres.length * d);
  for (let i = 0; i < n; i += 1) {
    const at = i * d;
    const from = labels[i]! * d;
    for (let half = 0; half < d; half += 1) {
      if (values[at + half]! <= centres[from + half]!) continue;
      above[from + half]! += 1;
      for (let j = 0; j < d; j += 1) sums[(from + half) * d + j]! += values[at + j]!;
    }
  }
  return { above, sums };
}
