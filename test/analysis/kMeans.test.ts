import { readFileSync } from 'node:fs';
import { kMeansCluster, silhouette as simpleSilhouette } from 'simple-statistics';
import { describe, expect, it } from 'vitest';
import { adjustedRand } from '../../src/analysis/adjustedRand.ts';
import { kMeans, lloyd, type Points } from '../../src/analysis/kMeans.ts';
import { silhouettes } from '../../src/analysis/silhouette.ts';

const pointsOf = (rows: readonly (readonly number[])[]): Points => ({
  values: Float64Array.from(rows.flat()),
  n: rows.length,
  dimensions: rows[0]?.length ?? 1,
});
const line = (...places: readonly number[]) => pointsOf(places.map((x) => [x]));

interface Reference {
  readonly points: number[][];
  readonly byK: readonly { k: number; labels: number[]; inertia: number; silhouette: number }[];
  readonly rand: readonly number[];
}
const reference = JSON.parse(readFileSync(new URL('../reference/clusters.json', import.meta.url), 'utf8')) as Reference;
const labelled = (at: number) => Uint8Array.from(reference.byK[at]!.labels);

describe('kMeans', () => {
  it('parts points on a line where a reader would, by hand', () => {
    const found = kMeans(line(0, 1, 2, 10, 11, 12), 2)!;
    expect([...found.centres].sort((a, b) => a - b)).toEqual([1, 11]);
    expect(found.inertia).toBe(4);
    expect(new Set(found.labels.slice(0, 3)).size).toBe(1);
    expect(found.labels[0]).not.toBe(found.labels[5]);
  });

  it('is the mean and the sum of squares of one cluster', () => {
    expect(kMeans(line(1, 2, 3, 6), 1)).toMatchObject({ centres: Float64Array.of(3), inertia: 14 });
  });

  it('is null of fewer different points than clusters, and of nobody', () => {
    expect(kMeans(line(5, 5, 5, 7, 7), 3)).toBeNull();
    expect(kMeans(line(), 2)).toBeNull();
    expect(kMeans(line(5, 5, 5, 7, 7), 2)!.inertia).toBe(0);
  });

  it('gives the same clusters twice', () => {
    const points = pointsOf(reference.points);
    expect(kMeans(points, 5)).toEqual(kMeans(points, 5));
  });

  it('comes within 3 % of the best of two hundred starts of scikit-learn, and to it where the clusters are plain', () => {
    const points = pointsOf(reference.points);
    for (const { k, inertia } of reference.byK) {
      const own = kMeans(points, k)!.inertia;
      expect(own, String(k)).toBeGreaterThanOrEqual(inertia * (1 - 1e-12));
      expect(own, String(k)).toBeLessThanOrEqual(inertia * 1.03);
    }
    expect(kMeans(points, 4)!.inertia).toBeCloseTo(reference.byK[2]!.inertia, 8);
  });

  it('agrees with simple-statistics on plain clusters', () => {
    const points = reference.points;
    const other = Array.from({ length: 10 }, (_, seed) => {
      let state = seed + 1;
      const draw = () => (state = (state * 16807) % 2147483647) / 2147483647;
      const { labels, centroids } = kMeansCluster(points, 4, draw);
      return points.reduce((sum, p, i) => sum + p.reduce((s, x, j) => s + (x - centroids[labels[i]!]![j]!) ** 2, 0), 0);
    });
    expect(kMeans(pointsOf(points), 4)!.inertia).toBeCloseTo(Math.min(...other), 8);
  });
});

describe('lloyd', () => {
  it('gives an empty cluster the point farthest from its own centre', () => {
    const found = lloyd(line(0, 1, 2, 20), Float64Array.of(1, 1000));
    expect([...found.centres]).toEqual([1, 20]);
    expect([...found.labels]).toEqual([0, 0, 0, 1]);
  });

  it('gives a point that is equally near to two centres to the first', () => {
    expect([...lloyd(line(0, 1, 2), Float64Array.of(0, 2), 0).labels]).toEqual([0, 0, 1]);
  });

  it('stays where scikit-learn ended, with its sum of squares', () => {
    const points = pointsOf(reference.points);
    for (const { k, labels, inertia } of reference.byK) {
      const sums = Array.from({ length: k }, () => [0, 0, 0, 0]);
      reference.points.forEach((p, i) => [...p, 1].forEach((x, j) => (sums[labels[i]!]![j]! += x)));
      const found = lloyd(points, Float64Array.from(sums.flatMap(([a, b, c, n]) => [a! / n!, b! / n!, c! / n!])));
      expect([...found.labels]).toEqual(labels);
      expect(Math.abs(found.inertia / inertia - 1)).toBeLessThan(1e-12);
    }
  });
});

describe('silhouettes', () => {
  it('compares the own cluster with the next, by hand', () => {
    // Of 0: within 1, next 10.5; of 1: 1 and 9.5; the same from the other side.
    const [mean] = silhouettes(line(0, 1, 10, 11), [{ k: 2, labels: Uint8Array.of(0, 0, 1, 1) }]);
    expect(mean).toBeCloseTo((9.5 / 10.5 + 8.5 / 9.5) / 2, 14);
  });

  it('counts a lonely point as 0, and points in one place as 0', () => {
    const [lonely, one] = silhouettes(line(0, 1, 10), [
      { k: 2, labels: Uint8Array.of(0, 0, 1) },
      { k: 1, labels: new Uint8Array(3) },
    ]);
    expect(lonely).toBeCloseTo((9 / 10 + 8 / 9) / 3, 14);
    expect(one).toBeNull();
    expect(silhouettes(line(3, 3, 3, 3), [{ k: 2, labels: Uint8Array.of(0, 0, 1, 1) }])).toEqual([0]);
  });

  it('is that of scikit-learn and of simple-statistics for the same labels', () => {
    const own = silhouettes(
      pointsOf(reference.points),
      reference.byK.map(({ k, labels }) => ({ k, labels: Uint8Array.from(labels) })),
    );
    reference.byK.forEach(({ silhouette }, i) => expect(own[i]).toBeCloseTo(silhouette, 13));
    const simple = simpleSilhouette(reference.points, reference.byK[2]!.labels);
    expect(own[2]).toBeCloseTo(simple.reduce((sum, s) => sum + s, 0) / simple.length, 13);
  });
});

describe('adjustedRand', () => {
  it('is 1 for one partition under two names, by hand for two, null where nothing is parted', () => {
    expect(adjustedRand(Uint8Array.of(0, 0, 1, 1), Uint8Array.of(1, 1, 0, 0))).toBe(1);
    // Pairs together: 1 in both, 2 and 2 in each, 2·2/6 by chance.
    expect(adjustedRand(Uint8Array.of(0, 0, 1, 1), Uint8Array.of(0, 0, 1, 2))).toBeCloseTo(
      (1 - 2 / 6) / (1.5 - 2 / 6),
      14,
    );
    expect(adjustedRand(new Uint8Array(4), new Uint8Array(4))).toBeNull();
    expect(adjustedRand(new Uint8Array(0), new Uint8Array(0))).toBeNull();
  });

  it('is that of scikit-learn', () => {
    [
      [0, 1],
      [2, 3],
      [2, 6],
    ].forEach(([a, b], i) => expect(adjustedRand(labelled(a!), labelled(b!))).toBeCloseTo(reference.rand[i]!, 13));
  });
});
