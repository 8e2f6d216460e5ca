import { features, levelFeatures, type ColumnSchema, type DataSchema } from '../src/dataset/schema.ts';
import type { Condition, Rule } from '../src/schemas/rule.ts';

/** The column with which a new file begins: a flag where the data set has one. */
export const flagOrFirst = (schema: DataSchema) =>
  levelFeatures(schema).find((c) => c.kind === 'flag') ?? features(schema)[0]!;

/** The test that fits a column, and the measure of its effect. */
export function fitting(column: ColumnSchema) {
  if (column.kind === 'flag') return { test: 'proportions', measure: 'cohensH' };
  if (column.kind === 'category') return { test: 'chiSquared', measure: 'cramersV' };
  return { test: 'mannWhitney', measure: 'auc' };
}

/** The conditions that a column can have, one of each kind; of one whose levels the file alone knows there is none to begin with. */
function conditionsOf({ name, kind, levels, range }: ColumnSchema): Condition[] {
  if (kind === 'flag') return [1, 0].map((is) => ({ column: name, is }));
  if (kind === 'category') return (levels ?? []).map((is) => ({ column: name, is }));
  return [{ column: name, atLeast: range?.[0] ?? 0 }];
}

/** A condition to begin with, of the column above where no rule is that one already: two segments of one rule are refused. */
export function condition(schema: DataSchema, rules: readonly Rule[]): string {
  const first = flagOrFirst(schema);
  const others = features(schema).filter((column) => column !== first);
  const all = [first, ...others].flatMap(conditionsOf);
  const taken = new Set(rules.map((rule) => JSON.stringify(rule)));
  const { column, ...compared } = all.find((one) => !taken.has(JSON.stringify([one]))) ??
    all[0] ?? { column: first.name, is: '' };
  const [[operator, value]] = Object.entries(compared) as [[string, unknown]];
  return `column: ${column}\n    ${operator}: ${JSON.stringify(value)}`;
}
