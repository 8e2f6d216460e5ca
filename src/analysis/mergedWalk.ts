import type { TwoSamples } from './twoGroups.ts';

/** What one walk through two sorted samples tells; ties are stepped over together. */
export interface MergedWalk {
  /** Pairs in which the value of `of` is the larger, a tie counting one half: the statistic U of `of`. */
  readonly U: number;
  /** Σ over tied runs of size·(mid-rank − (n+1)/2)²: n times the variance of the mid-ranks. */
  readonly rankSquares: number;
  /** Largest gap of the two empirical distribution functions. */
  readonly D: number;
  /** Variances (n − 1) of the placements: of each `of` among `against`, and the other way. */
  readonly placementVarianceOf: number;
  readonly placementVarianceAgainst: number;
}

/** Walks through two sorted samples, each of at least 2, in O(n). */
export function mergedWalk({ of, against }: TwoSamples): MergedWalk {
  const n1 = of.length;
  const n0 = against.length;
  const middle = (n1 + n0 + 1) / 2;
  let i = 0;
  let j = 0;
  let U = 0;
  let rankSquares = 0;
  let D = 0;
  // Placements around one half: squares of shares, no cancellation worth fearing.
  let sumOf = 0;
  let squaresOf = 0;
  let sumAgainst = 0;
  let squaresAgainst = 0;
  while (i < n1 || j < n0) {
    const value = i < n1 && (j >= n0 || of[i]! <= against[j]!) ? of[i]! : against[j]!;
    const fromI = i;
    const fromJ = j;
    while (i < n1 && of[i] === value) i++;
    while (j < n0 && against[j] === value) j++;
    const ties1 = i - fromI;
    const ties0 = j - fromJ;
    const below = fromJ + ties0 / 2;
    U += ties1 * below;
    const rank = (fromI + fromJ + i + j + 1) / 2 - middle;
    rankSquares += (ties1 + ties0) * rank * rank;
    // Cross-multiplied counts are whole numbers: the gap is exact until the one division.
    D = Math.max(D, Math.abs(i * n0 - j * n1));
    const placementOf = below / n0 - 0.5;
    sumOf += ties1 * placementOf;
    squaresOf += ties1 * placementOf * placementOf;
    const placementAgainst = (fromI + ties1 / 2) / n1 - 0.5;
    sumAgainst += ties0 * placementAgainst;
    squaresAgainst += ties0 * placementAgainst * placementAgainst;
  }
  return {
    U,
    rankSquares,
    D: D / (n1 * n0),
    placementVarianceOf: Math.max(0, squaresOf - (sumOf * sumOf) / n1) / (n1 - 1),
    placementVarianceAgainst: Math.max(0, squaresAgainst - (sumAgainst * sumAgainst) / n0) / (n0 - 1),
  };
}
