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
  const { places } = distinct;
  const counts = new Uint32Array(distinct.values.length + 1);
  for (let k = 0; k < rows.length; k += 1) counts[places[rows[k]!]!]! += 1;
  return packed(distinct, counts);
}

/** The finite values of each group of rows. */
export interface Grouped {
  readonly samples: readonly Sample[];
  /** Rows of each group without a finite value. */
  readonly missing: readonly number[];
}

const grouped = new WeakMap<Float64Array, WeakMap<object, Grouped>>();
/** Counts of so many cells a row are made in one walk; of more, a group at a time. */
const CELLS_A_ROW = 4;

/**
 * The finite values of the rows of each code 0 … levels − 1, of columns that do not change: counted once for whoever asks
 * while both live. Rows of other codes are in no group.
 */
export function samplesBy(values: Float64Array, codes: ArrayLike<number>, levels: number): Grouped {
  const ofColumn = grouped.get(values) ?? new WeakMap<object, Grouped>();
  grouped.set(values, ofColumn);
  const found = ofColumn.get(codes);
  if (found !== undefined && found.samples.length >= levels) return found;
  const made = countedBy(distinctOf(values), codes, levels);
  ofColumn.set(codes, made);
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
  const made: Sample[] = [];
  const missing: number[] = [];
  for (let first = 0; first < levels; first += atOnce) {
    const last = Math.min(levels, first + atOnce);
    const counts = new Uint32Array((last - first) * size);
    for (let i = 0; i < places.length; i += 1) {
      const code = codes[i]!;
      if (code >= first && code < last) counts[(code - first) * size + places[i]!]! += 1;
    }
    for (let code = first; code < last; code += 1) {
      const own = counts.subarray((code - first) * size, (code - first + 1) * size);
      made.push(packed(distinct, own));
      missing.push(own[size - 1]!);
    }
  }
  return { samples: made, missing };
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
  const values = new Float64Array(a.values.length + b.values.length);
  const counts = new Uint32Array(values.length);
  let [i, j, at] = [0, 0, 0];
  while (i < a.values.length || j < b.values.length) {
    const value = Math.min(a.values[i] ?? Infinity, b.values[j] ?? Infinity);
    if (a.values[i] === value) counts[at]! += a.counts[i++]!;
    if (b.values[j] === value) counts[at]! += b.counts[j++]!;
    values[at++] = value;
  }
  return { values: values.subarray(0, at), counts: counts.subarray(0, at), n: a.n + b.n };
}

/** The values above a bound. */
export function above({ values, counts, n }: Sample, bound: number): Sample {
  let from = 0;
  let below = 0;
  while (from < values.length && values[from]! <= bound) below += counts[from++]!;
  return { values: values.subarray(from), counts: counts.subarray(from), n: n - below };
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
