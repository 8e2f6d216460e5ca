import type { StandardisedTrait } from './clusterTraits.ts';
import { SMALLEST_GROUP, isSmall, tellable } from './published.ts';
import type { ClusterGroup } from './result.ts';

/** Nearly all are all but fewer than this share, or 10. */
const NEARLY = 0.05;

type Profile = ClusterGroup['profile'];

/** Of a cluster and each trait: the sum of its clients' places on it, and how many of them have a value. */
export interface Standing {
  readonly sums: Float64Array;
  readonly known: Float64Array;
}

/**
 * Where each cluster stands on each trait: the mean of its known values in standard deviations from that of all. What
 * would tell of under 10 clients, or give them away by subtraction, is null.
 */
export function clusterProfiles(
  traits: readonly StandardisedTrait[],
  sizes: readonly number[],
  standing: readonly Standing[],
): Profile[] {
  const byTrait = traits.map((trait, j) => {
    const known = standing.map((own) => own.known[j]!);
    const tellsEmpty = traits.some((other) => other.column === trait.column && other.unknown);
    const told = toldOf(sizes, known, tellsEmpty);
    return sizes.map((size, c): Profile[number] => {
      const { id, column, unknown } = trait;
      const of = unknown ? size : known[c]!;
      const z = told[c] && of > 0 ? standing[c]!.sums[j]! / of : null;
      return { id, column, unknown, z, unknownOf: unknown ? unknownOf(size, known[c]!) : null };
    });
  });
  return sizes.map((_, c) => byTrait.map((ofTrait) => ofTrait[c]!));
}

/** Which clusters may tell a trait. Where emptiness is told too, it says how many are known in each; else only a mean speaks. */
function toldOf(sizes: readonly number[], known: readonly number[], tellsEmpty: boolean): readonly boolean[] {
  if (tellsEmpty) return tellable(sizes.map((n, c) => ({ n, part: known[c]! })));
  const anySmall = known.some(isSmall);
  return sizes.map(() => !anySmall);
}

/** Nearly everybody, or nearly nobody: what may be said where the number may not. */
function unknownOf(size: number, known: number) {
  const few = Math.max(SMALLEST_GROUP, NEARLY * size);
  return known < few ? 'all' : size - known < few ? 'none' : 'some';
}
