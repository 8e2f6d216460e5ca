import { distinctOf, knownDistinct, orderOf, type Distinct } from './distinct.ts';
import { filled } from './filled.ts';
import { gatheredBy, type Codes, type Grouped } from './gather.ts';
import type { Sample } from './sample.ts';
import { sortNumbers } from './sortNumbers.ts';

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
  const known = codes instanceof Uint16Array || codes instanceof Uint32Array ? codes : Uint32Array.from(codes);
  const made = isMany ? gatheredBy(distinct, orderOf(values), known, levels) : countedBy(distinct, known, levels);
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

function countedBy(distinct: Distinct, codes: Codes, levels: number): Grouped {
  const { places } = distinct;
  const size = distinct.values.length + 1;
  const atOnce = Math.max(1, Math.min(levels, Math.floor((CELLS_A_ROW * places.length) / size)));
  const made: Sample[] = [];
  const missing: number[] = [];
  for (let first = 0; first < levels; first += atOnce) {
    const last = Math.min(levels, first + atOnce);
    const counts = new Uint32Array((last - first) * size);
    countCodes(places, codes, first, last, size, counts);
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
  places: Distinct['places'],
  codes: Codes,
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

/** A copy of the known values of all rows, or of those that `isWanted`, in their order. */
export function known(values: Float64Array, isWanted?: (row: number) => boolean): Float64Array {
  let size = 0;
  for (let i = 0; i < values.length; i += 1) if (values[i] === values[i] && (isWanted?.(i) ?? true)) size += 1;
  const found = new Float64Array(size);
  for (let i = 0, n = 0; n < size; i += 1) {
    const v = values[i]!;
    if (v === v && (isWanted?.(i) ?? true)) found[n++] = v;
  }
  return found;
}

function total(counts: Uint32Array): number {
  let n = 0;
  for (let place = 0; place < counts.length; place += 1) n += counts[place]!;
  return n;
}
