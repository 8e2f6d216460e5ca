import { countLevels } from './countLevels.ts';
import type { Clustering, Points } from './lloyd.ts';

type Labelled = Pick<Clustering, 'k' | 'labels'>;

/**
 * Mean silhouette (Rousseeuw 1987) of each clustering of the same points: how much nearer a point is to its own cluster
 * than to the next one, from −1 to 1; a point alone in its cluster counts 0. Null of fewer than two clusters. Every two
 * points are compared, once for all clusterings.
 */
export function silhouettes(points: Points, clusterings: readonly Labelled[]): (number | null)[] {
  const common = commonParts(points.n, clusterings);
  const sums = distanceSums(points, common);
  return clusterings.map((one) => meanSilhouette(one, byCluster(sums, common, one)));
}

/** Groups of points that no clustering parts: the part of each point, and a point of each part. */
function commonParts(n: number, clusterings: readonly Labelled[]) {
  const labels = new Uint32Array(n);
  const members: number[] = [];
  const places = new Map<string, number>();
  for (let i = 0; i < n; i += 1) {
    const name = clusterings.map((one) => one.labels[i]!).join();
    if (!places.has(name)) places.set(name, members.push(i) - 1);
    labels[i] = places.get(name)!;
  }
  return { labels, members };
}

type Parts = ReturnType<typeof commonParts>;

/** For each point, in a row, its distances to the points of each part, summed: two additions a pair, however many clusterings. */
function distanceSums({ values, n, dimensions: d }: Points, { labels, members }: Parts) {
  const width = members.length;
  const sums = new Float64Array(n * width);
  for (let a = 0; a < n; a += 1)
    for (let b = 0; b < a; b += 1) {
      let squares = 0;
      for (let j = 0, x = a * d, y = b * d; j < d; j += 1) {
        const gap = values[x + j]! - values[y + j]!;
        squares += gap * gap;
      }
      const distance = Math.sqrt(squares);
      sums[a * width + labels[b]!]! += distance;
      sums[b * width + labels[a]!]! += distance;
    }
  return sums;
}

/** The sums of the parts added up to those of a clustering's clusters. */
function byCluster(sums: Float64Array, { labels, members }: Parts, one: Labelled) {
  const width = members.length;
  const clusterOf = Uint8Array.from(members, (i) => one.labels[i]!);
  const found = new Float64Array(labels.length * one.k);
  for (let i = 0; i < labels.length; i += 1)
    for (let part = 0; part < width; part += 1) found[i * one.k + clusterOf[part]!]! += sums[i * width + part]!;
  return found;
}

/** `sums`: for each point, in a row, its distances to each cluster. */
function meanSilhouette({ k, labels }: Labelled, sums: Float64Array): number | null {
  const sizes = countLevels(labels, k);
  if (sizes.filter((size) => size > 0).length < 2) return null;
  let total = 0;
  labels.forEach((own, i) => {
    if (sizes[own] === 1) return;
    const within = sums[i * k + own]! / (sizes[own]! - 1);
    let next = Infinity;
    for (let c = 0; c < k; c += 1) if (c !== own && sizes[c]! > 0) next = Math.min(next, sums[i * k + c]! / sizes[c]!);
    const larger = Math.max(within, next);
    if (larger > 0) total += (next - within) / larger;
  });
  return total / labels.length;
}
