import type { Standing } from './clusterProfiles.ts';
import { placesOf, type StandardisedTrait } from './clusterTraits.ts';
import { assign, type Points } from './lloyd.ts';

/** Clients placed at a time: all of their places stand in the memory at once. */
const BLOCK = 10000;

/** The places of the rows on the traits. */
export const pointsOf = (traits: readonly StandardisedTrait[], rows: Uint32Array): Points => ({
  values: placesOf(traits, rows),
  n: rows.length,
  dimensions: traits.length,
});

/** Everybody, in the order given, in the cluster of the nearest centre, clusters by size; and squared distances from the centres. */
export function divided(traits: readonly StandardisedTrait[], order: Uint32Array, centres: Float64Array) {
  const found = new Uint8Array(order.length);
  const [k, d] = [centres.length / traits.length, traits.length];
  const [sums, known] = [new Float64Array(k * d), new Float64Array(k * d)];
  let inertia = 0;
  let whole = 0;
  for (let from = 0; from < order.length; from += BLOCK) {
    const rows = order.subarray(from, from + BLOCK);
    const points = pointsOf(traits, rows);
    const own = found.subarray(from, from + points.n);
    inertia += assign(points, centres, own, new Float64Array(points.n)).inertia;
    whole += sumOfSquares(points.values);
    for (let j = 0; j < d; j += 1) addStanding(traits[j]!, points, j, own, rows, sums, known);
  }
  const sizes = new Float64Array(k);
  for (let i = 0; i < found.length; i += 1) sizes[found[i]!]! += 1;
  const bySize = Array.from(sizes, (_, c) => c).sort((a, b) => sizes[b]! - sizes[a]! || a - b);
  const place = Uint8Array.from(sizes, (_, c) => bySize.indexOf(c));
  const standing = bySize.map((c): Standing => ({
    sums: sums.subarray(c * d, (c + 1) * d),
    known: known.subarray(c * d, (c + 1) * d),
  }));
  return { labels: found.map((label) => place[label]!), sizes: bySize.map((c) => sizes[c]!), standing, inertia, whole };
}

function sumOfSquares(values: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < values.length; i += 1) sum += values[i]! * values[i]!;
  return sum;
}

/** Mutates sums and known, by cluster and trait: adds the clients' places on trait j, and how many of them have a value. */
function addStanding(
  { values, missing }: StandardisedTrait,
  points: Points,
  j: number,
  labels: Uint8Array,
  rows: Uint32Array,
  sums: Float64Array,
  known: Float64Array,
): void {
  const d = points.dimensions;
  for (let i = 0; i < labels.length; i += 1) {
    const at = labels[i]! * d + j;
    sums[at]! += points.values[i * d + j]!;
    if (missing === 0 || values[rows[i]!] === values[rows[i]!]) known[at]! += 1;
  }
}
