import { SMALLEST_GROUP, isSmall } from './published.ts';
import type { InformationValue } from './result.ts';

/** A bin's least share of the clients. */
const LEAST_SHARE = 0.05;
const MAX_BINS = 6;
/** A split must raise the information value by this much. */
const LEAST_GAIN = 0.005;

interface Cell {
  n: number;
  churned: number;
}

/** ln of the stayed share over the churned share; 0.5 is added to each count where a count is 0 (Siddiqi 2006). */
function weightOfEvidence({ n, churned }: Cell, all: Cell) {
  const smooth = churned === 0 || churned === n ? 0.5 : 0;
  const stayedShare = (n - churned + smooth) / (all.n - all.churned);
  const churnedShare = (churned + smooth) / all.churned;
  const woe = Math.log(stayedShare / churnedShare);
  return { woe, part: (stayedShare - churnedShare) * woe };
}

/**
 * Information value of a numeric column by supervised splitting: the cut that gains most, again and again, while
 * every bin keeps 5 % of the clients; empty cells are a bin of their own where there are 10 or more.
 */
export function informationOfNumbers(column: string, values: Float64Array, outcome: Uint16Array): InformationValue {
  const all = { n: values.length, churned: outcome.reduce((s, y) => s + y, 0) };
  if (all.churned === 0 || all.churned === all.n) return { column, iv: null, bins: [] };
  const distinct = new Map<number, Cell>();
  const missing: Cell = { n: 0, churned: 0 };
  values.forEach((v, i) => {
    const cell = Number.isNaN(v) ? missing : (distinct.get(v) ?? distinct.set(v, { n: 0, churned: 0 }).get(v)!);
    cell.n += 1;
    cell.churned += outcome[i]!;
  });
  if (isSmall(values.length - missing.n)) return { column, iv: null, bins: [] };
  const sorted = [...distinct].sort((a, b) => a[0] - b[0]);
  const cuts = splitBest(sorted, all);
  // A column of which nothing is known has no bin but that of its empty cells.
  const edges = sorted.length === 0 ? [0] : [0, ...cuts, sorted.length];
  const bins = edges.slice(1).map((end, b) => {
    const cell = total(sorted.slice(edges[b]!, end));
    const { woe } = weightOfEvidence(cell, all);
    return {
      low: b === 0 ? null : sorted[edges[b]! - 1]![0],
      high: end === sorted.length ? null : sorted[end - 1]![0],
      n: cell.n,
      churned: cell.churned,
      rate: cell.churned / cell.n,
      woe,
    };
  });
  const parts = bins.map((bin) => weightOfEvidence(bin, all).part);
  if (missing.n < SMALLEST_GROUP) return { column, iv: parts.reduce((s, p) => s + p, 0), bins };
  const own = weightOfEvidence(missing, all);
  return {
    column,
    iv: parts.reduce((s, p) => s + p, 0) + own.part,
    bins: [...bins, { levels: ['missing'], ...missing, rate: missing.churned / missing.n, woe: own.woe }],
  };
}

const total = (cells: readonly (readonly [number, Cell])[]): Cell =>
  cells.reduce((s, [, c]) => ({ n: s.n + c.n, churned: s.churned + c.churned }), { n: 0, churned: 0 });

/** Ends (indexes into the distinct values) of the bins but the last. */
function splitBest(sorted: readonly (readonly [number, Cell])[], all: Cell): number[] {
  const least = Math.max(SMALLEST_GROUP, LEAST_SHARE * all.n);
  let edges = [0, sorted.length];
  while (edges.length <= MAX_BINS) {
    let best = { gain: LEAST_GAIN, cut: -1 };
    for (let b = 0; b + 1 < edges.length; b += 1) {
      const whole = total(sorted.slice(edges[b]!, edges[b + 1]!));
      const before = weightOfEvidence(whole, all).part;
      const left: Cell = { n: 0, churned: 0 };
      for (let i = edges[b]!; i < edges[b + 1]! - 1; i += 1) {
        left.n += sorted[i]![1].n;
        left.churned += sorted[i]![1].churned;
        const right = { n: whole.n - left.n, churned: whole.churned - left.churned };
        if (left.n < least || right.n < least) continue;
        const gain = weightOfEvidence(left, all).part + weightOfEvidence(right, all).part - before;
        if (gain > best.gain) best = { gain, cut: i + 1 };
      }
    }
    if (best.cut < 0) break;
    edges = [...edges, best.cut].sort((a, b) => a - b);
  }
  return edges.slice(1, -1);
}

/** Information value of named levels: those under 5 % of the clients are one bin. Codes past the levels are left out. */
export function informationOfLevels(
  column: string,
  codes: Uint16Array,
  levels: readonly string[],
  outcome: Uint16Array,
): InformationValue {
  const cells = levels.map((level) => ({ levels: [level], n: 0, churned: 0 }));
  codes.forEach((code, i) => {
    const cell = cells[code];
    if (!cell) return;
    cell.n += 1;
    cell.churned += outcome[i]!;
  });
  const all = cells.reduce<Cell>((s, c) => ({ n: s.n + c.n, churned: s.churned + c.churned }), { n: 0, churned: 0 });
  if (all.churned === 0 || all.churned === all.n) return { column, iv: null, bins: [] };
  const least = Math.max(SMALLEST_GROUP, LEAST_SHARE * all.n);
  const large = cells.filter((c) => c.n >= least);
  const small = cells.filter((c) => c.n > 0 && c.n < least);
  const joined = small.reduce(
    (s, c) => ({ levels: [...s.levels, ...c.levels], n: s.n + c.n, churned: s.churned + c.churned }),
    { levels: [] as string[], n: 0, churned: 0 },
  );
  const kept =
    joined.n === 0 ? large : joined.n >= least || large.length === 0 ? [...large, joined] : joinSmallest(large, joined);
  const bins = kept.map((c) => ({ ...c, rate: c.churned / c.n, woe: weightOfEvidence(c, all).woe }));
  return { column, iv: kept.reduce((s, c) => s + weightOfEvidence(c, all).part, 0), bins };
}

type LevelCell = Cell & { levels: string[] };

function joinSmallest(large: readonly LevelCell[], joined: LevelCell): LevelCell[] {
  const smallest = large.reduce((a, b) => (b.n < a.n ? b : a));
  return large.map((c) =>
    c === smallest
      ? { levels: [...c.levels, ...joined.levels], n: c.n + joined.n, churned: c.churned + joined.churned }
      : c,
  );
}
