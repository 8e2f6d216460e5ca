import { distinctOf, knownDistinct, type Distinct } from './distinct.ts';
import { filled } from './filled.ts';
import { sortNumbers } from './sortNumbers.ts';

/** Numbers of some clients: each distinct one, and how many have it. */
export interface Sample {
  /** Ascending, no two alike. */
  readonly values: Float64Array;
  /** Clients of each value, at least 1. */
  readonly counts: Uint32Array;
  /** Clients of all values. */
  readonly n: number;
}

const samples = new WeakMap<Float64Array, Sample>();

/** The known values of a column that does not change, infinities among them. */
export function sampleOf(values: Float64Array): Sample {
  const made = samples.get(values) ?? whole(values);
  samples.set(values, made);
  return made;
}

function whole(values: Float64Array): Sample {
  const distinct = knownDistinct(values);
  if (distinct === undefined || distinct.infinite > 0) return sampleOfSorted(sortNumbers(known(values)));
  return { values: distinct.values, counts: distinct.counts, n: total(distinct.counts) };
}

/** The known values of the rows that `isWanted`, infinities among them: no sort but the column's own. */
export function sampleWhere(values: Float64Array, isWanted: (row: number) => boolean): Sample {
  const distinct = distinctOf(values);
  if (distinct.infinite > 0) return sampleOfSorted(sortNumbers(known(values, isWanted)));
  const { places } = distinct;
  const counts = new Uint32Array(distinct.values.length + 1);
  for (let i = 0; i < places.length; i += 1) if (isWanted(i)) counts[places[i]!]! += 1;
  return packed(distinct, counts);
}

/** The known values of the rows listed, each of them once. */
export function sampleAt(values: Float64Array, rows: Uint32Array): Sample {
  const distinct = distinctOf(values);
  if (distinct.infinite > 0)
    return sampleOfSorted(sortNumbers(known(filled(new Float64Array(rows.length), (k) => values[rows[k]!]!))));
  return packed(distinct, countsAt(distinct, rows));
}

/** The finite values of the rows listed, each of them once, and those of all other rows. */
export function sampleAndRest(
  values: Float64Array,
  rows: Uint32Array,
): { readonly inside: Sample; readonly rest: Sample } {
  const distinct = distinctOf(values);
  const counts = countsAt(distinct, rows);
  const inside = packed(distinct, counts);
  for (let place = 0; place < distinct.values.length; place += 1)
    counts[place] = distinct.counts[place]! - counts[place]!;
  return { inside, rest: packed(distinct, counts) };
}

/** The finite values of those of the rows listed that have each code 0 … levels − 1. */
export function samplesAt(
  values: Float64Array,
  rows: Uint32Array,
  codes: Uint16Array,
  levels: number,
): readonly Sample[] {
  const distinct = distinctOf(values);
  const size = distinct.values.length + 1;
  const { places } = distinct;
  const counts = new Uint32Array(levels * size);
  for (let k = 0; k < rows.length; k += 1) {
    const row = rows[k]!;
    if (codes[row]! < levels) counts[codes[row]! * size + places[row]!]! += 1;
  }
  return Array.from({ length: levels }, (_, code) => packed(distinct, counts.subarray(code * size, (code + 1) * size)));
}

/** Rows of each place among those listed. */
function countsAt({ values, places }: Distinct, rows: Uint32Array): Uint32Array {
  const counts = new Uint32Array(values.length + 1);
  for (let k = 0; k < rows.length; k += 1) counts[places[rows[k]!]!]! += 1;
  return counts;
}

/** The finite values of each group of rows. */
export interface Grouped {
  readonly samples: readonly Sample[];
  /** Rows of each group without a finite value. */
  readonly missing: readonly number[];
}

const grouped = new WeakMap<Float64Array, WeakMap<object, Grouped>>();
/** Of a column of many values, whose samples are as large as itself, only the last are kept. */
const latest = new WeakMap<Float64Array, { readonly codes: object; readonly made: Grouped }>();
const MANY = 1 << 16;
/** Counts of so many cells a row are made in one walk; of more, a group at a time. */
const CELLS_A_ROW = 4;

/**
 * The finite values of the rows of each code 0 … levels − 1, of columns that do not change: counted once for whoever asks
 * again. Rows of other codes are in no group.
 */
