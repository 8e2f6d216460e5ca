/** Clients of each cell who left and who stayed, and all of them. */
export interface Cells {
  readonly churnedIn: Float64Array;
  readonly stayedIn: Float64Array;
  readonly churned: number;
  readonly stayed: number;
}

type Scores = Readonly<Record<'rules' | 'clusters' | 'both', Float64Array>>;

/**
 * Areas under the curves of three scores that are the same for all clients of a cell, and DeLong's variance of
 * both − rules (DeLong, DeLong & Clarke-Pearson 1988), NaN with under two clients of an outcome.
 */
export function areasUnderCurve(cells: Cells, scores: Scores) {
  const of = { rules: placements(cells, scores.rules), both: placements(cells, scores.both) };
  const difference = of.both.area - of.rules.area;
  const spread = (side: 'ofChurned' | 'ofStayed', counts: Float64Array, n: number) =>
    counts.reduce((sum, count, c) => sum + count * (of.both[side][c]! - of.rules[side][c]! - difference) ** 2, 0) /
    (n - 1) /
    n;
  return {
    rules: of.rules.area,
    clusters: placements(cells, scores.clusters).area,
    both: of.both.area,
    variance: spread('ofChurned', cells.churnedIn, cells.churned) + spread('ofStayed', cells.stayedIn, cells.stayed),
  };
}

/** For each cell the share of those who stayed below it and of those who left above it, ties as halves; and the area. */
function placements({ churnedIn, stayedIn, churned, stayed }: Cells, score: Float64Array) {
  const order = Uint32Array.from(score, (_, cell) => cell).sort((a, b) => score[a]! - score[b]!);
  const ofChurned = new Float64Array(score.length);
  const ofStayed = new Float64Array(score.length);
  let [stayedBelow, churnedBelow, area] = [0, 0, 0];
  for (let from = 0, to = 0; from < order.length; from = to) {
    let [stayedHere, churnedHere] = [0, 0];
    for (; to < order.length && score[order[to]!] === score[order[from]!]; to += 1) {
      stayedHere += stayedIn[order[to]!]!;
      churnedHere += churnedIn[order[to]!]!;
    }
    for (const cell of order.subarray(from, to)) {
      ofChurned[cell] = (stayedBelow + stayedHere / 2) / stayed;
      ofStayed[cell] = (churned - churnedBelow - churnedHere / 2) / churned;
    }
    area += (churnedHere * (stayedBelow + stayedHere / 2)) / churned / stayed;
    stayedBelow += stayedHere;
    churnedBelow += churnedHere;
  }
  return { area, ofChurned, ofStayed };
}
