import type { Standing } from './clusterProfiles.ts';
import { placesOf, type StandardisedTrait } from './clusterTraits.ts';
import { countLevels } from './countLevels.ts';
import { filled } from './filled.ts';
import { add, sumsOf, total, type Sums } from './longSums.ts';
import { assign, type Points } from './lloyd.ts';

/** Clients placed at a time: all of their places stand in the memory at once. */
const BLOCK = 2048;

/** The places of the rows on the traits. */
export const pointsOf = (traits: readonly StandardisedTrait[], rows: Uint32Array): Points => ({
  values: placesOf(traits, rows),
  n: rows.length,
  dimensions: traits.length,
});

/** So many clients, all of the table, in the cluster of the nearest centre, clusters by size; and squared distances from the centres. */
export function divided(traits: readonly StandardisedTrait[], n: number, centres: Float64Array) {
  const found = new Uint8Array(n);
  const [k, d] = [centres.length / traits.length, traits.length];
  const [inertia, whole, sums, known] = [sumsOf(1), sumsOf(1), sumsOf(k * d), new Float64Array(k * d)];
  const distances = new Float64Array(BLOCK);
  for (let from = 0; from < n; from += BLOCK) {
    const rows = filled(new Uint32Array(Math.min(BLOCK, n - from)), (i) => from + i);
    const points = pointsOf(traits, rows);
    const own = found.subarray(from, from + points.n);
    assign(points, centres, own, distances);
    for (let i = 0; i < points.n; i += 1) add(inertia, 0, distances[i]!);
    for (let i = 0; i < points.values.length; i += 1) add(whole, 0, points.values[i]! * points.values[i]!);
    for (let j = 0; j < d; j += 1) addStanding(traits[j]!, points, j, own, rows, sums, known);
  }
  const sizes = countLevels(found, k);
  const bySize = Array.from(sizes, (_, c) => c).sort((a, b) => sizes[b]! - sizes[a]! || a - b);
  const place = Uint8Array.from(sizes, (_, c) => bySize.indexOf(c));
  const standing = bySize.map((c): Standing => ({
    sums: Float64Array.from({ length: d }, (_, j) => total(sums, c * d + j)),
    known: known.subarray(c * d, (c + 1) * d),
  }));
  return {
    labels: found.map((label) => place[label]!),
    sizes: bySize.map((c) => sizes[c]!),
    standing,
    inertia: total(inertia, 0),
    whole: total(whole, 0),
  };
}

/** Mutates sums and known, by cluster and trait: adds the clients' places on trait j, and how many of them have a value. */
function addStanding(
  { values, missing }: StandardisedTrait,
  points: Points,
  j: number,
  labels: Uint8Array,
  rows: Uint32Array,
  sums: Sums,
  known: Float64Array,
): void {
  const d = points.dimensions;
  for (let i = 0; i < labels.length; i += 1) {
    const at = labels[i]! * d + j;
    add(sums, at, points.values[i * d + j]!);
    if (missing === 0 || values[rows[i]!] === values[rows[i]!]) known[at]! += 1;
  }
}
