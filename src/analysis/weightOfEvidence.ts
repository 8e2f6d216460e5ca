/** Clients of a bin and how many of them left. */
export interface Counts {
  readonly n: number;
  readonly churned: number;
}

export const totalOf = (cells: readonly Counts[]): Counts =>
  cells.reduce((s, c) => ({ n: s.n + c.n, churned: s.churned + c.churned }), { n: 0, churned: 0 });

/**
 * ln of the stayed share over the churned share, and the bin's part of the information value; 0.5 is added to each
 * count where a count is 0 (Siddiqi 2006).
 */
export function weightOfEvidence({ n, churned }: Counts, all: Counts) {
  const smooth = churned === 0 || churned === n ? 0.5 : 0;
  const stayedShare = (n - churned + smooth) / (all.n - all.churned);
  const churnedShare = (churned + smooth) / all.churned;
  const woe = Math.log(stayedShare / churnedShare);
  return { woe, part: (stayedShare - churnedShare) * woe };
}
