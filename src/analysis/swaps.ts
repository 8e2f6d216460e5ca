import { countLevels } from './countLevels.ts';
import { halvings, type Halving } from './halvings.ts';
import type { Clustering, Points } from './lloyd.ts';

/**
 * Starts for as many clusters: two joined at their common mean and a third halved (Kaukoranta, Fränti & Nevalainen 1998),
 * those that take most off the sum of squares first. They lead out of places that neither a step of all points nor a
 * move of one leaves.
 */
export function swaps(points: Points, clustering: Clustering): Halving[] {
  const { dimensions: d } = points;
  const { k, labels } = clustering;
  const sizes = countLevels(labels, k);
  const halves = halvings(points, clustering);
  const found: Halving[] = [];
  for (let a = 0; a < k; a += 1)
    for (let b = 0; b < a; b += 1) {
      const { cost, centre } = joined(clustering, sizes, a, b, d);
      for (const { cluster, gain, centres: halved } of halves) {
        if (cluster === a || cluster === b) continue;
        const made = halved.slice(0, k * d);
        made.set(centre, b * d);
        made.set(halved.subarray(k * d), a * d);
        found.push({ cluster, gain: gain - cost, centres: made });
      }
    }
  return found.sort((x, y) => y.gain - x.gain);
}

/** The mean of two clusters together, and what joining them adds to the sum of squares (Ward 1963). */
function joined({ centres }: Clustering, sizes: Uint32Array, a: number, b: number, d: number) {
  const [of, and] = [sizes[a]!, sizes[b]!];
  const centre = new Float64Array(d);
  let gap = 0;
  for (let j = 0; j < d; j += 1) {
    const [x, y] = [centres[a * d + j]!, centres[b * d + j]!];
    centre[j] = (of * x + and * y) / (of + and);
    gap += (x - y) * (x - y);
  }
  return { cost: ((of * and) / (of + and)) * gap, centre };
}
