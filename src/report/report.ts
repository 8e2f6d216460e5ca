import { pearson, spearman } from '../analysis/correlation.ts';
import { compareGroups, toldComparison } from '../analysis/compare.ts';
import { chiSquaredTest, contingencyTable, toldChiSquaredTest } from '../analysis/chiSquaredTest.ts';
import { summaryByOutcome } from '../analysis/describe.ts';
import { toldKruskalWallis } from '../analysis/kruskalWallisTest.ts';
import { countEmpty, countEmptyAmong, emptyCells, mayBeEmpty } from '../analysis/emptyCells.ts';
import { heldBy, nothingHeld } from '../analysis/holders.ts';
import { informationOfLevels } from '../analysis/informationValue.ts';
import {
  bySize,
  levelTrait,
  measuredTrait,
  portraitDifference,
  portraitTrait,
  type PortraitVariable,
} from '../analysis/portrait.ts';
import { equalFrequencyBins, equalWidthBins, phik, type Binned } from '../analysis/phik.ts';
import { groupCounts } from '../analysis/groupCounts.ts';
import { proportionTestOf, toldProportionTest } from '../analysis/proportionTest.ts';
import { quality } from '../analysis/quality.ts';
import { SMALLEST_GROUP } from '../analysis/published.ts';
import { rateOf } from '../analysis/rate.ts';
import { countLevels } from '../analysis/countLevels.ts';
import type { Band } from '../analysis/rateBy.ts';
import { toldMatrix } from '../analysis/toldMatrix.ts';
import { trendTest } from '../analysis/trendTest.ts';
import { features, levelFeatures, numericFeatures, outcomeOf, type ColumnSchema } from '../dataset/schema.ts';
import { codes, numbers, type Table } from '../dataset/table.ts';
import { columnTables } from './columnTables.ts';

/** The data set's columns by role bound to the methods: what results.ts asks. No arithmetic, and no client leaves here. */
export function report(table: Table) {
  const { schema } = table;
  const outcome = codes(table, outcomeOf(schema).name).codes;
  const known = knownMask(table);
  const numeric = numericFeatures(schema);
  const levelled = levelFeatures(schema);
  const pairs = features(schema).filter((c) => c.kind === 'flag' || c.contrast);

  const ofLevels = new Map<string, number | null>();
  const { rates, drawn, informing, fixed } = columnTables(table, outcome, known);

  return {
    outcome,
    known,
    quality: () => quality(table, outcome),
    churn: () => rateOf(sum(outcome), table.rows),
    byCategory: () => byName(levelled, rates),
    bands: () =>
      byName(
        features(schema).filter((c) => c.kind === 'number'),
        (c) => rates(c) as readonly Band[],
      ),
    missingness: () =>
      byName(mayBeEmpty(table), ({ name }) => {
        const sides = [{ code: 0, value: 'known' } as const, { code: 1, value: 'unknown' } as const] as const;
        const proportion = toldProportionTest(proportionTestOf(emptyCells(table, name), outcome, ...sides));
        return { known: proportion.rateOf, unknown: proportion.rateAgainst, proportion };
      }),
    balanceHolders: () =>
      schema.missingnessColumn === undefined ? nothingHeld : heldBy(numbers(table, schema.missingnessColumn), outcome),
    numeric: () => byName(numeric, (c) => summaryByOutcome(numbers(table, c.name), outcome)),
    histograms: () => byName(numeric, drawn),
    fixedBins: () =>
      byName(
        features(schema).filter((c) => c.kind === 'number'),
        fixed,
      ),
    comparisons: () =>
      byName(numeric, (c) => {
        const values = numbers(table, c.name);
        return toldComparison(values, outcome, compareGroups(values, outcome));
      }),
    proportions: () => byName(pairs, (c) => toldProportionTest(proportionOf(table, c, outcome))),
    acrossLevels: () =>
      byName(
        features(schema).filter((c) => c.kind === 'category'),
        (c) => {
          const { codes: level, levels } = codes(table, c.name);
          return byName(numeric, (n) => toldKruskalWallis(numbers(table, n.name), level, levels.length));
        },
      ),
    trends: () =>
      byName(
        levelled.filter((c) => c.kind === 'count'),
        (c) => trendTest(scored(table, c.name, outcome), countEmpty(table, c.name)),
      ),
    coefficients: () => {
      const columns = measured(table);
      return { pearson: toldMatrix(table, pearson(columns)), spearman: toldMatrix(table, spearman(columns)) };
    },
    phik: () => phikMatrix(table, equalFrequencyBins, ofLevels),
    phikEqualWidth: () => phikMatrix(table, equalWidthBins, ofLevels),
    association: () =>
      byName(levelled, (c) => {
        const { codes: level, levels } = codes(table, c.name);
        const { counts, missing } = contingencyTable(level, levels.length, outcome);
        // Tests of counts are of all values.
        return c.kind === 'count' ? chiSquaredTest(counts, missing) : toldChiSquaredTest(counts, missing);
      }),
    informationValue: () =>
      byName(features(schema), (c) => {
        if (c.kind === 'number' || c.kind === 'count') return informing(c);
        const { codes: level, levels } = codes(table, c.name);
        return informationOfLevels(c.name, level, levels, outcome);
      }),
    portraits: () => {
      const variables = portraitVariables(table);
      const traits = variables.map((v) => portraitTrait(v, outcome));
      const clients = (code: number) => outcome.reduce((n, y) => n + (y === code ? 1 : 0), 0);
      return {
        stayed: { n: clients(0), traits },
        churned: { n: clients(1), traits },
        differences: bySize(variables.map((v) => portraitDifference(v, v.by(outcome)))),
      };
    },
  };
}

