import { holm } from '../analysis/adjust.ts';
import { frozen } from '../analysis/frozen.ts';
import { populationStability } from '../analysis/populationStability.ts';
import type { HypothesisResult, Interval, ProportionTest, SegmentResult, Stability } from '../analysis/result.ts';
import { schema as shippedSchema } from '../dataset/index.ts';
import { features, type ColumnSchema, type DataSchema } from '../dataset/schema.ts';
import type { Results } from '../results/results.ts';
import { commonBins, commonLevels, commonRuns, withMissing, type CommonCells } from './cells.ts';
import { effectChange, part, rateChange } from './changeTests.ts';
import { segmentChange } from './segmentChange.ts';

/** A test of before against now, with its p after Holm among all tests of the comparison. */
export type Tested<T> = T & { readonly pAdjusted: number | null };

export interface SegmentChange {
  readonly id: string;
  /** Null: the segment is not in that report. */
  readonly before: SegmentResult | null;
  readonly now: SegmentResult | null;
  /** Its share of all clients: now (of) against before. */
  readonly share: Tested<ProportionTest> | null;
  /**
   * The same where one of the files withholds it for its 1 to 9 clients, taken for as many of these as have most nearly
   * the share of the other file, so that no more is called a change than is one. For its p alone: its figures are not the segment's.
   */
  readonly hiddenShare: Tested<ProportionTest> | null;
  /** Its rate of the outcome: now (of) against before. */
  readonly rate: Tested<ProportionTest> | null;
  /** It changed places with a segment whose mean value was surely another both times. */
  readonly orderIsFirm: boolean;
}

export interface HypothesisChange {
  readonly id: string;
  readonly before: HypothesisResult | null;
  readonly now: HypothesisResult | null;
  /** Effect now less effect before, with its 95 % interval; null where an effect has no interval. */
  readonly effect: Tested<{ readonly difference: number; readonly ci: Interval; readonly p: number }> | null;
}

export interface EmptinessChange {
  readonly column: string;
  /** Its share of empty cells: now (of) against before. */
  readonly share: Tested<ProportionTest>;
}

export interface ColumnChange {
  readonly column: string;
  readonly stability: Tested<Stability>;
}

/** Two reports of one schema compared. Tests take the two files for independent samples. */
export interface Changes {
  readonly rows: { readonly before: number; readonly now: number };
  /** Now (of) against before. */
  readonly churn: Tested<ProportionTest>;
  readonly segments: readonly SegmentChange[];
  readonly hypotheses: readonly HypothesisChange[];
  /** Columns with an empty cell in either file. */
  readonly emptiness: readonly EmptinessChange[];
  readonly columns: readonly ColumnChange[];
  /** Rules and chapters are others too: a difference may be theirs. */
  readonly contentChanged: boolean;
}

/** Compares a report with an earlier one. Groups under 10 clients are compared with nothing. */
export function compareResults(before: Results, now: Results, schema: DataSchema = shippedSchema): Changes {
  const churn = rateChange(before.eda.churn, now.eda.churn);
  const segments = idsOf(now.segments, before.segments).map((id) => segmentChange(id, before, now));
  const hypotheses = idsOf(now.hypotheses, before.hypotheses).map((id) => {
    const was = before.hypotheses.find((h) => h.id === id) ?? null;
    const is = now.hypotheses.find((h) => h.id === id) ?? null;
    return { id, before: was, now: is, effect: was && is ? effectChange(was, is) : null };
  });
  const columns = features(schema).flatMap((column) => {
    const cells = cellsOf(column, before, now);
    return cells === null ? [] : [{ column: column.name, stability: populationStability(cells.before, cells.now) }];
  });
  const empty = (results: Results, name: string) => part(results.quality.missing[name] ?? 0, results.dataset.rows);
  const emptiness = features(schema).flatMap(({ name }) => {
    const [was, is] = [empty(before, name), empty(now, name)];
    return was.churned + is.churned === 0 ? [] : [{ column: name, share: rateChange(was, is) }];
  });
  const tests = [
    churn,
    ...segments.flatMap(({ share, hiddenShare, rate }) => [share, hiddenShare, rate]),
    ...hypotheses.map(({ effect }) => effect),
    ...emptiness.map(({ share }) => share),
    ...columns.map(({ stability }) => stability),
  ];
  const adjusted = holm(tests.map((test) => test?.p ?? null));
  const tested = <T extends object | null>(test: T) =>
    (test === null ? null : { ...test, pAdjusted: adjusted[tests.indexOf(test as never)] ?? null }) as T extends null
      ? null
      : Tested<NonNullable<T>>;
  return frozen({
    rows: { before: before.dataset.rows, now: now.dataset.rows },
    churn: tested(churn),
    segments: segments.map((s) => ({
      ...s,
      share: tested(s.share),
      hiddenShare: tested(s.hiddenShare),
      rate: tested(s.rate),
    })),
    hypotheses: hypotheses.map((h) => ({ ...h, effect: tested(h.effect) })),
    emptiness: emptiness.map((e) => ({ ...e, share: tested(e.share) })),
    columns: columns.map((c) => ({ ...c, stability: tested(c.stability) })),
    contentChanged: before.stamp.contentSha256 !== now.stamp.contentSha256,
  });
}

/** Ids of this report in their order, then those that only the earlier one had. */
const idsOf = (now: readonly { readonly id: string }[], before: readonly { readonly id: string }[]) => [
  ...new Set([...now, ...before].map(({ id }) => id)),
];

/** Clients of a column in cells that both files have; null where one of them does not tell. */
function cellsOf({ name, kind }: ColumnSchema, before: Results, now: Results): CommonCells | null {
  if (kind === 'number') {
    const [was, is] = [before.eda.fixedBins[name], now.eda.fixedBins[name]];
    if (!was || !is || was.bins.length === 0 || is.bins.length === 0) return null;
    return withMissing(commonBins(was.bins, is.bins), was.missing, is.missing);
  }
  const [was, is] = [before.eda.byCategory[name], now.eda.byCategory[name]];
  if (!was || !is || was.length === 0 || is.length === 0) return null;
  const cells = kind === 'count' ? commonRuns(was, is) : commonLevels(was, is);
  const missing = (results: Results) => results.quality.missing[name] ?? 0;
  return withMissing(cells, missing(before), missing(now));
}
