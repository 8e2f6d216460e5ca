/** Clients to whom one rate is foretold, and how many of them left. */
export interface Foretold {
  readonly rate: number;
  readonly n: number;
  readonly churned: number;
}

const clientsOf = (groups: readonly Foretold[]) => groups.reduce((sum, { n }) => sum + n, 0);

/** Mean over the clients of a figure of those who left and of those who stayed at a rate. */
const meanOver = (groups: readonly Foretold[], left: (rate: number) => number, stayed: (rate: number) => number) =>
  groups.reduce((sum, { rate, n, churned }) => sum + churned * left(rate) + (n - churned) * stayed(rate), 0) /
  clientsOf(groups);

/** Mean squared distance of the rates from what became of the clients (Brier 1950). */
export const squaredError = (groups: readonly Foretold[]): number =>
  meanOver(
    groups,
    (rate) => (rate - 1) ** 2,
    (rate) => rate ** 2,
  );

/** Standard error of the mean squared distance. */
export function standardError(groups: readonly Foretold[]): number {
  const error = squaredError(groups);
  const variance = meanOver(
    groups,
    (rate) => ((rate - 1) ** 2 - error) ** 2,
    (rate) => (rate ** 2 - error) ** 2,
  );
  return Math.sqrt(variance / Math.max(1, clientsOf(groups) - 1));
}

/** Chance that one who left is foretold a larger rate than one who stayed; ties count half. Null with one outcome. */
export function areaUnderCurve(groups: readonly Foretold[]): number | null {
  let [pairs, stayedBelow, churned] = [0, 0, 0];
  const ascending = [...groups].sort((a, b) => a.rate - b.rate);
  for (let i = 0; i < ascending.length;) {
    const { rate } = ascending[i]!;
    let [left, stayed] = [0, 0];
    do {
      left += ascending[i]!.churned;
      stayed += ascending[i]!.n - ascending[i]!.churned;
      i += 1;
    } while (i < ascending.length && ascending[i]!.rate === rate);
    pairs += left * (stayedBelow + stayed / 2);
    stayedBelow += stayed;
    churned += left;
  }
  return churned === 0 || stayedBelow === 0 ? null : pairs / churned / stayedBelow;
}