export function samplesBy(values: Float64Array, codes: ArrayLike<number>, levels: number): Grouped {
  const distinct = distinctOf(values);
  const isMany = distinct.values.length > MANY;
  const last = latest.get(values);
  const found = isMany ? (last?.codes === codes ? last.made : undefined) : grouped.get(values)?.get(codes);
  if (found !== undefined && found.samples.length >= levels) return found;
  const made = countedBy(distinct, codes, levels);
  if (isMany) latest.set(values, { codes, made });
  else {
    const ofColumn = grouped.get(values) ?? new WeakMap<object, Grouped>();
    grouped.set(values, ofColumn.set(codes, made));
  }
  return made;
}

/** The known values of the rows of each code, infinities among them. */
export const knownBy = (values: Float64Array, codes: ArrayLike<number>, levels: number): readonly Sample[] =>
  distinctOf(values).infinite === 0
    ? samplesBy(values, codes, levels).samples
    : Array.from({ length: levels }, (_, code) => sampleWhere(values, (row) => codes[row] === code));

function countedBy(distinct: Distinct, codes: ArrayLike<number>, levels: number): Grouped {
  const { places } = distinct;
  const size = distinct.values.length + 1;
  const atOnce = Math.max(1, Math.min(levels, Math.floor((CELLS_A_ROW * places.length) / size)));
  const known = codes instanceof Uint16Array || codes instanceof Uint32Array ? codes : Uint32Array.from(codes);
  const made: Sample[] = [];
  const missing: number[] = [];
  for (let first = 0; first < levels; first += atOnce) {
    const last = Math.min(levels, first + atOnce);
    const counts = new Uint32Array((last - first) * size);
    countCodes(places, known, first, last, size, counts);
    for (let code = first; code < last; code += 1) {
      const own = counts.subarray((code - first) * size, (code - first + 1) * size);
      made.push(packed(distinct, own));
      missing.push(own[size - 1]!);
    }
  }
  return { samples: made, missing };
}

/** Mutates `counts`: adds the rows of the codes first … last − 1. */
function countCodes(
  places: Uint32Array,
  codes: Uint16Array | Uint32Array,
  first: number,
  last: number,
  size: number,
  counts: Uint32Array,
): void {
  for (let i = 0; i < places.length; i += 1) {
    const code = codes[i]!;
    if (code >= first && code < last) counts[(code - first) * size + places[i]!]! += 1;
  }
}

/** The values that somebody has; the last count is of rows without a value. */
function packed({ values }: Distinct, counts: Uint32Array): Sample {
  let present = 0;
  let n = 0;
  for (let place = 0; place < values.length; place += 1) {
    const count = counts[place]!;
    n += count;
    if (count > 0) present += 1;
  }
  const sample = { values: new Float64Array(present), counts: new Uint32Array(present), n };
  for (let place = 0, at = 0; at < present; place += 1) {
    const count = counts[place]!;
    if (count === 0) continue;
    sample.values[at] = values[place]!;
    sample.counts[at++] = count;
  }
  return sample;
}

/** The same of ascending values. */
export function sampleOfSorted(sorted: Float64Array): Sample {
  let present = 0;
  for (let i = 0; i < sorted.length; i += 1) if (i === 0 || sorted[i] !== sorted[i - 1]) present += 1;
  const sample = { values: new Float64Array(present), counts: new Uint32Array(present), n: sorted.length };
  for (let i = 0, at = -1; i < sorted.length; i += 1) {
    // + 0 makes −0 the same as 0.
    if (i === 0 || sorted[i] !== sorted[i - 1]) sample.values[++at] = sorted[i]! + 0;
    sample.counts[at]! += 1;
  }
  return sample;
}

/** Both samples as one. */
export function joined(a: Sample, b: Sample): Sample {
  if (a.n === 0) return b;
  if (b.n === 0) return a;
  const [sizeA, sizeB] = [a.values.length, b.values.length];
  const values = new Float64Array(sizeA + sizeB);
  const counts = new Uint32Array(sizeA + sizeB);
  let [i, j, at] = [0, 0, 0];
  while (i < sizeA || j < sizeB) {
    const x = i < sizeA ? a.values[i]! : Infinity;
    const y = j < sizeB ? b.values[j]! : Infinity;
    values[at] = Math.min(x, y);
    counts[at++] = (x <= y && i < sizeA ? a.counts[i++]! : 0) + (y <= x && j < sizeB ? b.counts[j++]! : 0);
  }
  return { values: values.subarray(0, at), counts: counts.subarray(0, at), n: a.n + b.n };
}

