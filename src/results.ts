import './steadyCompiler.ts';
import { frozen } from './analysis/frozen.ts';
import { answeredOnce, onceOf } from './analysis/once.ts';
import { scanAgreement } from './analysis/scan.ts';
import { withoutSmallLevels } from './analysis/smallLevels.ts';
import { turnedRows } from './analysis/turnsRound.ts';
import { readContentFiles, type ContentFiles } from './contentFiles.ts';
import { features } from './dataset/schema.ts';
import { residuals } from './analysis/residuals.ts';
import type { AcceptedCount } from './dataset/problems.ts';
import type { Table } from './dataset/table.ts';
import { report } from './report.ts';
import { searchSegments } from './reportFound.ts';
import { measureFoundOffers } from './reportFoundOffers.ts';
import { explainDisagreements, testHypotheses } from './reportHypotheses.ts';
import { explainValue } from './reportMetric.ts';
import { segmentDetails } from './reportSegmentDetail.ts';
import { correlationRatios, informationOfEmptiness, scanTraits } from './reportScan.ts';
import { measureRobustness } from './reportRobustness.ts';
import { verify, type Verification } from './verification/verify.ts';
import { version } from './version.ts';
import { clustersBesideRules } from './reportClusters.ts';
import { ruleTree } from './reportTree.ts';
import { logisticModel, measureSegments, measureValue } from './reportValue.ts';

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
export type Results = ReturnType<typeof analyse>;

// What content/ cannot change is made once of a table: in dev a saved YAML file does not make it again.
const shownOf = onceOf(withoutSmallLevels);
const reportOf = onceOf((table: Table) => answeredOnce(report(table)));
const treeOf = onceOf((table: Table) => ruleTree(table, reportOf(table).outcome));
const clustersOf = onceOf((table: Table) => clustersBesideRules(table, reportOf(table).outcome, treeOf(table)));
const modelOf = onceOf((table: Table) => logisticModel(table, reportOf(table).outcome));

/** What of content/ the analysis asks. */
type AnalysedContent = Pick<
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
  | 'robustness'
  | 'verification';

/**
 * Analyses a table of clients with the content's segments, hypotheses and assumptions; `begin` is told of each step. Throws
 * a ContentError on a mistake in content/.
 */
export function analyse(
  read: Table,
  facts: FileFacts,
  content: AnalysedContent = readContentFiles(read.schema),
  begin: (step: AnalysisStep) => void = () => {},
) {
  const { schema } = read;
  // Rules of content/ name levels themselves, so they are asked of the file as it is.
  const table = shownOf(read);
  const { r, churn, byCategory, logistic, eda, correlations } = statistics(table, begin);
  begin('value');
  const value = measureValue(table, r.outcome, content, logistic, churn.rate);
  begin('segments');
  const measured = measureSegments(read, r.outcome, r.known ?? null, content, value.clientValues, churn);
  const { segments, segmentOverlap, experiments } = measured;
  const details = segmentDetails(read, r.outcome, content, segments, churn);
  const clusters = clustersOf(table);
  begin('hypotheses');
  const hypotheses = testHypotheses(read, r.outcome, content.hypotheses);
  const disagreements = explainDisagreements(read, r.outcome, content.hypotheses, hypotheses);
  begin('search');
  const clientValue = value.clientValues?.value ?? null;
  const foundSegments = searchSegments(table, r.outcome, r.known ?? null, clientValue, content);
  const foundOffers = measureFoundOffers(read, table, r.outcome, content, segments, foundSegments, clientValue);
  begin('robustness');
  const robustness = measureRobustness(read, r.outcome, r.known ?? null, content, value.valueWith);
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
    correlations,
    portraits: r.portraits(),
    metric: explainValue(table, value, byCategory, churn.rate, content, segments),
    segments,
    segmentOverlap,
    experiments,
    segmentDetails: details,
    clusters,
    foundSegments,
    foundOffers,
    hypotheses,
    disagreements,
    robustness,
  });
}

/** What is told of the traits of a table: all that the reference checks, and nothing of the analysts' content. */
function statistics(table: Table, begin: (step: AnalysisStep) => void) {
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
  begin('model');
  const logistic = modelOf(table);
  const tree = treeOf(table).result;
  const [bands, missingness] = [r.bands(), r.missingness()];
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
  return {
    r,
    churn,
    byCategory,
    logistic,
    eda: {
      churn,
      byCategory,
      bands,
      turnsRound: turnedRows({ ...byCategory, ...bands }, churn, Object.values(missingness)[0]?.known ?? null),
      missingness,
      ...r.balanceHolders(),
      numeric,
      histograms,
      fixedBins: r.fixedBins(),
      comparisons,
      proportions: r.proportions(),
      acrossLevels: r.acrossLevels(),
      trends: r.trends(),
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
      correlationRatio: correlationRatios(table),
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
      logistic: logistic?.result ?? null,
      tree,
    },
  };
}

/** The report with its arithmetic checked: what is published. */
export type Published = Results & { readonly verification: Verification | null };

/**
 * Adds to the results the check of every statistic on the sample, whatever file they are of; null for a schema that
 * has no sample. Throws a VerificationError where a figure differs from the reference.
 */
export async function verified(results: Results): Promise<Published> {
  const { referenceOf, sampleClients } = await import('./verification/sample.ts');
  const reference = referenceOf();
  if (reference === null) return frozen({ ...results, verification: null });
  const own = results.dataset.sha256 === reference.sha256 ? results : await sampleStatistics(sampleClients);
  return frozen({ ...results, verification: verify(own, reference) });
}

let sampled: Promise<ReturnType<typeof statistics> & { readonly clusters: ReturnType<typeof clustersOf> }> | undefined;

/** The statistics of the sample, without the analysts' content: what they edit cannot make the arithmetic wrong. */
function sampleStatistics(clients: () => Promise<{ readonly table: Table }>) {
  sampled ??= clients().then(({ table }) => {
    const shown = shownOf(table);
    return { ...statistics(shown, () => {}), clusters: clustersOf(shown) };
  });
  return sampled;
}
