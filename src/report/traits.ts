import { residuals } from '../analysis/residuals.ts';
import { scanAgreement } from '../analysis/scan.ts';
import { turnedRows } from '../analysis/turnsRound.ts';
import { features } from '../dataset/schema.ts';
import type { Table } from '../dataset/table.ts';
import { piece, reportOf } from './pieces.ts';
import { informationOfEmptiness, scanTraits } from './scan.ts';

/** What is told of the traits of a table: all that the reference checks, and nothing of the analysts' content. */
export function* traitStatistics(table: Table, begin: (step: 'summaries' | 'associations') => void) {
  const r = reportOf(table);
  begin('summaries');
  const churn = r.churn();
  const byCategory = r.byCategory();
  const numeric = r.numeric();
  const histograms = r.histograms();
  begin('associations');
  const { pearson, spearman } = r.coefficients();
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
  const knownOf = (column: string) => scanned.find(({ id }) => id === column)?.n ?? 0;
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
        .flatMap((a, i) =>
          traits.slice(i + 1).map((b) => ({
            id: `${a}~${b}`,
            a,
            b,
            phik: phik[a]?.[b] ?? null,
            /** So many clients at the least have both values. */
            bothKnown: Math.max(0, knownOf(a) + knownOf(b) - table.rows),
          })),
        )
        .sort((x, y) => (y.phik ?? 0) - (x.phik ?? 0))
        .slice(0, 5),
    },
  };
}