/** Type-7 quantiles of the clients of both samples; null each where there are none. */
export function quantilesOfBoth(a: Sample, b: Sample, parts: readonly number[]): readonly (number | null)[] {
  const n = a.n + b.n;
  if (n === 0) return parts.map(() => null);
  const asked = parts.map((p) => ({ h: (n - 1) * p, k: Math.floor((n - 1) * p) }));
  const clients = asked.flatMap(({ k }) => [k, Math.min(k + 1, n - 1)]).sort((x, y) => x - y);
  const values = new Map<number, number>();
  let [i, j, passed, value] = [0, 0, 0, NaN];
  for (const k of clients) {
    while (passed <= k) {
      const x = i < a.values.length ? a.values[i]! : Infinity;
      const y = j < b.values.length ? b.values[j]! : Infinity;
      value = Math.min(x, y);
      if (x === value && i < a.values.length) passed += a.counts[i++]!;
      if (y === value && j < b.values.length) passed += b.counts[j++]!;
    }
    values.set(k, value);
  }
  return asked.map(({ h, k }) => between(values.get(k)!, values.get(Math.min(k + 1, n - 1))!, h - k));
}

/** Clients whose value is not above the bound. */
export function clientsUpTo({ values, counts }: Sample, bound: number): number {
  let n = 0;
  for (let i = 0; i < values.length && values[i]! <= bound; i += 1) n += counts[i]!;
  return n;
}

/** The values above a bound. */
export function above({ values, counts, n }: Sample, bound: number): Sample {
  let from = 0;
  let below = 0;
  while (from < values.length && values[from]! <= bound) below += counts[from++]!;
  return { values: values.subarray(from), counts: counts.subarray(from), n: n - below };
}

/** A sample with what lies beyond the bounds put at those. */
export function drawnTo({ values, counts, n }: Sample, low: number, high: number): Sample {
  const drawn = { values: new Float64Array(values.length), counts: new Uint32Array(values.length) };
  let size = 0;
  for (let i = 0; i < values.length; i += 1) {
    const value = Math.min(high, Math.max(low, values[i]!));
    if (size === 0 || value !== drawn.values[size - 1]) drawn.values[size++] = value;
    drawn.counts[size - 1]! += counts[i]!;
  }
  return { values: drawn.values.subarray(0, size), counts: drawn.counts.subarray(0, size), n };
}

/** A copy of the known values of all rows, or of those that `isWanted`, in their order. */
export function known(values: Float64Array, isWanted: (row: number) => boolean = () => true): Float64Array {
  const found = new Float64Array(values.length);
  let n = 0;
  for (let i = 0; i < values.length; i += 1) {
    const v = values[i]!;
    if (v === v && isWanted(i)) found[n++] = v;
  }
  return found.slice(0, n);
}

/** The place `part` of the way from a to b. Ends of both signs near the largest double have no difference. */
export const between = (a: number, b: number, part: number) =>
  a === b ? a : Number.isFinite(b - a) ? a + part * (b - a) : a * (1 - part) + b * part;

/** Type-7 quantile (R's and NumPy's default); null where there are no values. */
export function quantileOf(sample: Sample, p: number): number | null {
  if (sample.n === 0) return null;
  const h = (sample.n - 1) * p;
  const low = Math.floor(h);
  const { values, counts } = sample;
  const place = placeOf(sample, low);
  const next = low + 1 < place.end ? place.at : Math.min(place.at + 1, counts.length - 1);
  return between(values[place.at]!, values[next]!, h - low);
}

/** Where the k-th smallest client stands (from 0), and the first client past those of its value. */
function placeOf({ counts, n }: Sample, k: number): { readonly at: number; readonly end: number } {
  if (counts.length === n) return { at: k, end: k + 1 };
  let at = 0;
  let end = counts[0]!;
  while (end <= k) end += counts[++at]!;
  return { at, end };
}

function total(counts: Uint32Array): number {
  let n = 0;
  for (let place = 0; place < counts.length; place += 1) n += counts[place]!;
  return n;
}
