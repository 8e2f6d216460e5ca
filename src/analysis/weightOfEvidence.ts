/** Clients of a bin and how many of them left. */
export interface Counts {
  readonly n: number;
  readonly churned: number;
}

/** All bins together. */
export const totalOf = (cells: readonly Counts[]): Counts =>
  cells.reduce((s, c) => ({ n: s.n + c.n, churned: s.churned + c.churned }), { n: 0, churned: 0 });

/**
 * ln of the stayed share over the churned share, and the bin's part of the information value; 0.5 is added to each
 * count where a count is 0 (Siddiqi 2006).
 */
export function weightOfEvidence({ n, churned }: Counts, all: Counts) {
  const [stayed, left] = [all.n - all.churned, all.churned];
  const smooth = churned === 0 || churned === n ? 0.5 : 0;
  return {
    woe: Math.log((n - churned + smooth) / stayed / ((churned + smooth) / left)),
    part: partOf(n - churned, churned, stayed, left),
  };
}

/** The part alone of a bin in which so many stayed and left, of so many in all. */
export function partOf(stayed: number, left: number, allStayed: number, allLeft: number): number {
  const smooth = stayed === 0 || left === 0 ? 0.5 : 0;
  const stayedShare = (stayed + smooth) / allStayed;
  const leftShare = (left + smooth) / allLeft;
  return (stayedShare - leftShare) * Math.log(stayedShare / leftShare);
}
