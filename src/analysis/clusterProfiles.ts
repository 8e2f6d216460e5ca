import { placesOf, type StandardisedTrait } from './clusterTraits.ts';
import { SMALLEST_GROUP, isSmall, tellable } from './published.ts';
import type { ClusterGroup } from './result.ts';

/** Nearly all are all but fewer than this share, or 10. */
const NEARLY = 0.05;

type Profile = ClusterGroup['profile'];

/**
 * Where each cluster stands on each trait: the mean of its known values in standard deviations from that of all. What
 * would tell of under 10 clients, or give them away by subtraction, is null. Labels are in the order of the rows.
 */
export function clusterProfiles(
  traits: readonly StandardisedTrait[],
  labels: Uint8Array,
  rows: Uint32Array,
  sizes: readonly number[],
): Profile[] {
  const byTrait = traits.map((trait) => {
    const { known, sums } = sumsOf(trait, labels, rows, sizes.length);
    const tellsEmpty = traits.some((other) => other.column === trait.column && other.unknown);
    const told = toldOf(sizes, known, tellsEmpty);
    return sizes.map((size, c): Profile[number] => {
      const { id, column, unknown } = trait;
      const of = unknown ? size : known[c]!;
      const z = told[c] && of > 0 ? sums[c]! / of : null;
      return { id, column, unknown, z, unknownOf: unknown ? unknownOf(size, known[c]!) : null };
    });
  });
  return sizes.map((_, c) => byTrait.map((ofTrait) => ofTrait[c]!));
}

function sumsOf(trait: StandardisedTrait, labels: Uint8Array, rows: Uint32Array, k: number) {
  const [known, sums] = [new Float64Array(k), new Float64Array(k)];
  placesOf([trait], rows).forEach((z, i) => {
    sums[labels[i]!]! += z;
    if (!Number.isNaN(trait.values[rows[i]!]!)) known[labels[i]!]! += 1;
  });
  return { known, sums };
}

/** Which clusters may tell a trait. Where emptiness is told too, it says how many are known in each; else only a mean speaks. */
function toldOf(sizes: readonly number[], known: Float64Array, tellsEmpty: boolean): readonly boolean[] {
  if (tellsEmpty) return tellable(sizes.map((n, c) => ({ n, part: known[c]! })));
  const anySmall = known.some(isSmall);
  return sizes.map(() => !anySmall);
}

/** Nearly everybody, or nearly nobody: what may be said where the number may not. */
function unknownOf(size: number, known: number) {
  const few = Math.max(SMALLEST_GROUP, NEARLY * size);
  return known < few ? 'all' : size - known < few ? 'none' : 'some';
}
