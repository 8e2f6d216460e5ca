import type { Halving } from './halvings.ts';
import { assign, type Clustering, type Points } from './lloyd.ts';

/** One point in so many is tried as a centre, the farthest from their own. */
const TRIED = 8;

/**
 * Starts for one cluster more: a centre at a point that is far from its own (Likas, Vlassis & Verbeek 2003), of each cluster the
 * point that takes most off the sum of squares; those first that take most. They find a few points far from all others, which
 * no halving parts from their cluster. Every point is compared with those that are tried.
 */
export function newcomers(points: Points, { k, centres }: Pick<Clustering, 'k' | 'centres'>): Halving[] {
  const { values, n, dimensions: d } = points;
  const labels = new Uint8Array(n);
  const distances = new Float64Array(n);
  assign(points, centres, labels, distances);
  const least = distances.toSorted()[n - Math.ceil(n / TRIED)]!;
  const best = new Map<number, { readonly point: number; readonly gain: number }>();
  for (let point = 0; point < n; point += 1) {
    if (distances[point]! < least || distances[point] === 0) continue;
    let gain = 0;
    for (let i = 0; i < n; i += 1) {
      const most = distances[i]!;
      let squares = 0;
      for (let j = 0, x = point * d, y = i * d; j < d && squares < most; j += 1) {
        const gap = values[x + j]! - values[y + j]!;
        squares += gap * gap;
      }
      if (squares < most) gain += most - squares;
    }
    const cluster = labels[point]!;
    if (gain > (best.get(cluster)?.gain ?? 0)) best.set(cluster, { point, gain });
  }
  return [...best]
    .map(([cluster, { point, gain }]) => {
      const made = new Float64Array((k + 1) * d);
      made.set(centres);
      made.set(values.subarray(point * d, (point + 1) * d), k * d);
      return { cluster, gain, centres: made };
    })
    .sort((a, b) => b.gain - a.gain);
}
