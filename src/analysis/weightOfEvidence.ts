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
export const weightOfEvidence = ({ n, churned }: Counts, all: Counts) => ({
  woe: Math.log(stayedShare(n, churned, all) / churnedShare(n, churned, all)),
  part: partOf(n, churned, all),
});

/** The part alone. */
export function partOf(n: number, churned: number, all: Counts): number {
  const [stayed, left] = [stayedShare(n, churned, all), churnedShare(n, churned, all)];
  return (stayed - left) * Math.log(stayed / left);
}

const smoothed = (n: number, churned: number) => (churned === 0 || churned === n ? 0.5 : 0);

const stayedShare = (n: number, churned: number, all: Counts) =>
  (n - churned + smoothed(n, churned)) / (all.n - all.churned);

const churnedShare = (n: number, churned: number, all: Counts) => (churned + smoothed(n, churned)) / all.churned;
