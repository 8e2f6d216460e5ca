import type { Clustering, Points } from './kMeans.ts';

type Labelled = Pick<Clustering, 'k' | 'labels'>;

/**
 * Mean silhouette (Rousseeuw 1987) of each clustering of the same points: how much nearer a point is to its own cluster
 * than to the next one, from −1 to 1; a point alone in its cluster counts 0. Null of fewer than two clusters. Every two
 * points are compared, once for all clusterings.
 */
export function silhouettes(points: Points, clusterings: readonly Labelled[]): (number | null)[] {
  const width = clusterings.reduce((sum, { k }) => sum + k, 0);
  const sums = distanceSums(points, clusterings, width);
  let first = 0;
  return clusterings.map((one) => {
    const mean = meanSilhouette(one, sums.subarray(first), width);
    first += one.k;
    return mean;
  });
}

/** For each point, in a row of `width`, its distances to each cluster of each clustering, summed. */
function distanceSums({ values, n, dimensions: d }: Points, clusterings: readonly Labelled[], width: number) {
  const count = clusterings.length;
  const places = new Uint32Array(n * count);
  let first = 0;
  clusterings.forEach(({ k, labels }, t) => {
    labels.forEach((label, i) => (places[i * count + t] = first + label));
    first += k;
  });
  const sums = new Float64Array(n * width);
  for (let a = 0; a < n; a += 1)
    for (let b = 0; b < a; b += 1) {
      let squares = 0;
      for (let j = 0, x = a * d, y = b * d; j < d; j += 1) {
        const gap = values[x + j]! - values[y + j]!;
        squares += gap * gap;
      }
      const distance = Math.sqrt(squares);
      for (let t = 0; t < count; t += 1) {
        sums[a * width + places[b * count + t]!]! += distance;
        sums[b * width + places[a * count + t]!]! += distance;
      }
    }
  return sums;
}

/** `sums` begins at the clustering's first cluster of the first point; the next point's is `width` further. */
function meanSilhouette({ k, labels }: Labelled, sums: Float64Array, width: number): number | null {
  const sizes = new Float64Array(k);
  for (const label of labels) sizes[label]! += 1;
  if (sizes.filter((size) => size > 0).length < 2) return null;
  let total = 0;
  labels.forEach((own, i) => {
    if (sizes[own] === 1) return;
    const within = sums[i * width + own]! / (sizes[own]! - 1);
    let next = Infinity;
    for (let c = 0; c < k; c += 1)
      if (c !== own && sizes[c]! > 0) next = Math.min(next, sums[i * width + c]! / sizes[c]!);
    const larger = Math.max(within, next);
    if (larger > 0) total += (next - within) / larger;
  });
  return total / labels.length;
}
