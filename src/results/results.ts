import '../steadyCompiler.ts';
import { frozen } from '../analysis/frozen.ts';
import type { ContentFiles } from '../authored/contentFiles.ts';
import type { AcceptedCount } from '../dataset/problems.ts';
import type { Table } from '../dataset/table.ts';
import { withoutSmallLevels } from '../analysis/smallLevels.ts';
import { byItself, piece, piecesOf, type Pieces } from '../report/pieces.ts';
import { explainDisagreements } from '../report/disagreements.ts';
import { testHypotheses } from '../report/hypotheses.ts';
import { traitStatistics } from '../report/traits.ts';
import { version } from '../version.ts';
import { valueStatistics } from '../report/valued.ts';

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

/** The analysis. It stops where it needs a piece, which is as late as can be. */
function* analysis(read: Table, facts: FileFacts, content: AnalysedContent, begin: (step: AnalysisStep) => void) {
  const { schema } = read;
  // Rules of content/ name levels themselves, so they are asked of the file as it is.
  const table = withoutSmallLevels(read);
  const { r, byCategory, eda, correlations } = yield* traitStatistics(table, begin);
  begin('hypotheses');
  const hypotheses = testHypotheses(read, r.outcome, content.hypotheses);
  const disagreements = explainDisagreements(read, r.outcome, content.hypotheses, hypotheses);
  const valued = yield* valueStatistics(read, table, r, byCategory, content, begin);
  const { logistic, metric, segments, segmentOverlap, experiments, foundSegments, foundOffers, orders } = valued;
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
    correlations: { ...correlations, logistic, tree },
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
    robustness: { ...held, ...orders },
  });
}
