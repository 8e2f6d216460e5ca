import { OTHERS } from '../analysis/published.ts';
import type { FixedBins, RateRow } from '../analysis/result.ts';

/** Clients of the same cells before and now. */
export interface CommonCells {
  readonly before: readonly number[];
  readonly now: readonly number[];
}

const sum = (counts: readonly number[]) => counts.reduce((total, n) => total + n, 0);
const sizes = (rows: readonly { readonly n: number }[]) => sum(rows.map(({ n }) => n));

/**
 * Levels of which both files tell how many there are: none where a file without «прочие» does not name one. What only one of them
 * tells is in one cell with «прочие», in which it may be in the other file; where a level on each side is too large for that, what went is
 * set against «прочие» of now, and the rest of before against what came.
 */
export function commonLevels(before: readonly RateRow[], now: readonly RateRow[]): CommonCells {
  const has = (rows: readonly RateRow[], name: string) => rows.some(({ value }) => value === name);
  const isTold = (rows: readonly RateRow[], name: string) => has(rows, name) || !has(rows, OTHERS);
  const names = [...new Set([...before, ...now].map(({ value }) => value))].filter(
    (name) => name !== OTHERS && isTold(before, name) && isTold(now, name),
  );
  const count = (rows: readonly RateRow[]) => {
    // A level of the earlier file that few have by now is named «прочие» too.
    const sizeOf = (name: string) => sizes(rows.filter(({ value }) => value === name));
    const own = rows.filter(({ value }) => value !== OTHERS && !names.includes(value)).map(({ n }) => n);
    return { named: names.map(sizeOf), own, others: sizeOf(OTHERS), all: sizes(rows) };
  };
  const [was, is] = [count(before), count(now)];
  /** Clients of levels each of which is more than all the others of the other file. */
  const apart = (one: typeof was, other: typeof was) =>
    sum(one.own.filter((n) => n / one.all > other.others / other.all));
  const [went, came] = [apart(was, is), apart(is, was)];
  const rest = ({ own, others }: typeof was) => sum(own) + others;
  return went > 0 && came > 0
    ? { before: [...was.named, went, rest(was) - went], now: [...is.named, is.others, rest(is) - is.others] }
    : { before: [...was.named, rest(was)], now: [...is.named, rest(is)] };
}

/** Ordered levels («3», and «7–9» where small ones were merged), cut only where both files have a cut. */
export function commonRuns(before: readonly RateRow[], now: readonly RateRow[]): CommonCells {
  const runs = (rows: readonly RateRow[]) =>
    rows.map(({ value, n }) => {
      const [first, last = first] = value.split('–').map(Number);
      return { low: first!, high: last! + 1, n };
    });
  return commonBins(runs(before), runs(now));
}

type Bin = FixedBins['bins'][number];

/**
 * Bins whose edges are some of one fixed row of edges, cut only where neither file has a bin across the cut. Where there is no such cut, as
 * between roubles and thousands of them, two cells of as much as is sure.
 */
export function commonBins(before: readonly Bin[], now: readonly Bin[]): CommonCells {
  const all = [...before, ...now];
  const isWithin = (cut: number) => all.some(({ low }) => low !== null && low >= cut);
  const isInside = (cut: number) => all.some(({ low, high }) => (low ?? -Infinity) < cut && cut < (high ?? Infinity));
  const edges = [...new Set(all.flatMap(({ high }) => high ?? []))].sort((a, b) => a - b);
  const cuts = edges.filter((cut) => isWithin(cut) && !isInside(cut));
  if (cuts.length === 0) return surelyApart(before, now, edges) ?? { before: [sizes(before)], now: [sizes(now)] };
  const count = (bins: readonly Bin[]) =>
    [...cuts, Infinity].map((cut, i) =>
      sizes(
        bins.filter(({ low, high }) => (low ?? -Infinity) >= (cuts[i - 1] ?? -Infinity) && (high ?? Infinity) <= cut),
      ),
    );
  return { before: count(before), now: count(now) };
}

/**
 * Clients under an edge and over it, of the edge at which the files differ most: those of a bin across it are counted to the side on
 * which they differ least. Null where they need not differ at any.
 */
function surelyApart(before: readonly Bin[], now: readonly Bin[], edges: readonly number[]): CommonCells | null {
  const [all, allNow] = [sizes(before), sizes(now)];
  const under = (bins: readonly Bin[], edge: number) => ({
    least: sizes(bins.filter(({ high }) => high !== null && high <= edge)),
    most: sizes(bins.filter(({ low }) => low === null || low < edge)),
  });
  const [widest] = edges
    .flatMap((edge) => {
      const [was, is] = [under(before, edge), under(now, edge)];
      return [
        { below: was.least, belowNow: is.most, gap: was.least / all - is.most / allNow },
        { below: was.most, belowNow: is.least, gap: is.least / allNow - was.most / all },
      ];
    })
    .filter(({ gap }) => gap > 0)
    .sort((a, b) => b.gap - a.gap);
  if (widest === undefined) return null;
  const { below, belowNow } = widest;
  return { before: [below, all - below], now: [belowNow, allNow - belowNow] };
}

/**
 * The cells with one more for the clients of whom the column is not known. A single cell that anybody is in stays by itself: where the
 * files tell no two apart, empty cells alone would be compared, and those are told for themselves.
 */
export const withMissing = (cells: CommonCells, before: number, now: number): CommonCells =>
  cells.before.filter((n, i) => n + cells.now[i]! > 0).length < 2
    ? cells
    : { before: [...cells.before, before], now: [...cells.now, now] };
