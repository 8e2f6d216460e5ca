import { readFileSync } from 'node:fs';
import { kMeansCluster, silhouette as simpleSilhouette } from 'simple-statistics';
import { describe, expect, it } from 'vitest';
import { adjustedRand } from '../../src/analysis/adjustedRand.ts';
import { halvings } from '../../src/analysis/halvings.ts';
import { kMeans } from '../../src/analysis/kMeans.ts';
import { newcomers } from '../../src/analysis/newcomers.ts';
import { assign, lloyd, type Points } from '../../src/analysis/lloyd.ts';
import { swaps } from '../../src/analysis/swaps.ts';
import { transfer } from '../../src/analysis/transfer.ts';
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

/** The least sum of squares found for k clusters. */
const least = (points: Points, k: number) => kMeans(points, k)[k - 1]![0]!;

/** The least sum of squares of k clusters of sorted points on a line: each is a run of neighbours. */
function exactly(places: readonly number[], k: number): number {
  const within = (from: number, to: number) => {
    const run = places.slice(from, to);
    const mean = run.reduce((sum, x) => sum + x, 0) / run.length;
    return run.reduce((sum, x) => sum + (x - mean) ** 2, 0);
  };
  const upTo = (end: number, clusters: number): number =>
    clusters === 1
      ? within(0, end)
      : Math.min(
          ...places
            .slice(clusters - 1, end)
            .map((_, i) => upTo(i + clusters - 1, clusters - 1) + within(i + clusters - 1, end)),
        );
  return upTo(places.length, k);
}

describe('assign', () => {
  it('gives each point to its nearest centre, whatever label it had, one past the last among them', () => {
    const points: Points = { values: Float64Array.from([0, 4, 10]), n: 3, dimensions: 1 };
    for (const had of [0, 1, 2, 255]) {
      const [labels, distances] = [new Uint8Array(3).fill(had), new Float64Array(3)];
      const { inertia, changed } = assign(points, Float64Array.from([0, 8]), labels, distances);
      // 4 is as near to either: the first has it.
      expect([...labels], String(had)).toEqual([0, 0, 1]);
      expect([...distances]).toEqual([0, 16, 4]);
      expect([inertia, changed]).toEqual([20, true]);
    }
  });
});

