import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { benjaminiHochberg } from './analysis/adjust.ts';
import { frozen } from './analysis/frozen.ts';
import { withoutSmallLevels } from './analysis/smallLevels.ts';
import { readContentFiles, type ContentFiles } from './contentFiles.ts';
import { dataFile, schema as shippedSchema } from './dataset/index.ts';
import { features, outcomeOf } from './dataset/schema.ts';
import type { Table } from './dataset/table.ts';
import { report } from './report.ts';
import { searchSegments } from './reportFound.ts';
import { testHypotheses } from './reportHypotheses.ts';
import { logisticModel, measureSegments, measureValue } from './reportValue.ts';

/** What is said of the file itself. */
export interface FileFacts {
  readonly file: string;
  readonly sha256: string;
}

/** The whole report as data: what results.json is (aggregates only, unrounded, in one stable order). */
export type Results = ReturnType<typeof analyse>;

/** Analyses a table of clients with the content's segments, hypotheses and assumptions. Throws a ContentError on a mistake in content/. */
export function analyse(read: Table, facts: FileFacts, content: ContentFiles = readContentFiles(read.schema)) {
  const { schema } = read;
  // Rules of content/ name levels themselves, so they are asked of the file as it is.
  const table = withoutSmallLevels(read);
  const r = report(table);
  const churn = r.churn();
  const phik = r.phik();
  const phikEqualWidth = r.phikEqualWidth();
  const association = r.association();
  const informationValue = r.informationValue();
  const comparisons = r.comparisons();
  const logistic = logisticModel(table, r.outcome);
  const { metric, clientValues } = measureValue(table, r.outcome, content, logistic, churn.rate);
  const { segments, segmentOverlap } = measureSegments(read, r.outcome, r.known ?? null, content, clientValues, churn);
  const outcome = outcomeOf(schema).name;
  const traits = features(schema).map((c) => c.name);
  const p = traits.map((name) => association[name]?.p ?? comparisons[name]?.mannWhitney.p ?? null);
  const adjusted = benjaminiHochberg(p);
  return frozen({
    schemaVersion: 1 as const,
    dataset: { file: facts.file, sha256: facts.sha256, rows: table.rows, columns: schema.columns.length },
    quality: r.quality(),
    eda: {
      churn,
      byCategory: r.byCategory(),
      bands: r.bands(),
      missingness: r.missingness(),
      ...r.balanceHolders(),
      numeric: r.numeric(),
      histograms: r.histograms(),
      comparisons,
      proportions: r.proportions(),
      trends: r.trends(),
    },
    correlations: {
      pearson: r.pearson(),
      spearman: r.spearman(),
      phik,
      phikEqualWidth,
      association,
      informationValue,
      ranking: traits
        .map((column, i) => ({
          column,
          phik: phik[column]?.[outcome] ?? null,
          phikEqualWidth: phikEqualWidth[column]?.[outcome] ?? null,
          cramersV: association[column]?.cramersVCorrected ?? null,
          auc: comparisons[column]?.mannWhitney.auc ?? null,
          iv: informationValue[column]?.iv ?? null,
          p: p[i] ?? null,
          pAdjusted: adjusted[i] ?? null,
        }))
        .sort((a, b) => (b.phik ?? 0) - (a.phik ?? 0)),
      redundant: traits
        .flatMap((a, i) => traits.slice(i + 1).map((b) => ({ id: `${a}~${b}`, a, b, phik: phik[a]?.[b] ?? null })))
        .sort((x, y) => (y.phik ?? 0) - (x.phik ?? 0))
        .slice(0, 5),
      logistic: logistic?.result ?? null,
    },
    portraits: r.portraits(),
    metric,
    segments,
    segmentOverlap,
    foundSegments: searchSegments(table, r.outcome, r.known ?? null, clientValues?.value ?? null, content),
    hypotheses: testHypotheses(read, r.outcome, content.hypotheses),
  });
}

/** The bytes of results.json. */
export const serialise = (results: Results): string => `${JSON.stringify(results, null, 1)}\n`;

let memo: Promise<Results> | undefined;

/** The results that the site shows: those that the build has written, else (in dev) of the file of clients. */
export function results(): Promise<Results> {
  memo ??= load();
  return memo;
}

/** Forgets what was loaded, so that a changed file is seen by the next page. */
export const forgetResults = () => {
  memo = undefined;
};

async function load(): Promise<Results> {
  const written = process.env['REPORT_RESULTS'];
  if (written) return JSON.parse(readFileSync(written, 'utf8')) as Results;
  const { readTable } = await import('./dataset/read.ts');
  const read = await readTable(resolve(process.env['REPORT_DATA'] || dataFile), shippedSchema);
  if (read.table === null) throw new Error(read.problems.map((problem) => problem.message).join('\n'));
  return analyse(read.table, read.facts);
}
