import { features, levelFeatures, type ColumnSchema, type DataSchema } from '../src/dataset/schema.ts';

/** The column with which a new file begins: a flag where the data set has one. */
export const flagOrFirst = (schema: DataSchema) =>
  levelFeatures(schema).find((c) => c.kind === 'flag') ?? features(schema)[0]!;

/** The test that fits a column, and the measure of its effect. */
export function fitting(column: ColumnSchema) {
  if (column.kind === 'flag') return { test: 'proportions', measure: 'cohensH' };
  if (column.kind === 'category') return { test: 'chiSquared', measure: 'cramersV' };
  return { test: 'mannWhitney', measure: 'auc' };
}

/** A condition that a column can have, as YAML writes it. */
export function condition(column: ColumnSchema): string {
  if (column.kind === 'flag') return `column: ${column.name}\n    is: 1`;
  if (column.kind === 'category') return `column: ${column.name}\n    is: ${JSON.stringify(column.levels?.[0] ?? '')}`;
  return `column: ${column.name}\n    atLeast: ${column.range?.[0] ?? 0}`;
}
