import { distinctOf } from './distinct.ts';
import { frozen } from './frozen.ts';
import { SMALLEST_GROUP, isSmall, joinNear } from './published.ts';
import type { Condition, InformationValue } from './result.ts';
import { supervisedBins } from './supervisedBins.ts';
import { totalOf, weightOfEvidence, type Counts } from './weightOfEvidence.ts';

/** A bin's least share of the clients. */
const LEAST_SHARE = 0.05;

const leastOf = (n: number) => Math.max(SMALLEST_GROUP, LEAST_SHARE * n);

/** What the bin of empty cells is called among levels. */
const MISSING = 'missing';

/**
 * Information value of a numeric column in supervised bins, each with 5 % of the clients. Empty cells that are so many
 * are a bin of their own; fewer are left out and counted. Null where the known values are under 5 %. `cuts`: clients up to each edge
 * that other tables tell of the column; bins are told joined where an edge is too near to one of those.
 */
export function informationOfNumbers(
  column: string,
  values: Float64Array,
  outcome: Uint16Array,
  cuts: readonly number[] = [],
): InformationValue {
  const { distinct, upTo, between, missing } = cellsOf(values, outcome);
  const known = between(0, distinct.length);
  const own = missing.n >= leastOf(values.length) ? [{ levels: [MISSING], ...missing }] : [];
  const all = totalOf([known, ...own]);
  const leftOut = values.length - all.n;
  if (known.n === 0) return withheld(column, { ...known, missing: missing.n }, 'empty');
  if (known.n < leastOf(all.n)) return withheld(column, { ...known, missing: missing.n }, 'smallBin');
  const edges = [0, ...supervisedBins(upTo, all, leastOf(all.n)), distinct.length];
  const bins = edges.slice(1).map((end, b) => ({
    low: b === 0 ? null : distinct[edges[b]! - 1]!,
    high: end === distinct.length ? null : distinct[end - 1]!,
    ...between(edges[b]!, end),
  }));
  const told = joinNear(bins, cuts, (a, b) => ({ ...totalOf([a, b]), low: a.low, high: b.high }));
  return informationOf(column, [...bins, ...own], leftOut, [...told, ...own]);
}

/** The distinct known values, ascending, and the clients that two of their indexes enclose, in constant time. */
function cellsOf(values: Float64Array, outcome: Uint16Array) {
  const { values: distinct, counts, places } = distinctOf(values);
  const size = distinct.length;
  const left = new Uint32Array(size + 1);
  for (let i = 0; i < places.length; i += 1) left[places[i]!]! += outcome[i]!;
  const n = new Uint32Array(size + 1);
  const churned = new Uint32Array(size + 1);
  for (let place = 0; place < size; place += 1) {
    n[place + 1] = n[place]! + counts[place]!;
    churned[place + 1] = churned[place]! + left[place]!;
  }
  return {
    distinct,
    upTo: { n, churned },
    between: (from: number, to: number): Counts => ({ n: n[to]! - n[from]!, churned: churned[to]! - churned[from]! }),
    missing: { n: values.length - n[size]!, churned: left[size]! },
  };
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
  const { n } = totalOf(cells);
  if (n === 0) return withheld(column, { n, missing: codes.length }, 'empty');
  return informationOf(column, joinSmall(cells, leastOf(n)), codes.length - n);
}

/** Information value of being empty: two bins, or null where one of them is under 5 % of the clients. */
export function informationOfMissing(column: string, isMissing: Uint8Array, outcome: Uint16Array): InformationValue {
  const bins = ['known', MISSING].map((level) => ({ levels: [level], n: 0, churned: 0 }));
  isMissing.forEach((missing, i) => {
    const bin = bins[missing]!;
    bin.n += 1;
    bin.churned += outcome[i]!;
  });
  const n = isMissing.length;
  if (bins.some((bin) => bin.n < leastOf(n))) return withheld(column, { n, missing: 0 }, 'smallBin');
  return informationOf(column, bins, 0);
}

type Bin = Counts & Pick<InformationValue['bins'][number], 'low' | 'high' | 'levels'>;

function informationOf(
  column: string,
  bins: readonly Bin[],
  missing: number,
  told: readonly Bin[] = bins,
): InformationValue {
  const all = totalOf(bins);
  if (all.churned === 0 || all.churned === all.n) return withheld(column, { n: all.n, missing }, 'oneOutcome');
  return frozen({
    column,
    n: all.n,
    missing,
    condition: null,
    iv: bins.reduce((sum, bin) => sum + weightOfEvidence(bin, all).part, 0),
    bins: told.map((bin) => ({ ...bin, rate: bin.churned / bin.n, woe: weightOfEvidence(bin, all).woe })),
  });
}

const withheld = (
  column: string,
  { n, missing }: { readonly n: number; readonly missing: number },
  condition: Condition,
): InformationValue => frozen({ column, n: isSmall(n) ? null : n, missing, condition, iv: null, bins: [] });

type LevelCell = Counts & { readonly levels: readonly string[] };

/** Levels of under `least` clients as one bin; where even that is too small, it joins the smallest of the others. */
function joinSmall(cells: readonly LevelCell[], least: number): readonly LevelCell[] {
  const large = cells.filter((c) => c.n >= least);
  const small = cells.filter((c) => c.n > 0 && c.n < least);
  if (small.length === 0) return large;
  const joined = { levels: small.flatMap((c) => c.levels), ...totalOf(small) };
  if (joined.n >= least || large.length === 0) return [...large, joined];
  const smallest = large.reduce((a, b) => (b.n < a.n ? b : a));
  return large.map((c) => (c === smallest ? { levels: [...c.levels, ...joined.levels], ...totalOf([c, joined]) } : c));
}
