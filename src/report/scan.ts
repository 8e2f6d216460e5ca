import { believedP, chiSquaredTest, contingencyTable } from '../analysis/chiSquaredTest.ts';
import { toldCorrelationRatio } from '../analysis/correlationRatio.ts';
import { columnsWithEmpty, emptyCells } from '../analysis/emptyCells.ts';
import { informationOfMissing } from '../analysis/informationValue.ts';
import { equalFrequencyBins, phik } from '../analysis/phik.ts';
import { isSmall } from '../analysis/published.ts';
import type { Comparison, Independence, InformationValue } from '../analysis/result.ts';
import { scan, type Measured } from '../analysis/scan.ts';
import { features, numericFeatures, outcomeOf } from '../dataset/schema.ts';
import { codes, numbers, type Table } from '../dataset/table.ts';

/** Being empty as a trait of its own, of each column where enough cells are. */
export const informationOfEmptiness = (table: Table, outcome: Uint16Array) =>
  Object.fromEntries(
    columnsWithEmpty(table).map(({ name }) => [name, informationOfMissing(name, emptyCells(table, name), outcome)]),
  );

type ByColumn<T> = Readonly<Record<string, T>>;
type Matrix = ByColumn<ByColumn<number | null>>;

/** What the report has of each column, by name. */
interface Measures {
  readonly phik: Matrix;
  readonly phikEqualWidth: Matrix;
  readonly association: ByColumn<Independence>;
  readonly comparisons: ByColumn<Comparison>;
  readonly informationValue: ByColumn<InformationValue>;
  readonly informationOfMissing: ByColumn<InformationValue>;
}

/** Every trait against churn, and whether its cell is empty where enough are: three methods, one false discovery rate. */
export function scanTraits(table: Table, outcome: Uint16Array, measures: Measures) {
  return scan([
    ...features(table.schema).map(({ name }) => ofValue(table, name, outcome, measures)),
    ...columnsWithEmpty(table).map(({ name }) => ofEmptiness(name, emptyCells(table, name), outcome, measures)),
  ]);
}

function ofValue(table: Table, column: string, outcome: Uint16Array, measures: Measures): Measured {
  const churn = outcomeOf(table.schema).name;
  const independence = measures.association[column];
  const ranks = measures.comparisons[column]?.mannWhitney;
  const { n, missing } = independence ?? ranks ?? { n: 0, missing: 0 };
  return {
    id: column,
    column,
    of: 'value',
    n: isSmall(n) ? null : n,
    missing,
    phik: measures.phik[column]?.[churn] ?? null,
    phikEqualWidth: measures.phikEqualWidth[column]?.[churn] ?? null,
    cramersV: independence?.cramersVCorrected ?? null,
    auc: ranks?.auc ?? null,
    iv: measures.informationValue[column]?.iv ?? null,
    ...(independence
      ? { test: testOf(independence), p: believedP(independence) }
      : ofNumbers(numbers(table, column), outcome, ranks?.p ?? null)),
  };
}

/**
 * Ranks see a shift, and not that both the young and the old leave; χ² of φK's ten bins sees any difference, less sharply. The smaller p of
 * the two, doubled (Bonferroni); where an expected count of the bins is under 5, that of ranks alone.
 */
function ofNumbers(values: Float64Array, outcome: Uint16Array, ranks: number | null): Pick<Measured, 'test' | 'p'> {
  const { codes: bin, size } = equalFrequencyBins(values);
  const binned = chiSquaredTest(contingencyTable(bin, size, outcome).counts);
  if (ranks === null || binned.p === null || binned.condition !== null) return { test: 'mannWhitney', p: ranks };
  return {
    test: ranks <= binned.p ? 'mannWhitney' : 'binned',
    p: Math.min(1, 2 * Math.min(ranks, binned.p)),
  };
}

/** The test whose p is believed. */
const testOf = ({ exact }: Independence) => (exact === null ? ('chiSquared' as const) : ('fisher' as const));

function ofEmptiness(column: string, isEmpty: Uint8Array, outcome: Uint16Array, measures: Measures): Measured {
  const { counts } = contingencyTable(isEmpty, 2, outcome);
  const independence = chiSquaredTest(counts);
  const strength = phik({ codes: new Uint16Array(isEmpty), size: 2 }, { codes: outcome, size: 2 });
  return {
    id: `${column}=empty`,
    column,
    of: 'empty',
    n: isEmpty.length,
    missing: 0,
    phik: strength,
    phikEqualWidth: strength,
    cramersV: independence.cramersVCorrected,
    auc: null,
    iv: measures.informationOfMissing[column]?.iv ?? null,
    test: testOf(independence),
    p: believedP(independence),
  };
}

/** How much of the variance of each number lies between the levels of each category and flag, the outcome among them. */
export function correlationRatios(table: Table) {
  const groups = table.schema.columns.filter(({ kind }) => kind === 'category' || kind === 'flag');
  return Object.fromEntries(
    groups.map(({ name }) => {
      const { codes: level, levels } = codes(table, name);
      const ratio = (number: string) => toldCorrelationRatio(numbers(table, number), level, levels.length);
      return [name, Object.fromEntries(numericFeatures(table.schema).map((c) => [c.name, ratio(c.name)]))];
    }),
  );
}
