import { weightOfEvidence, type Counts } from './weightOfEvidence.ts';

const MAX_BINS = 6;
/** A split must raise the information value by this much. */
const LEAST_GAIN = 0.005;

/**
 * Supervised splitting of distinct values in their order: the cut that gains most information value, again and again,
 * while every bin keeps `least` clients. Ends (indexes into the `size` values) of the bins but the last; `between`: the
 * clients that two indexes enclose; `all`: the clients of every bin of the trait.
 */
export function supervisedBins(size: number, between: Between, all: Counts, least: number): number[] {
  let edges = [0, size];
  while (edges.length <= MAX_BINS) {
    const best = bestCut(between, edges, all, least);
    if (best === null) break;
    edges = [...edges, best].sort((a, b) => a - b);
  }
  return edges.slice(1, -1);
}

type Between = (from: number, to: number) => Counts;

/** The cut of any bin that gains most; null where none gains enough. */
function bestCut(between: Between, edges: readonly number[], all: Counts, least: number): number | null {
  let best: { gain: number; cut: number | null } = { gain: LEAST_GAIN, cut: null };
  for (let b = 0; b + 1 < edges.length; b += 1) {
    const [from, to] = [edges[b]!, edges[b + 1]!];
    const before = weightOfEvidence(between(from, to), all).part;
    for (let cut = from + 1; cut < to; cut += 1) {
      const [left, right] = [between(from, cut), between(cut, to)];
      if (left.n < least) continue;
      if (right.n < least) break;
      const gain = weightOfEvidence(left, all).part + weightOfEvidence(right, all).part - before;
      if (gain > best.gain) best = { gain, cut };
    }
  }
  return best.cut;
}
