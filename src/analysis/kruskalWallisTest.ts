import { asP, chiSquaredUpperTail } from './distributions.ts';
import { eachTie, orderOf } from './ranks.ts';
import type { Condition, KruskalWallis } from './result.ts';
import { told } from './told.ts';

/**
 * Kruskal–Wallis test (1952) of a column in the groups of `codes` 0 … levels − 1, with mid-ranks and the correction
 * for ties; groups without a client are left out. Missing: a known group without a value.
 */
export function kruskalWallisTest(
  values: Float64Array,
  codes: ArrayLike<number>,
  levels: number,
  order = orderOf(values),
): KruskalWallis {
  const inGroups = within(order, (i) => codes[i]! < levels);
  const n = inGroups.length;
  let missing = 0;
  for (let i = 0; i < values.length; i++) if (codes[i]! < levels && !Number.isFinite(values[i]!)) missing++;
  const counts = new Float64Array(levels);
  for (const i of inGroups) counts[codes[i]!]!++;
  // Ranks are taken from their mean, so that both sums hold squares only and nothing cancels.
  const sums = new Float64Array(levels);
  let squares = 0;
  eachTie(values, inGroups, (from, to) => {
    const rank = (from + to - n) / 2;
    squares += (to - from) * rank * rank;
    for (let k = from; k < to; k++) sums[codes[inGroups[k]!]!]! += rank;
  });
  const condition = failed(n, counts, squares);
  const shared = { method: 'kruskalWallis', n, missing, condition };
  if (condition !== null) return told({ ...shared, H: null, df: null, p: null, epsilonSquared: null });
  let between = 0;
  let df = -1;
  for (let g = 0; g < levels; g++) {
    if (counts[g] === 0) continue;
    between += (sums[g]! * sums[g]!) / counts[g]!;
    df++;
  }
  const H = ((n - 1) * between) / squares;
  return told({ ...shared, H, df, p: asP(chiSquaredUpperTail(H, df)), epsilonSquared: H / (n - 1) });
}

function failed(n: number, counts: Float64Array, squares: number): Condition | null {
  if (n === 0) return 'empty';
  const sizes = counts.filter((count) => count > 0);
  if (sizes.length < 2) return 'oneLevel';
  if (sizes.some((size) => size < 2)) return 'tooFew';
  return squares === 0 ? 'zeroVariance' : null;
}

/** The places that `isWanted`, in their order. */
function within(order: Uint32Array, isWanted: (place: number) => boolean): Uint32Array {
  const kept = new Uint32Array(order.length);
  let n = 0;
  for (let k = 0; k < order.length; k++) if (isWanted(order[k]!)) kept[n++] = order[k]!;
  return kept.subarray(0, n);
}