const sum = (values: Uint16Array) => values.reduce((s, v) => s + v, 0);

const byName = <T>(columns: readonly ColumnSchema[], result: (column: ColumnSchema) => T): Record<string, T> =>
  Object.fromEntries(columns.map((c) => [c.name, result(c)]));

/** 1 where the informative column is known; undefined in a data set without one. */
function knownMask(table: Table): Uint8Array | undefined {
  const name = table.schema.missingnessColumn;
  return name === undefined ? undefined : emptyCells(table, name).map((empty) => 1 - empty);
}

/** The two-level comparison of a flag (1 against 0) or of a column's contrast. */
export function proportionOf(
  table: Table,
  c: ColumnSchema,
  outcome: Uint16Array,
  groups = c.contrast ?? { of: '1', against: '0' },
) {
  const { codes: level, levels } = codes(table, c.name);
  const side = (value: string) => ({ code: levels.indexOf(value), value });
  const missing = countEmptyAmong(table, c.name, outcome);
  return proportionTestOf(level, outcome, side(groups.of), side(groups.against), missing);
}

/** Counts of the outcome at each value of an ordered column, the value as its score. */
export function scored(table: Table, name: string, outcome: Uint16Array) {
  const { codes: level, levels } = codes(table, name);
  const { n, churned } = groupCounts(level, levels.length, outcome);
  return levels.map((value, code) => ({ score: Number(value), n: n[code]!, churned: churned[code]! }));
}

/** Columns with an order and a distance, flags and the outcome among them. */
const measured = (table: Table) =>
  table.schema.columns
    .filter((c) => c.role !== 'id' && c.kind !== 'category')
    .map(({ name }) => ({ name, values: numbers(table, name) }));

/** φK of every pair; `ofLevels` keeps that of two columns of levels, which no way of binning changes. */
function phikMatrix(table: Table, bins: (values: Float64Array) => Binned, ofLevels: Map<string, number | null>) {
  const columns = table.schema.columns.filter((c) => c.role !== 'id');
  const binned = columns.map((c): Binned => {
    if (c.kind === 'number') return bins(numbers(table, c.name));
    const { codes: level, levels } = codes(table, c.name);
    return { codes: level, size: levels.length };
  });
  const cells: Record<string, Record<string, number | null>> = Object.fromEntries(columns.map((c) => [c.name, {}]));
  columns.forEach((a, i) => {
    columns.slice(0, i + 1).forEach((b, j) => {
      const pair = `${a.name}~${b.name}`;
      const kept = ofLevels.get(pair);
      const value = i === j ? 1 : kept !== undefined ? kept : phik(binned[i]!, binned[j]!);
      if (a.kind !== 'number' && b.kind !== 'number') ofLevels.set(pair, value);
      cells[a.name]![b.name] = value;
      cells[b.name]![a.name] = value;
    });
  });
  return toldMatrix(table, cells);
}

/** Numbers and counts as they are; of two levels the contrast, of more each one. */
export function portraitVariables(table: Table): PortraitVariable[] {
  return features(table.schema).flatMap((c): PortraitVariable[] => {
    if (c.kind === 'number' || c.kind === 'count') return [measuredTrait(c.name, numbers(table, c.name))];
    const levelled = codes(table, c.name);
    const { codes: level, levels } = levelled;
    const sizes = countLevels(level, levels.length);
    const told =
      c.kind === 'flag'
        ? ['1']
        : c.contrast
          ? [c.contrast.of]
          : levels.filter((_, code) => sizes[code]! >= SMALLEST_GROUP);
    return told.map((value) => levelTrait(c.name, levelled, value));
  });
}
