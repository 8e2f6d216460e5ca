import { numericFeatures, type ColumnSchema } from '../dataset/schema.ts';
import { numbers, type Table } from '../dataset/table.ts';
import { location } from './describe.ts';
import { SMALLEST_GROUP, givesAway } from './published.ts';
import type { ClusterTrait, Condition } from './result.ts';
import { sampleOf } from './samplesOf.ts';
import { splitKeys } from './splits.ts';

/** From this share of empty cells on, being empty is a trait of its own. */
const UNKNOWN_FROM = 0.05;

/** A trait and how a client's place on it is got: (value − centre) / scale, 0 where the value is unknown. */
export interface StandardisedTrait extends ClusterTrait {
  readonly values: Float64Array;
  /** On the logarithmic axis, as the schema's charts are. */
  readonly log: boolean;
  readonly centre: number;
  /** Standard deviation of the known values, of a population. */
  readonly scale: number;
}

export interface ClusterTraits {
  readonly traits: readonly StandardisedTrait[];
  readonly leftOut: readonly { readonly column: string; readonly condition: Condition }[];
}

/**
 * The schema's measured columns in standard deviations from their means, those with a logarithmic scale by
 * sign(x)·log10(1 + |x|), so that a few fortunes are no cluster. An empty cell stands at the mean: it draws a client
 * nowhere, and nobody is left out; where many are empty, whether a cell is empty is a second trait of the column.
 */
export function clusterTraits(table: Table): ClusterTraits {
  const made = numericFeatures(table.schema).map((c) => traitsOf(c, numbers(table, c.name)));
  return {
    traits: made.flatMap(({ traits }) => traits),
    leftOut: made.flatMap(({ leftOut }) => leftOut),
  };
}

function traitsOf(c: ColumnSchema, values: Float64Array) {
  const all = values.length;
  const log = c.scale === 'log';
  const own = sampleOf(values);
  const known = log ? { ...own, values: own.values.map(logarithm) } : own;
  const missing = all - known.n;
  const base = { column: c.name, missing, values, log };
  const { mean, sd } = location(known);
  const scale = (sd ?? 0) * Math.sqrt((known.n - 1) / known.n);
  const measured = known.n >= SMALLEST_GROUP && scale > 0;
  const share = missing / Math.max(1, all);
  const telling = share >= UNKNOWN_FROM && !givesAway(all, missing) && missing < all;
  return {
    traits: [
      ...(measured ? [{ ...base, id: c.name, unknown: false, centre: mean!, scale }] : []),
      ...(telling
        ? [{ ...base, id: `${c.name}=unknown`, unknown: true, centre: share, scale: Math.sqrt(share * (1 - share)) }]
        : []),
    ],
    leftOut: measured ? [] : [{ column: c.name, condition: conditionOf(known.n) }],
  };
}

const conditionOf = (known: number): Condition =>
  known === 0 ? 'empty' : known < SMALLEST_GROUP ? 'small' : 'zeroVariance';

const logarithm = (x: number) => (Math.sign(x) * Math.log1p(Math.abs(x))) / Math.LN10;

/** The rows' places on the traits, one client after another. */
export function placesOf(traits: readonly StandardisedTrait[], rows: Uint32Array): Float64Array {
  const d = traits.length;
  const places = new Float64Array(rows.length * d);
  traits.forEach(({ values, unknown, log, centre, scale }, j) => {
    for (let i = 0; i < rows.length; i += 1) {
      const value = values[rows[i]!]!;
      const empty = Number.isNaN(value);
      if (unknown) places[i * d + j] = ((empty ? 1 : 0) - centre) / scale;
      else if (!empty) places[i * d + j] = ((log ? logarithm(value) : value) - centre) / scale;
    }
  });
  return places;
}

/** Hashes are counted in so many equal parts of [0, 1). */
const PARTS = 1 << 16;

/**
 * So many rows, the first by the seeded hash of the splits, or all; those of one hash by their values, so that the file's
 * order is no matter.
 */
export function firstByHash(table: Table, most: number): Uint32Array {
  const keys = splitKeys(table, 'clusters');
  const columns = numericFeatures(table.schema).map((c) => numbers(table, c.name));
  const inPart = new Uint32Array(PARTS);
  for (let row = 0; row < keys.length; row += 1) inPart[Math.floor(keys[row]! * PARTS)]! += 1;
  let parts = 0;
  let n = 0;
  while (parts < PARTS && n < most) n += inPart[parts++]!;
  const first = new Uint32Array(n);
  for (let row = 0, at = 0; at < n; row += 1) if (keys[row]! * PARTS < parts) first[at++] = row;
  return first.sort((a, b) => keys[a]! - keys[b]! || byValues(columns, a, b)).subarray(0, most);
}

function byValues(columns: readonly Float64Array[], a: number, b: number): number {
  for (const values of columns) {
    const [x, y] = [values[a]!, values[b]!];
    if (x !== y && !(Number.isNaN(x) && Number.isNaN(y))) return Number.isNaN(x) ? -1 : Number.isNaN(y) ? 1 : x - y;
  }
  return 0;
}
