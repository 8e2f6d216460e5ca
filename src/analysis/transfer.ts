import { countLevels } from './countLevels.ts';
import type { Clustering, Points } from './lloyd.ts';

const PASSES = 100;
/** A move that takes less than this share of a client's cost is of rounding. */
const LEAST_GAIN = 1e-12;

/**
 * Centres after single points have changed cluster for as long as a change takes off the sum of squares, both centres
 * following at once (Hartigan 1975): Lloyd's steps end where each point is nearest to its own centre, which may still
 * leave a point whose move is a gain.
 */
export function transfer({ values, n, dimensions: d }: Points, from: Clustering): Float64Array {
  const { k } = from;
  const centres = Float64Array.from(from.centres);
  const labels = Uint8Array.from(from.labels);
  const sizes = countLevels(labels, k);
  /** What a point adds to the sum of squares of a cluster that it leaves (by −1) or joins (by 1). */
  const cost = (at: number, c: number, by: number) => {
    let distance = 0;
    for (let j = 0, to = c * d; j < d; j += 1) {
      const gap = values[at + j]! - centres[to + j]!;
      distance += gap * gap;
    }
    return (distance * sizes[c]!) / (sizes[c]! + by);
  };
  /** A centre without a point, or with it. */
  const follow = (at: number, c: number, by: number) => {
    sizes[c]! += by;
    for (let j = 0, to = c * d; j < d; j += 1)
      centres[to + j]! += (by * (values[at + j]! - centres[to + j]!)) / sizes[c]!;
  };
  const betterFor = (at: number, own: number) => {
    let best = own;
    let least = cost(at, own, -1) * (1 - LEAST_GAIN);
    for (let c = 0; c < k; c += 1) {
      const joined = c === own ? Infinity : cost(at, c, 1);
      if (joined < least) [best, least] = [c, joined];
    }
    return best;
  };
  for (let pass = 0, moved = true; moved && pass < PASSES; pass += 1) {
    moved = false;
    for (let i = 0; i < n; i += 1) {
      const own = labels[i]!;
      const best = sizes[own]! > 1 ? betterFor(i * d, own) : own;
      if (best === own) continue;
      follow(i * d, own, -1);
      follow(i * d, best, 1);
      labels[i] = best;
      moved = true;
    }
  }
  return centres;
}
