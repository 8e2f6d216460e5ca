import type { TwoSamples } from './twoGroups.ts';

/** What one walk through two samples tells; ties are stepped over together. */
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

/** Walks through two samples, each of at least 2, a distinct value at a time. */
export function mergedWalk({ of, against }: TwoSamples): MergedWalk {
  const n1 = of.n;
  const n0 = against.n;
  const middle = (n1 + n0 + 1) / 2;
  // Places among the values, and clients before them.
  let i = 0;
  let j = 0;
  let before1 = 0;
  let before0 = 0;
  let U = 0;
  let rankSquares = 0;
  let D = 0;
  // Placements around one half: squares of shares, no cancellation worth fearing.
  let sumOf = 0;
  let squaresOf = 0;
  let sumAgainst = 0;
  let squaresAgainst = 0;
  while (i < of.values.length || j < against.values.length) {
    const value1 = i < of.values.length ? of.values[i]! : Infinity;
    const value0 = j < against.values.length ? against.values[j]! : Infinity;
    const ties1 = value1 <= value0 ? of.counts[i++]! : 0;
    const ties0 = value0 <= value1 ? against.counts[j++]! : 0;
    const below = before0 + ties0 / 2;
    U += ties1 * below;
    const rank = before1 + before0 + (ties1 + ties0 + 1) / 2 - middle;
    rankSquares += (ties1 + ties0) * rank * rank;
    const placementOf = below / n0 - 0.5;
    sumOf += ties1 * placementOf;
    squaresOf += ties1 * placementOf * placementOf;
    const placementAgainst = (before1 + ties1 / 2) / n1 - 0.5;
    sumAgainst += ties0 * placementAgainst;
    squaresAgainst += ties0 * placementAgainst * placementAgainst;
    before1 += ties1;
    before0 += ties0;
    // Cross-multiplied counts are whole numbers: the gap is exact until the one division.
    D = Math.max(D, Math.abs(before1 * n0 - before0 * n1));
  }
  return {
    U,
    rankSquares,
    D: D / (n1 * n0),
    placementVarianceOf: Math.max(0, squaresOf - (sumOf * sumOf) / n1) / (n1 - 1),
    placementVarianceAgainst: Math.max(0, squaresAgainst - (sumAgainst * sumAgainst) / n0) / (n0 - 1),
  };
}