describe('kMeans', () => {
  it('parts points on a line where a reader would, by hand', () => {
    const found = least(line(0, 1, 2, 10, 11, 12), 2);
    expect([...found.centres]).toEqual([1, 11]);
    expect(found.inertia).toBe(4);
    expect([...found.labels]).toEqual([0, 0, 0, 1, 1, 1]);
  });

  it('is the mean and the sum of squares of one cluster', () => {
    expect(least(line(1, 2, 3, 6), 1)).toMatchObject({ centres: Float64Array.of(3), inertia: 14 });
  });

  it('ends where there are no more different points, and is empty of nobody', () => {
    expect(kMeans(line(5, 5, 5, 7, 7), 3)).toHaveLength(2);
    expect(kMeans(line(), 2)).toEqual([]);
    expect(least(line(5, 5, 5, 7, 7), 2).inertia).toBe(0);
  });

  it('gives the same clusters twice, whatever the most asked for', () => {
    const points = pointsOf(reference.points);
    expect(least(points, 5)).toEqual(kMeans(points, 8)[4]![0]);
  });

  it('comes within a thousandth of the best of two hundred starts of scikit-learn, and to it where clusters are plain', () => {
    const points = pointsOf(reference.points);
    for (const { k, inertia } of reference.byK) {
      const own = least(points, k).inertia;
      expect(own, String(k)).toBeLessThanOrEqual(inertia * 1.001);
    }
    expect(least(points, 4).inertia).toBeCloseTo(reference.byK[2]!.inertia, 8);
  });

  it('finds a few that lie far off, where starts drawn at random mostly miss them', () => {
    // 8 of 400 stand aside on the third dimension, which nothing else is about.
    const few = reference.points.map(([a, b], i) => [a! / 8, b! / 8, i % 50 === 0 ? 30 : 0]);
    expect([...least(pointsOf(few), 2).labels].filter((label) => label === 1)).toHaveLength(8);
  });

  it('finds the best division of points on a line, which is known exactly, where halving alone ends up to 29 % above it', () => {
    const lines: readonly [k: number, ...places: number[]][] = [
      [3, 0, 2, 3, 4, 5, 11, 18, 32, 34, 95, 117, 140, 162, 275, 276, 438, 479, 588, 588, 673, 692, 697, 741, 756],
      [4, 0, 0, 2, 4, 6, 21, 36, 73, 81, 82, 88, 104, 180, 232, 431, 460, 559, 565, 576, 621, 755, 817, 869, 973],
    ];
    for (const [k, ...places] of lines) expect(least(line(...places), k).inertia).toBeCloseTo(exactly(places, k), 6);
  });

  it.each([7, 31, 52])('parts a few that lie far off from those whom a halving leaves them with (seed %i)', (seed) => {
    let state = seed * 7919;
    const draw = () => (state = (state * 16807) % 2147483647) / 2147483647;
    const bell = () => draw() + draw() + draw() + draw() - 2;
    // Four traits without clusters, one of them of three values; in the last one in twenty is far below.
    const rows = Array.from({ length: 150 }, () => [
      bell() * 1.7,
      bell() * 1.7,
      [-0.5, -0.5, -0.5, 0, 2][Math.floor(draw() * 5)]!,
      draw() < 0.045 ? -4 : bell() * 0.6 + 0.2,
      bell() * 1.7,
    ]);
    const isFar = (row: readonly number[]) => row[3]! < -2;
    const groups = [isFar, ([, , value]: readonly number[]) => value === 2, () => true];
    const groupOf = rows.map((row) => groups.findIndex((has) => has(row)));
    const centres = groups.flatMap((_, group) => {
      const own = rows.filter((_, i) => groupOf[i] === group);
      return rows[0]!.map((_, j) => own.reduce((sum, row) => sum + row[j]!, 0) / own.length);
    });
    const known = lloyd(pointsOf(rows), Float64Array.from(centres));
    expect(least(pointsOf(rows), 3).inertia).toBeLessThanOrEqual(known.inertia * (1 + 1e-12));
  });

  it('agrees with simple-statistics on plain clusters', () => {
    const points = reference.points;
    const other = Array.from({ length: 10 }, (_, seed) => {
      let state = seed + 1;
      const draw = () => (state = (state * 16807) % 2147483647) / 2147483647;
      const { labels, centroids } = kMeansCluster(points, 4, draw);
      return points.reduce((sum, p, i) => sum + p.reduce((s, x, j) => s + (x - centroids[labels[i]!]![j]!) ** 2, 0), 0);
    });
    expect(least(pointsOf(points), 4).inertia).toBeCloseTo(Math.min(...other), 8);
  });
});

describe('newcomers', () => {
  it('make a centre of the far point that draws most to itself, of each cluster one, by hand', () => {
    // Seven at 0 and 1, one at 9; and a cluster in one place, that has no far point.
    const places = [0, 0, 0, 0, 1, 1, 1, 9, 100, 100, 100, 100, 100, 100, 100, 100];
    const found = newcomers(line(...places), { k: 2, centres: Float64Array.of(1.5, 100) });
    // The two farthest are tried (16 / 8): 9 with (9 − 1.5)², and a 0, which takes 1.5² from each of four and 0.5² − 1 from none.
    expect(found).toEqual([{ cluster: 0, gain: 56.25, centres: Float64Array.of(1.5, 100, 9) }]);
    expect(newcomers(line(5, 5, 5), { k: 1, centres: Float64Array.of(5) })).toEqual([]);
    // 4² in the first cluster, 9² in the second: the most gained first.
    const two = [...new Array<number>(7).fill(0), 4, ...new Array<number>(7).fill(100), 109];
    expect(newcomers(line(...two), { k: 2, centres: Float64Array.of(0, 100) })).toEqual([
      { cluster: 1, gain: 81, centres: Float64Array.of(0, 100, 109) },
      { cluster: 0, gain: 16, centres: Float64Array.of(0, 100, 4) },
    ]);
  });
});

