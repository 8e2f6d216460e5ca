/**
 * Kendall's τ-b of two rankings of the same things (Kendall 1945): 1 same order, −1 turned round; ties are
 * taken out of both sides. null under two things or where one side is all ties.
 */
export function kendallTau(a: readonly number[], b: readonly number[]): number | null {
  let agreement = 0;
  let pairsA = 0;
  let pairsB = 0;
  for (let i = 0; i < a.length; i += 1)
    for (let j = 0; j < i; j += 1) {
      const [x, y] = [Math.sign(a[i]! - a[j]!), Math.sign(b[i]! - b[j]!)];
      agreement += x * y;
      pairsA += x * x;
      pairsB += y * y;
    }
  return pairsA === 0 || pairsB === 0 ? null : agreement / Math.sqrt(pairsA * pairsB);
}
