import { partOf, type Counts } from './weightOfEvidence.ts';

const MAX_BINS = 6;
/** A split must raise the information value by this much. */
const LEAST_GAIN = 0.005;

/** The clients of ascending distinct values, and how many of them left: of all values before each index, 0 … size. */
export interface RunningCounts {
  readonly n: Uint32Array;
  readonly churned: Uint32Array;
}

/**
 * Supervised splitting of distinct values in their order: the cut that gains most information value, again and again,
 * while every bin keeps `least` clients. Ends (indexes into the values) of the bins but the last; `all`: the clients of
 * every bin of the trait.
 */
export function supervisedBins(upTo: RunningCounts, all: Counts, least: number): number[] {
  let bins = [{ from: 0, cut: bestCut(upTo, 0, upTo.n.length - 1, all, least) }];
  const cuts: number[] = [];
  while (bins.length < MAX_BINS) {
    const best = bins.reduce((most, bin) => (bin.cut.gain > most.cut.gain ? bin : most));
    if (!(best.cut.gain > LEAST_GAIN)) break;
    const { at, to } = best.cut;
    cuts.push(at);
    // Of the other bins the best cuts are known.
    bins = bins.flatMap((bin) =>
      bin === best
        ? [
            { from: bin.from, cut: bestCut(upTo, bin.from, at, all, least) },
            { from: at, cut: bestCut(upTo, at, to, all, least) },
          ]
        : [bin],
    );
  }
  return cuts.sort((a, b) => a - b);
}

/** The cut of the bin [from, to) that gains most, the first of equal ones; a gain of 0 where there is none. */
function bestCut({ n, churned }: RunningCounts, from: number, to: number, all: Counts, least: number) {
  const [stayed, left] = [all.n - all.churned, all.churned];
  const [nFrom, nTo, leftFrom, leftTo] = [n[from]!, n[to]!, churned[from]!, churned[to]!];
  const before = partOf(nTo - nFrom - (leftTo - leftFrom), leftTo - leftFrom, stayed, left);
  let gain = 0;
  let at = from;
  for (let cut = from + 1; cut < to; cut += 1) {
    const below = n[cut]! - nFrom;
    const above = nTo - n[cut]!;
    if (below < least) continue;
    if (above < least) break;
    const leftBelow = churned[cut]! - leftFrom;
    const leftAbove = leftTo - churned[cut]!;
    const own =
      partOf(below - leftBelow, leftBelow, stayed, left) + partOf(above - leftAbove, leftAbove, stayed, left) - before;
    if (!(own > gain)) continue;
    gain = own;
    at = cut;
  }
  return { gain, at, to };
}