describe('halvings', () => {
  it('halves each cluster at its mean on each dimension, the most gained first, by hand', () => {
    const points = pointsOf([
      [0, 0],
      [0, 4],
      [10, 0],
      [10, 4],
    ]);
    const whole = lloyd(points, Float64Array.of(0, 0));
    expect([...whole.centres]).toEqual([5, 2]);
    expect(halvings(points, whole)).toEqual([
      { cluster: 0, gain: 100, centres: Float64Array.of(0, 2, 10, 2) },
      { cluster: 0, gain: 16, centres: Float64Array.of(5, 0, 5, 4) },
    ]);
  });

  it('finds none in one place', () => {
    expect(halvings(line(3, 3, 3), lloyd(line(3, 3, 3), Float64Array.of(0)))).toEqual([]);
  });
});

describe('swaps', () => {
  /** 0 and 1 are two clusters though one place; the far pair is one though two. */
  const points = line(0, 1, 100, 140);
  const stuck = lloyd(points, Float64Array.of(0, 1, 120));

  it('joins two clusters and halves a third where that takes most off, by hand', () => {
    // Halving 100 and 140 takes 800 off; joining 0 and 1 costs 1/2.
    expect([...stuck.centres]).toEqual([0, 1, 120]);
    const [first] = swaps(points, stuck);
    expect(first).toEqual({ cluster: 2, gain: 799.5, centres: Float64Array.of(0.5, 140, 100) });
    expect(lloyd(points, first!.centres).inertia).toBe(0.5);
    // Two and one client at 3 apart cost 2·1/3 · 9 to join.
    const [far] = swaps(line(0, 0, 3, 100, 140), lloyd(line(0, 0, 3, 100, 140), Float64Array.of(0, 3, 120)));
    expect(far).toEqual({ cluster: 2, gain: 794, centres: Float64Array.of(1, 140, 100) });
  });

  it('has none of two clusters, nor where nothing can be halved', () => {
    expect(swaps(line(0, 1, 5), lloyd(line(0, 1, 5), Float64Array.of(0, 5)))).toEqual([]);
    expect(swaps(line(0, 1, 5), lloyd(line(0, 1, 5), Float64Array.of(0, 1, 5)))).toEqual([]);
  });
});

describe('transfer', () => {
  it('moves a point that is nearest to its own centre and yet is a gain elsewhere, by hand', () => {
    // From 1 | 3 4 5: 3 is at 1 of its own mean and 2 of the other's; 1·3/2 = 1.5 against 4·1/2 = 2: stays. From
    // 0 | 1.9 4 4: 1.9 is at 1.4 of its own and 1.9 of the other's; 1.96·3/2 = 2.94 against 3.61·1/2 = 1.805: moves.
    const stays = lloyd(line(1, 3, 4, 5), Float64Array.of(1, 4));
    expect([...transfer(line(1, 3, 4, 5), stays)]).toEqual([1, 4]);
    const moves = lloyd(line(0, 1.9, 4, 4), Float64Array.of(0, 3.3));
    expect([...moves.labels]).toEqual([0, 1, 1, 1]);
    const [first, second] = transfer(line(0, 1.9, 4, 4), moves);
    expect(first).toBeCloseTo(0.95, 14);
    expect(second).toBeCloseTo(4, 14);
  });

  it('takes no cluster its only point', () => {
    const found = lloyd(line(0, 1, 1.1), Float64Array.of(0, 1.05));
    expect([...transfer(line(0, 1, 1.1), found)][0]).toBe(0);
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
