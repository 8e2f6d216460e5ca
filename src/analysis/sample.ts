/** Numbers of some clients: each distinct one, and how many have it. */
export interface Sample {
  /** Ascending, no two alike. */
  readonly values: Float64Array;
  /** Clients of each value, at least 1. */
  readonly counts: Uint32Array;
  /** Clients of all values. */
  readonly n: number;
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

/** The place `part` of the way from a to b. Ends of both signs near the largest double have no difference. */
export const between = (a: number, b: number, part: number) =>
  a === b ? a : Number.isFinite(b - a) ? a + part * (b - a) : a * (1 - part) + b * part;

/**
 * Type-7 quantile (R's and NumPy's default) at p, or at p parts of `parts`; null where there are no values. Parts are whole
 * numbers, so that a quantile that is one client's value is that value: 90 · 0.7 is 62.99999999999999.
 */
export function quantileOf(sample: Sample, p: number, parts = 1): number | null {
  if (sample.n === 0) return null;
  const h = ((sample.n - 1) * p) / parts;
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
