import { features, type ColumnSchema } from '../dataset/schema.ts';
import { column, type Table } from '../dataset/table.ts';
import { quantileOf, type Sample } from './sample.ts';
import { sampleAt, sampleOf } from './samplesOf.ts';
import type { RuleCondition } from './segment.ts';
import { isEndOfFew } from './toldQuantile.ts';

/** Where numbers are cut: type-7 quantiles of the given rows. */
const CUTS = [0.1, 0.25, 0.5, 0.75, 0.9];
/** A count with more values than this is cut like a number. */
const MOST_VALUES = 12;

/**
 * The conditions that a search may join, made by the data: each level of a category or flag; from and below each
 * cut of a number (its quantiles) and of a count (its values); known and missing. Cuts have three significant
 * digits, or none after the point where all values are whole: a rule can be read, and points at no single client.
 */
export function candidateConditions(table: Table, rows: Uint32Array): RuleCondition[] {
  return features(table.schema).flatMap((schema) => conditionsOf(table, schema, rows));
}

function conditionsOf(table: Table, schema: ColumnSchema, rows: Uint32Array): RuleCondition[] {
  const found = column(table, schema.name);
  const name = schema.name;
  if (found.type === 'id') return [];
  if (found.type === 'code') return found.levels.map((level) => ({ column: name, is: level }));
  const sample = sampleAt(found.values, rows);
  // Written short, a cut may be an end of the column, also where the rows do not have it.
  const cuts = cutsOf(sample, schema.kind === 'count').filter((cut) => !isEndOfFew(sampleOf(found.values), cut));
  const missing = sample.n < rows.length ? [true, false] : [];
  return [
    ...cuts.map((cut) => ({ column: name, atLeast: cut })),
    ...cuts.map((cut) => ({ column: name, below: cut })),
    ...missing.map((is) => ({ column: name, missing: is })),
  ];
}

function cutsOf(sample: Sample, isCount: boolean): number[] {
  if (sample.n === 0) return [];
  if (isCount && sample.values.length <= MOST_VALUES) return [...sample.values.subarray(1)];
  const whole = sample.values.every((value) => Number.isInteger(value));
  const readable = (value: number) => {
    const short = Number(value.toPrecision(3));
    return whole ? Math.round(short) : short;
  };
  return [...new Set(CUTS.map((p) => readable(quantileOf(sample, p)!)))];
}
