import { totalOf, weightOfEvidence, type Counts } from './weightOfEvidence.ts';

const MAX_BINS = 6;
/** A split must raise the information value by this much. */
const LEAST_GAIN = 0.005;

/**
 * Supervised splitting of distinct values in their order: the cut that gains most information value, again and again,
 * while every bin keeps `least` clients. Ends (indexes into the values) of the bins but the last; `all` are the
 * clients of every bin of the trait.
 */
export function supervisedBins(cells: readonly Counts[], all: Counts, least: number): number[] {
  let edges = [0, cells.length];
  while (edges.length <= MAX_BINS) {
    const best = bestCut(cells, edges, all, least);
    if (best === null) break;
    edges = [...edges, best].sort((a, b) => a - b);
  }
  return edges.slice(1, -1);
}

/** The cut of any bin that gains most; null where none gains enough. */
function bestCut(cells: readonly Counts[], edges: readonly number[], all: Counts, least: number): number | null {
  let best: { gain: number; cut: number | null } = { gain: LEAST_GAIN, cut: null };
  for (let b = 0; b + 1 < edges.length; b += 1) {
    const whole = totalOf(cells.slice(edges[b]!, edges[b + 1]!));
    const before = weightOfEvidence(whole, all).part;
    let [n, churned] = [0, 0];
    for (let i = edges[b]!; i < edges[b + 1]! - 1; i += 1) {
      n += cells[i]!.n;
      churned += cells[i]!.churned;
      if (n < least || whole.n - n < least) continue;
      const right = { n: whole.n - n, churned: whole.churned - churned };
      const gain = weightOfEvidence({ n, churned }, all).part + weightOfEvidence(right, all).part - before;
      if (gain > best.gain) best = { gain, cut: i + 1 };
    }
  }
  return best.cut;
}
