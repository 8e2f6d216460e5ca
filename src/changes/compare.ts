import { holm } from '../analysis/adjust.ts';
import { believedP } from '../analysis/chiSquaredTest.ts';
import { frozen } from '../analysis/frozen.ts';
import { twoSidedP } from '../analysis/distributions.ts';
import { normalUpperTail } from '../analysis/normal.ts';
import { populationStability } from '../analysis/populationStability.ts';
import { proportionTest } from '../analysis/proportionTest.ts';
import { SMALLEST_GROUP } from '../analysis/published.ts';
import { Z95 } from '../analysis/rate.ts';
import type { HypothesisResult, Interval, ProportionTest, Rate, SegmentResult, Stability } from '../analysis/result.ts';
import { schema as shippedSchema } from '../dataset/index.ts';
import { features, type ColumnSchema, type DataSchema } from '../dataset/schema.ts';
import type { Results } from '../results/results.ts';
import { commonBins, commonLevels, commonRuns, withMissing, type CommonCells } from './cells.ts';

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
  const segments = idsOf(now.segments, before.segments).map((id) => {
    const [was, is] = [before.segments.find((s) => s.id === id) ?? null, now.segments.find((s) => s.id === id) ?? null];
    const [size, sizeNow] = [was && toldRate(was), is && toldRate(is)];
    return {
      id,
      before: was,
      now: is,
      share: was && is && shareChange(partOf(was, before), partOf(is, now)),
      hiddenShare: was && is && shareChange(...hiddenParts(was, before, is, now)),
      rate: size && sizeNow ? rateChange(size, sizeNow) : null,
      orderIsFirm: was !== null && is !== null && isFirm(id, before.segments, now.segments),
    };
  });
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

/** A part of all rows as a rate. */
const part = (n: number, rows: number) => ({ n: rows, churned: n });

/** The rate of a segment of which something may be told. */
const toldRate = ({ n, churned }: SegmentResult) =>
  n === null || churned === null || n < SMALLEST_GROUP ? null : { n, churned };

const isFew = (n: number) => n > 0 && n < SMALLEST_GROUP;
const isHidden = ({ n, disqualified }: SegmentResult) => (n === null ? disqualified === 'withheld' : isFew(n));

/** Clients of a segment, where that may be told: ten or more, or none at all. */
const toldSize = ({ n }: SegmentResult) => (n === null || isFew(n) ? null : n);

type Part = ReturnType<typeof part>;

const partOf = (one: SegmentResult, { dataset }: Results): Part | null => {
  const n = toldSize(one);
  return n === null ? null : part(n, dataset.rows);
};

const shareChange = (before: Part | null, now: Part | null) =>
  before === null || now === null ? null : rateChange(before, now);

/** Both shares of a segment that one of the files withholds; null where neither does or both do, or the other does not tell its own. */
function hiddenParts(was: SegmentResult, before: Results, is: SegmentResult, now: Results): [Part | null, Part | null] {
  const [told, toldNow] = [partOf(was, before), partOf(is, now)];
  if (isHidden(was) === isHidden(is)) return [null, null];
  return isHidden(was) ? [nearest(toldNow, before), toldNow] : [told, nearest(told, now)];
}

/** One to nine clients, as many as have most nearly the share of the other file. */
function nearest(other: Part | null, { dataset }: Results): Part | null {
  if (other === null) return null;
  const alike = Math.round((other.churned / other.n) * dataset.rows);
  return part(Math.min(SMALLEST_GROUP - 1, Math.max(1, alike)), dataset.rows);
}

/** Ids of this report in their order, then those that only the earlier one had. */
const idsOf = (now: readonly { readonly id: string }[], before: readonly { readonly id: string }[]) => [
  ...new Set([...now, ...before].map(({ id }) => id)),
];

/** Where so few are expected that the approximation is rough, p is that of Fisher's exact test. */
function rateChange(before: Pick<Rate, 'n' | 'churned'>, now: Pick<Rate, 'n' | 'churned'>): ProportionTest {
  const test = proportionTest(
    { value: 'now', n: now.n, churned: now.churned },
    { value: 'before', n: before.n, churned: before.churned },
  );
  return { ...test, p: believedP(test) };
}

const apart = (a: Interval, b: Interval) => a !== null && b !== null && (a[0] > b[1] || b[0] > a[1]);

/** Some segment stood on the other side of this one, and their values were apart before and are now. */
function isFirm(id: string, before: readonly SegmentResult[], now: readonly SegmentResult[]): boolean {
  const at = (list: readonly SegmentResult[], other: string) => list.find((s) => s.id === other);
  const [was, is] = [at(before, id)!, at(now, id)!];
  return now.some((other) => {
    const earlier = at(before, other.id);
    if (!earlier || [was, is, other, earlier].some(({ priority }) => priority === null)) return false;
    const turned = (earlier.priority! - was.priority!) * (other.priority! - is.priority!) < 0;
    return turned && apart(was.valueMeanCi, earlier.valueMeanCi) && apart(is.valueMeanCi, other.valueMeanCi);
  });
}

/**
 * The interval of the difference adds the squares of the sides of both that a change would cross, as Newcombe's of two rates does (Zou &
 * Donner 2008); p is that at which it would end at nought. The interval of a V near 0 is uneven, and half its width is no error.
 */
function effectChange(before: HypothesisResult, now: HypothesisResult) {
  if (before.effectName !== now.effectName || !before.effectCi || !now.effectCi) return null;
  if (before.effect === null || now.effect === null) return null;
  const [was, is] = [sidesOf(before.effect, before.effectCi), sidesOf(now.effect, now.effectCi)];
  const [below, above] = [Math.hypot(is.below, was.above), Math.hypot(is.above, was.below)];
  if (!(below + above > 0)) return null;
  const difference = now.effect - before.effect;
  const ci: Interval = [difference - below, difference + above];
  const z = difference === 0 ? 0 : (Z95 * Math.abs(difference)) / (difference > 0 ? below : above);
  return { difference, ci, p: twoSidedP(normalUpperTail(z)) };
}

/** How far an effect is from each end of its interval. */
const sidesOf = (effect: number, [low, high]: readonly [number, number]) => ({
  below: Math.max(0, effect - low),
  above: Math.max(0, high - effect),
});

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
