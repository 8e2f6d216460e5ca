import { distinctOf } from './distinct.ts';
import { asP, chiSquaredUpperTail } from './distributions.ts';
import type { Condition, KruskalWallis } from './result.ts';
import { told } from './told.ts';

/**
 * Kruskal–Wallis test (1952) of a column in the groups of `codes` 0 … levels − 1, with mid-ranks and the correction
 * for ties; groups without a client are left out. Missing: a known group without a value.
 */
export function kruskalWallisTest(values: Float64Array, codes: ArrayLike<number>, levels: number): KruskalWallis {
  const { values: distinct, places } = distinctOf(values);
  const inGroups = new Uint32Array(distinct.length + 1);
  const counts = new Float64Array(levels);
  for (let i = 0; i < places.length; i++) {
    const code = codes[i]!;
    if (code >= levels) continue;
    inGroups[places[i]!]!++;
    if (places[i]! < distinct.length) counts[code]!++;
  }
  const missing = inGroups[distinct.length]!;
  const n = counts.reduce((all, count) => all + count, 0);
  // Ranks are taken from their mean, so that both sums hold squares only and nothing cancels.
  const ranks = new Float64Array(distinct.length + 1);
  let squares = 0;
  let from = 0;
  for (let place = 0; place < distinct.length; place++) {
    const to = from + inGroups[place]!;
    const rank = (from + to - n) / 2;
    ranks[place] = rank;
    squares += (to - from) * rank * rank;
    from = to;
  }
  // Halves of whole numbers: a sum of them is exact in any order.
  const sums = new Float64Array(levels);
  for (let i = 0; i < places.length; i++) if (codes[i]! < levels) sums[codes[i]!]! += ranks[places[i]!]!;
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
