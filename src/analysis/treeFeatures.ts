import { MISSING_CODE, codes, numbers, type Table } from '../dataset/table.ts';
import { features, type ColumnSchema } from '../dataset/schema.ts';
import { countLevels } from './countLevels.ts';
import { filled } from './filled.ts';
import { SMALLEST_GROUP } from './published.ts';
import { quantileOf } from './sample.ts';
import { sampleOf } from './samplesOf.ts';
import { isEndOfFew } from './toldQuantile.ts';

/** Cuts that a measured column is tried at: the 32-quantiles, written with three digits. */
const CUTS = 31;

/** A trait as a tree sees it: ordered bins or levels; a code past `size` is an unknown value. */
export interface TreeFeature {
  readonly column: string;
  readonly codes: Uint16Array;
  readonly size: number;
  /** Upper bounds of all ordered bins but the last; absent for levels. */
  readonly cuts?: readonly number[];
  readonly levels?: readonly string[];
}

/** Every trait of the table that has at least two bins or levels. */
export const treeFeatures = (table: Table): TreeFeature[] =>
  features(table.schema)
    .map((c) => treeFeature(table, c))
    .filter((f) => f.size > 1);

function treeFeature(table: Table, c: ColumnSchema): TreeFeature {
  if (c.kind === 'number' || c.kind === 'count') return orderedFeature(c.name, numbers(table, c.name));
  const { codes: level, levels } = codes(table, c.name);
  const sizes = countLevels(level, levels.length);
  // A level of fewer clients is not named: it is treated as an unknown value.
  const named = levels.flatMap((_, code) => (sizes[code]! >= SMALLEST_GROUP ? [code] : []));
  const place = new Uint16Array(levels.length).fill(MISSING_CODE);
  named.forEach((code, i) => (place[code] = i));
  return {
    column: c.name,
    codes: level.map((code) => place[code] ?? MISSING_CODE),
    size: named.length,
    levels: named.map((code) => levels[code]!),
  };
}

/** Bins low < x ≤ high by the quantiles of what is known; equal cuts fall together, whole numbers are cut at whole ones. */
export function orderedFeature(column: string, values: Float64Array): TreeFeature {
  const sample = sampleOf(values);
  const whole = isWhole(sample.values);
  const most = sample.values.at(-1) ?? 0;
  const least = sample.values[0] ?? 0;
  const written = Array.from({ length: CUTS }, (_, i) => {
    const cut = Number(quantileOf(sample, (i + 1) / (CUTS + 1))?.toPrecision(3) ?? 0);
    return whole ? Math.floor(cut) : cut;
  });
  const cuts = [...new Set(written)]
    .filter((cut) => cut >= least && cut < most && !isEndOfFew(sample, cut))
    .sort((a, b) => a - b);
  const codes = filled(new Uint16Array(values.length), (i) =>
    Number.isNaN(values[i]!) ? MISSING_CODE : binOf(values[i]!, cuts),
  );
  return { column, codes, size: sample.n === 0 ? 0 : cuts.length + 1, cuts };
}

function isWhole(values: Float64Array): boolean {
  for (let i = 0; i < values.length; i += 1) if (!Number.isInteger(values[i])) return false;
  return true;
}

/** The number of ascending cuts below the value. */
function binOf(value: number, cuts: readonly number[]): number {
  let low = 0;
  let high = cuts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (value > cuts[middle]!) low = middle + 1;
    else high = middle;
  }
  return low;
}
