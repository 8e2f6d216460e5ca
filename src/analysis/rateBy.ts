import { MISSING_CODE } from '../dataset/table.ts';
import { OTHERS, SMALLEST_GROUP, othersOf, tellable } from './published.ts';
import { rateOf } from './rate.ts';
import type { Rate, RateRow } from './result.ts';
import { quantileOf } from './sample.ts';
import { sampleOf } from './samplesOf.ts';
import { toldTail } from './toldQuantile.ts';

export interface RateByOptions {
  /** Levels have an order: a small one is merged into its neighbour towards the middle. Default: into «прочие». */
  readonly ordered?: boolean;
  /** 1 where the informative column is known; absent: no three ways. */
  readonly known?: Uint8Array;
}

interface Count {
  readonly value: string;
  /** The levels that are counted in it. */
  readonly of: readonly string[];
  readonly n: number;
  readonly churned: number;
  readonly knownN: number;
  readonly knownChurned: number;
}

/** Rates of the outcome by level, groups under 10 merged. Codes past the levels are missing and left out. */
export function rateByLevel(
  codes: Uint16Array,
  levels: readonly string[],
  outcome: Uint16Array,
  { ordered = false, known }: RateByOptions = {},
): RateRow[] {
  return toRows(mergedLevels(codes, levels, outcome, { ordered, known }), known !== undefined);
}

/** A group of levels that rateByLevel tells as one: its name, the levels in it, its clients, and whether its three ways are told. */
export interface LevelGroup {
  readonly value: string;
  readonly of: readonly string[];
  readonly n: number;
  readonly splitTold: boolean;
}

/** The groups of which rateByLevel tells, in its order. */
export function levelGroups(
  codes: Uint16Array,
  levels: readonly string[],
  outcome: Uint16Array,
  options: RateByOptions,
): LevelGroup[] {
  const merged = mergedLevels(codes, levels, outcome, options);
  const told = splitsTold(merged);
  return merged.map(({ value, of, n }, i) => ({ value, of, n, splitTold: told[i]! }));
}

function mergedLevels(
  codes: Uint16Array,
  levels: readonly string[],
  outcome: Uint16Array,
  { ordered = false, known }: RateByOptions,
): Count[] {
  const counts = countByLevel(codes, levels, outcome, known).filter((c) => c.n > 0);
  return (ordered ? mergeNeighbours(counts) : mergeOthers(counts)).filter((c) => c.n >= SMALLEST_GROUP);
}

export interface Band extends RateRow {
  /** Lower bound of the band; of the first the 1st percentile, null where that is not published. */
  readonly low: number | null;
  /** Upper bound of the band; of the last the 99th percentile, null likewise. */
  readonly high: number | null;
}

/** Rates by quarters of a numeric column, low < x ≤ high (the first includes its low end); equal cuts fall together. */
export function rateByQuarter(values: Float64Array, outcome: Uint16Array, { known }: RateByOptions = {}): Band[] {
  const sample = sampleOf(values);
  if (sample.n < 4 * SMALLEST_GROUP) return [];
  const cuts = [0.25, 0.5, 0.75].map((p) => quantileOf(sample, p)!);
  const inner = [...new Set(cuts)];
  const codes = new Uint16Array(values.length);
  for (let i = 0; i < values.length; i += 1) {
    const value = values[i]!;
    let above = 0;
    while (above < inner.length && value > inner[above]!) above += 1;
    codes[i] = value === value ? above : MISSING_CODE;
  }
  const levels = Array.from({ length: inner.length + 1 }, (_, i) => String(i + 1));
  // The outer ends are percentiles: an extreme belongs to a single client.
  const ends = [toldTail(sample, 0.01), ...inner, toldTail(sample, 0.99)];
  const counts = mergeNeighbours(countByLevel(codes, levels, outcome, known));
  return toRows(counts, known !== undefined).map((row) => ({
    ...row,
    low: ends[Number(firstOf(row.value)) - 1]!,
    high: ends[Number(lastOf(row.value))]!,
  }));
}

function countByLevel(
  codes: Uint16Array,
  levels: readonly string[],
  outcome: Uint16Array,
  known?: Uint8Array,
): Count[] {
  const size = levels.length;
  const [n, churned] = [new Uint32Array(size), new Uint32Array(size)];
  const [knownN, knownChurned] = [new Uint32Array(size), new Uint32Array(size)];
  for (let i = 0; i < codes.length; i += 1) {
    const code = codes[i]!;
    if (code >= size) continue;
    const left = outcome[i]!;
    n[code]! += 1;
    churned[code]! += left;
    if (known === undefined || known[i] !== 1) continue;
    knownN[code]! += 1;
    knownChurned[code]! += left;
  }
  return levels.map((value, i) => ({
    value,
    of: [value],
    n: n[i]!,
    churned: churned[i]!,
    knownN: knownN[i]!,
    knownChurned: knownChurned[i]!,
  }));
}

const merge = (a: Count, b: Count, value: string): Count => ({
  value,
  of: [...a.of, ...b.of],
  n: a.n + b.n,
  churned: a.churned + b.churned,
  knownN: a.knownN + b.knownN,
  knownChurned: a.knownChurned + b.knownChurned,
});

const firstOf = (value: string) => value.split('–')[0]!;
const lastOf = (value: string) => value.split('–').at(-1)!;

function mergeNeighbours(counts: Count[]): Count[] {
  const rows = [...counts];
  for (;;) {
    const i = rows.findIndex((c) => c.n < SMALLEST_GROUP);
    if (i < 0 || rows.length === 1) return rows;
    const towards = i < rows.length / 2 ? i + 1 : i - 1;
    const [low, high] = [Math.min(i, towards), Math.max(i, towards)];
    rows.splice(low, 2, merge(rows[low]!, rows[high]!, `${firstOf(rows[low]!.value)}–${lastOf(rows[high]!.value)}`));
  }
}

function mergeOthers(counts: Count[]): Count[] {
  const together = othersOf(
    counts.map(({ n }) => n),
    counts.map(({ value }) => value),
  );
  const others = counts.filter((_, i) => together.has(i));
  if (others.length === 0) return counts;
  return [
    ...counts.filter((_, i) => !together.has(i)),
    { ...others.reduce((a, b) => merge(a, b, OTHERS)), value: OTHERS },
  ];
}

const splitsTold = (counts: readonly Count[]) => tellable(counts.map(({ n, knownN }) => ({ n, part: knownN })));

/** Rows of the report; the three ways are told where no part gives away a small group, in its row or by the totals. */
function toRows(counts: readonly Count[], threeWays: boolean): RateRow[] {
  const told = splitsTold(counts);
  return counts.map((c, i) => {
    const part = (n: number, churned: number): Rate | null =>
      threeWays && told[i] && n > 0 ? rateOf(churned, n) : null;
    return {
      value: c.value,
      ...rateOf(c.churned, c.n),
      known: part(c.knownN, c.knownChurned),
      unknown: part(c.n - c.knownN, c.churned - c.knownChurned),
    };
  });
}
