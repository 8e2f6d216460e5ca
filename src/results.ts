import './steadyCompiler.ts';
import { frozen } from './analysis/frozen.ts';
import { scanAgreement } from './analysis/scan.ts';
import { turnedRows } from './analysis/turnsRound.ts';
import type { ContentFiles } from './contentFiles.ts';
import { features } from './dataset/schema.ts';
import { residuals } from './analysis/residuals.ts';
import type { AcceptedCount } from './dataset/problems.ts';
import type { Table } from './dataset/table.ts';
import { withoutSmallLevels } from './analysis/smallLevels.ts';
import { piecesOf, reportOf, type Pieces } from './pieces.ts';
import { searchSegments } from './reportFound.ts';
import { measureFoundOffers } from './reportFoundOffers.ts';
import { explainDisagreements, testHypotheses } from './reportHypotheses.ts';
import { explainValue } from './reportMetric.ts';
import { informationOfEmptiness, scanTraits } from './reportScan.ts';
import { robustOrders } from './reportOrders.ts';
import { verify, type Verification } from './verification/verify.ts';
import { version } from './version.ts';
import { measureSegments, measureValue } from './reportValue.ts';

/** What is said of the file itself. */
export interface FileFacts {
  /** Name of the file of clients, without its folder. */
  readonly file: string;
  /** SHA-256 of its bytes. */
  readonly sha256: string;
  /** Decisions of data/accepted.yaml that were used. */
  readonly accepted?: readonly AcceptedCount[];
}

/** The whole report as data: what results.json is (aggregates only, unrounded, in one stable order). */
export type Results = ReturnType<typeof analysis> extends Generator<unknown, infer R> ? R : never;

/** What of content/ the analysis asks. */
export type AnalysedContent = Pick<
  ContentFiles,
  'segments' | 'hypotheses' | 'assumptions' | 'recommendations' | 'foundOffers' | 'sha256'
>;

/** What the analysis is about to do, for whoever waits. */
export type AnalysisStep =
  | 'summaries'
  | 'associations'
  | 'model'
  | 'value'
  | 'segments'
  | 'hypotheses'
  | 'search'
  | 'groups'
  | 'robustness'
  | 'verification';

/**
 * Analyses a table of clients with the content's segments, hypotheses and assumptions; `begin` is told of each step. Throws
 * a ContentError on a mistake in content/.
 */
export function analyse(
  read: Table,
  facts: FileFacts,
  content: AnalysedContent,
  begin: (step: AnalysisStep) => void = () => {},
): Results {
  return byItself(analysis(read, facts, content, begin), piecesOf(read, content));
}

/** What the work comes to where its pieces are made when it asks for them. */
function byItself<T>(work: Piecewise<T>, own: ReturnType<typeof piecesOf>): T {
  let step = work.next();
  while (!step.done) step = work.next(own[step.value]());
  return step.value;
}

/** The same with the pieces that another thread makes meanwhile: equal to the last bit. */
export async function analyseBeside(
  pieces: { readonly [K in keyof Pieces]: Promise<Pieces[K]> },
  read: Table,
  facts: FileFacts,
  content: AnalysedContent,
  begin: (step: AnalysisStep) => void,
): Promise<Results> {
  const work = analysis(read, facts, content, begin);
  let step = work.next();
  while (!step.done) step = work.next(await pieces[step.value]);
  return step.value;
}

/** Work that asks whoever runs it for pieces. */
type Piecewise<T> = Generator<keyof Pieces, T, Pieces[keyof Pieces]>;

function* piece<K extends keyof Pieces>(name: K): Piecewise<Pieces[K]> {
  return (yield name) as Pieces[K];
}

/** The analysis. It stops where it needs a piece, which is as late as can be. */
function* analysis(read: Table, facts: FileFacts, content: AnalysedContent, begin: (step: AnalysisStep) => void) {
  const { schema } = read;
  // Rules of content/ name levels themselves, so they are asked of the file as it is.
  const table = withoutSmallLevels(read);
  const { r, churn, byCategory, eda, correlations } = yield* statistics(table, begin);
  begin('hypotheses');
  const hypotheses = testHypotheses(read, r.outcome, content.hypotheses);
  const disagreements = explainDisagreements(read, r.outcome, content.hypotheses, hypotheses);
  begin('model');
  const logistic = yield* piece('model');
  begin('value');
  const value = measureValue(table, r.outcome, content, logistic, churn.rate);
  begin('segments');
  const measured = measureSegments(read, r.outcome, r.known ?? null, content, value.clientValue, churn);
  const { segments, segmentOverlap, experiments } = measured;
  begin('search');
  const { clientValue } = value;
  const { order } = segmentOverlap;
  const queued = content.segments.toSorted((a, b) => order.indexOf(a.id) - order.indexOf(b.id));
  const foundSegments = searchSegments(table, r.outcome, r.known ?? null, clientValue, queued);
  const foundOffers = measureFoundOffers(read, table, r.outcome, content, segments, foundSegments, clientValue);
  const metric = explainValue(table, value, byCategory, churn.rate, content, segments);
  const robust = robustOrders(read, r.outcome, r.known ?? null, content, value.valueWith);
  begin('groups');
  const tree = yield* piece('tree');
  const clusters = yield* piece('clusters');
  const details = yield* piece('details');
  begin('robustness');
  const held = yield* piece('robustness');
  return frozen({
    /** Version of the shape of results.json. */
    schemaVersion: 1 as const,
    dataset: {
      /** Name of the file of clients, without its folder. */
      file: facts.file,
      /** SHA-256 of its bytes. */
      sha256: facts.sha256,
      /** Rows of clients. */
      rows: table.rows,
      /** Columns of the schema. */
      columns: schema.columns.length,
    },
    stamp: {
      /** SHA-256 of what the analysts wrote: the chapters and the YAML of src/content. */
      contentSha256: content.sha256,
      /** Version of the report's own code. */
      version,
    },
    quality: {
      ...r.quality(),
      /** Decisions of data/accepted.yaml that were used: code, column, reason, and how many cells they let through. */
      accepted: (facts.accepted ?? []).map(({ code, column = null, reason, n }) => ({
        code,
        column,
        reason,
        cells: n,
      })),
    },
    eda,
    correlations: { ...correlations, logistic: logistic?.result ?? null, tree },
    portraits: yield* piece('portraits'),
    metric,
    segments,
    segmentOverlap,
    experiments,
    segmentDetails: details,
    clusters,
    foundSegments,
    foundOffers,
    hypotheses,
    disagreements,
    robustness: { ...held, ...robust },
  });
}

