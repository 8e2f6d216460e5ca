import { halvings, type Halving } from './halvings.ts';
import { lloyd, type Clustering, type Points } from './lloyd.ts';
import { newcomers } from './newcomers.ts';
import { swaps } from './swaps.ts';
import { transfer } from './transfer.ts';

/** Starts that are tried, those of them with a newcomer, the steps of each, and how many go on to their end. */
const STARTS = 8;
const NEWCOMERS = 2;
const FIRST_STEPS = 3;
const FINISHED = 3;
/** So often a place may be left by a swap for a better one. */
const SWAPS = 5;

/**
 * k-means for 1, 2 … `most` clusters: for each the clusterings found, the least sum of squares first; fewer numbers where
 * there are fewer different points. Each number starts from the best of the one before, a cluster of it halved or a far point
 * made a centre, and goes on by swaps; nothing is drawn: the same points in the same order give the same clusters.
 */
export function kMeans(points: Points, most: number): Clustering[][] {
  if (points.n === 0) return [];
  const found = [[lloyd(points, points.values.slice(0, points.dimensions))]];
  while (found.length < most) {
    const before = found.at(-1)![0]!;
    const far = newcomers(points, before).slice(0, NEWCOMERS);
    const starts = [...halvings(points, before).slice(0, STARTS - far.length), ...far];
    if (starts.length === 0) break;
    found.push(swapped(points, settledFrom(points, starts)));
  }
  return found;
}

/** The best, and those swapped from it for as long as that takes something off, the best first. */
function swapped(points: Points, found: Clustering[]): Clustering[] {
  let best = found;
  for (let swap = 0; swap < SWAPS; swap += 1) {
    const other = settledFrom(points, swaps(points, best[0]!).slice(0, STARTS));
    if (other.length === 0 || byInertia(other[0]!, best[0]!) >= 0) break;
    best = [...other, ...best].sort(byInertia).slice(0, FINISHED);
  }
  return best;
}

const settledFrom = (points: Points, starts: readonly Halving[]) =>
  settled(
    points,
    starts.map(({ centres }) => centres),
  );

/** The best of the starts moved until no step of Lloyd's and no single point's move takes anything off, the best first. */
export function settled(points: Points, starts: readonly Float64Array[]): Clustering[] {
  return starts
    .map((centres) => lloyd(points, centres, FIRST_STEPS))
    .sort(byInertia)
    .slice(0, FINISHED)
    .map((begun) => lloyd(points, transfer(points, lloyd(points, begun.centres))))
    .sort(byInertia);
}

/** Two that come to one place may differ in the last digit: the earlier stays first. */
const byInertia = (a: Clustering, b: Clustering) =>
  Math.abs(a.inertia - b.inertia) <= 1e-12 * b.inertia ? 0 : a.inertia - b.inertia;
