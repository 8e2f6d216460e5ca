import { asP, chiSquaredUpperTail } from './distributions.ts';
import { distinctOf } from './distinct.ts';
import type { Condition, KruskalWallis } from './result.ts';
import { told } from './told.ts';

/**
 * Kruskal–Wallis test (1952) of a column in the groups of `codes` 0 … levels − 1, with mid-ranks and the correction
 * for ties; groups without a client are left out. Missing: a known group without a value.
 */
export function kruskalWallisTest(values: Float64Array, codes: ArrayLike<number>, levels: number): KruskalWallis {
  const { places, values: distinct } = distinctOf(values);
  const [counts, missing] = [new Float64Array(levels), new Float64Array(levels)];
  const rows = new Uint32Array(distinct.length + 1);
  for (let i = 0; i < places.length; i += 1) {
    const [code, place] = [codes[i]!, places[i]!];
    if (code >= levels) continue;
    (place === distinct.length ? missing : counts)[code]! += 1;
    rows[place]! += 1;
  }
  const n = counts.reduce((all, some) => all + some, 0);
  // Ranks are taken from their mean, so that both sums hold squares only and nothing cancels.
  const ranks = new Float64Array(distinct.length + 1);
  let squares = 0;
  let from = 0;
  for (let place = 0; place < distinct.length; place += 1) {
    const to = from + rows[place]!;
    const rank = (from + to - n) / 2;
    ranks[place] = rank;
    squares += (to - from) * rank * rank;
    from = to;
  }
  // Halves of whole numbers: a sum of them is exact in any order. Whoever has no value adds the last, which is nought.
  const sums = new Float64Array(levels);
  for (let i = 0; i < places.length; i += 1) if (codes[i]! < levels) sums[codes[i]!]! += ranks[places[i]!]!;
  const condition = failed(n, counts, squares);
  const shared = { method: 'kruskalWallis', n, missing: missing.reduce((all, some) => all + some, 0), condition };
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