/** What is told of the traits of a table: all that the reference checks, and nothing of the analysts' content. */
function* statistics(table: Table, begin: (step: AnalysisStep) => void) {
  const r = reportOf(table);
  begin('summaries');
  const churn = r.churn();
  const byCategory = r.byCategory();
  const numeric = r.numeric();
  const histograms = r.histograms();
  begin('associations');
  const [pearson, spearman] = [r.pearson(), r.spearman()];
  const phik = r.phik();
  const phikEqualWidth = r.phikEqualWidth();
  const association = r.association();
  const informationValue = r.informationValue();
  const comparisons = r.comparisons();
  const [bands, missingness] = [r.bands(), r.missingness()];
  const informative = missingness[table.schema.missingnessColumn ?? ''];
  const traits = features(table.schema).map((c) => c.name);
  const informationOfMissing = informationOfEmptiness(table, r.outcome);
  const scanned = scanTraits(table, r.outcome, {
    phik,
    phikEqualWidth,
    association,
    comparisons,
    informationValue,
    informationOfMissing,
  });
  const trends = r.trends();
  const [acrossLevels, correlationRatio] = [yield* piece('acrossLevels'), yield* piece('correlationRatio')];
  return {
    r,
    churn,
    byCategory,
    eda: {
      churn,
      byCategory,
      bands,
      turnsRound: turnedRows({ ...byCategory, ...bands }, churn, informative?.known ?? null),
      missingness,
      ...r.balanceHolders(),
      numeric,
      histograms,
      fixedBins: r.fixedBins(),
      comparisons,
      proportions: r.proportions(),
      acrossLevels,
      trends,
    },
    correlations: {
      /** Pearson correlation of two columns, pairwise complete. */
      pearson,
      /** Spearman correlation of two columns: Pearson of mid-ranks. */
      spearman,
      /** φK of two columns, numbers in ten bins of equal frequency. */
      phik,
      /** φK of two columns, numbers in ten bins of equal width. */
      phikEqualWidth,
      /** Each trait against churn: Pearson χ². */
      association,
      residuals: Object.fromEntries(Object.entries(byCategory).map(([name, rows]) => [name, residuals(rows)])),
      informationValue,
      /** Being empty as a trait of its own, of each column with 10 empty cells or more. */
      informationOfMissing,
      /** Each number by the groups of each category, flag and the outcome: share of its variance between them. */
      correlationRatio,
      /** Every trait, and whether its cell is empty, against churn by three methods; the strongest by φK first. */
      scan: scanned,
      scanAgreement: scanAgreement(scanned),
      /** The traits of the scan without those of empty cells. */
      ranking: scanned.filter(({ of }) => of === 'value'),
      /** How many traits of the ranking have a φK with churn; they stand first. */
      ranked: scanned.filter((one) => one.of === 'value' && one.phik !== null).length,
      /** Pairs of traits that tell most alike, the strongest first. */
      redundant: traits
        .flatMap((a, i) => traits.slice(i + 1).map((b) => ({ id: `${a}~${b}`, a, b, phik: phik[a]?.[b] ?? null })))
        .sort((x, y) => (y.phik ?? 0) - (x.phik ?? 0))
        .slice(0, 5),
    },
  };
}

/** The report with its arithmetic checked: what is published. */
export type Published = Results & { readonly verification: Verification | null };

/**
 * Adds to the results the check of every statistic on the sample, whatever file they are of; null for a schema that
 * has no sample. `elsewhere`: who checks a sample that is not the file itself. Throws a VerificationError where a figure
 * differs from the reference.
 */
export async function verified(results: Results, elsewhere = verifySample): Promise<Published> {
  const { referenceOf } = await import('./verification/sample.ts');
  const reference = referenceOf();
  if (reference === null) return frozen({ ...results, verification: null });
  const isSample = results.dataset.sha256 === reference.sha256;
  return frozen({ ...results, verification: isSample ? verify(results, reference) : await elsewhere() });
}

let sampled: Promise<Verification> | undefined;

/** The check of the sample, without the analysts' content: what they edit cannot make the arithmetic wrong. */
export function verifySample(): Promise<Verification> {
  sampled ??= import('./verification/sample.ts').then(async ({ referenceOf, sampleClients }) => {
    const shown = withoutSmallLevels((await sampleClients()).table);
    const own = piecesOf(shown, { segments: [] });
    const { eda, correlations } = byItself(
      statistics(shown, () => {}),
      own,
    );
    const modelled = { ...correlations, logistic: own.model()?.result ?? null, tree: own.tree() };
    return verify(
      { eda, correlations: modelled, clusters: own.clusters() } as Parameters<typeof verify>[0],
      referenceOf()!,
    );
  });
  return sampled;
}
