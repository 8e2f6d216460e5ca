import { MISSING_CODE } from '../dataset/table.ts';
import { bivariateUpperTail } from './bivariateNormal.ts';
import { normalCentral, normalUpperTail } from './normal.ts';
import { quantileOf } from './sample.ts';
import { sampleOf } from './samplesOf.ts';
import { rootBetween } from './root.ts';

/** Codes of a column's bins or levels; MISSING_CODE where the value is missing. */
export interface Binned {
  readonly codes: Uint16Array;
  readonly size: number;
}

const BINS = 10;

/** Bin of each value among ascending edges: open on the left, closed on the right; the minimum belongs to the first. */
function binBy(values: Float64Array, edges: readonly number[]): Binned {
  const size = edges.length - 1;
  const codes = new Uint16Array(values.length);
  for (let i = 0; i < values.length; i += 1) {
    const value = values[i]!;
    let bin = 0;
    while (bin < size - 1 && value > edges[bin + 1]!) bin += 1;
    codes[i] = value === value ? bin : MISSING_CODE;
  }
  return { codes, size };
}

/** Ten bins with equal numbers of clients: edges are type-7 quantiles, equal edges merged. */
export function equalFrequencyBins(values: Float64Array): Binned {
  const sample = sampleOf(values);
  const edges = Array.from({ length: BINS + 1 }, (_, i) => quantileOf(sample, i, BINS) ?? 0);
  const distinct = [...new Set(edges)];
  return binBy(values, distinct.length > 1 ? distinct : [distinct[0]!, distinct[0]!]);
}

/**
 * Ten bins of equal width from the least to the largest value, as the PhiK package does by default: edges are whole steps from the
 * least, as NumPy's linspace makes them, since a value that lies on an edge goes by its last digit.
 */
export function equalWidthBins(values: Float64Array): Binned {
  const [first, most] = endsOf(values);
  const least = first - Math.max(1e-14 * Math.abs(first), 2.2e-308);
  const step = (most - least) / BINS;
  return binBy(
    values,
    Array.from({ length: BINS + 1 }, (_, i) => (i === BINS ? most : least + i * step)),
  );
}

/** The least and the largest known value; zeros where there is none. */
function endsOf(values: Float64Array): readonly [number, number] {
  let [least, most] = [Infinity, -Infinity];
  for (let i = 0; i < values.length; i += 1) {
    const value = values[i]!;
    if (value < least) least = value;
    if (value > most) most = value;
  }
  return least > most ? [0, 0] : [least, most];
}

/**
 * φK of two binned columns over the rows where both are known (Baak et al. 2020): χ² above the noise pedestal,
 * turned into the correlation of a bivariate normal. 0–1; null where one of them has a single value.
 */
export function phik(a: Binned, b: Binned): number | null {
  const table = contingency(a, b);
  const rows = table.length;
  const columns = table[0]?.length ?? 0;
  if (rows < 2 || columns < 2) return null;
  const { n, chi2, emptyExpected } = chiSquaredAsUsed(table);
  const pedestal = Math.max(0, (rows - 1) * (columns - 1) - emptyExpected);
  const most = n * Math.min(rows - 1, columns - 1);
  if (chi2 <= pedestal) return 0;
  if (chi2 >= most) return 1;
  const distance = normalDistance(rows, columns, n);
  const scale = (most - pedestal) / distance(1);
  return rootBetween(0, 1, (rho) => pedestal + scale * distance(rho) - chi2);
}

/** Counts of the pairs that occur; empty rows and columns vanish. */
function contingency(a: Binned, b: Binned): number[][] {
  const counts = new Float64Array(a.size * b.size);
  const [rows, columns, size] = [a.codes, b.codes, b.size];
  for (let i = 0; i < rows.length; i += 1) {
    const row = rows[i]!;
    const column = columns[i]!;
    if (row !== MISSING_CODE && column !== MISSING_CODE) counts[row * size + column]! += 1;
  }
  const all = Array.from({ length: a.size }, (_, i) => [...counts.subarray(i * b.size, (i + 1) * b.size)]);
  const used = Array.from({ length: b.size }, (_, j) => all.some((row) => row[j]! > 0));
  return all.filter((row) => row.some((c) => c > 0)).map((row) => row.filter((_, j) => used[j]));
}

/** Pearson χ²; a 2×2 table has Yates' correction, as in the original. */
function chiSquaredAsUsed(table: number[][]) {
  const rowSums = table.map((row) => row.reduce((s, c) => s + c, 0));
  const columnSums = table[0]!.map((_, j) => table.reduce((s, row) => s + row[j]!, 0));
  const n = rowSums.reduce((s, c) => s + c, 0);
  const yates = table.length === 2 && columnSums.length === 2;
  let chi2 = 0;
  let emptyExpected = 0;
  table.forEach((row, i) => {
    row.forEach((observed, j) => {
      const expected = (rowSums[i]! * columnSums[j]!) / n;
      if (expected === 0) return void (emptyExpected += 1);
      const gap = Math.abs(observed - expected);
      chi2 += (gap - (yates ? Math.min(0.5, gap) : 0)) ** 2 / expected;
    });
  });
  return { n, chi2, emptyExpected };
}

/** f(ρ) = n Σ (c_ρ − c₀)² / c₀ over the cells of equal edges on [−5, 5]. */
function normalDistance(rows: number, columns: number, n: number): (rho: number) => number {
  const edges = (count: number) => Array.from({ length: count + 1 }, (_, i) => -5 + (10 * i) / count);
  const [h, k] = [edges(rows), edges(columns)];
  const cells = (rho: number) => {
    const corner = h.map((x) => k.map((y) => bivariateUpperTail(x, y, rho)));
    const out: number[] = [];
    for (let i = 0; i < rows; i += 1)
      for (let j = 0; j < columns; j += 1)
        out.push(corner[i]![j]! - corner[i + 1]![j]! - corner[i]![j + 1]! + corner[i + 1]![j + 1]!);
    return out;
  };
  const [across, down] = [strips(h), strips(k)];
  // The smallest cells, 1e-9, would drown in the rounding of four corners; at 0 and at 1 they are known exactly.
  const independent = across.flatMap((p) => down.map((q) => p * q));
  const identical = h.slice(1).flatMap((high, i) => k.slice(1).map((top, j) => overlap(h[i]!, high, k[j]!, top)));
  return (rho) =>
    n *
    (rho === 1 ? identical : cells(rho)).reduce(
      (sum, c, i) => (independent[i] === 0 ? sum : sum + (c - independent[i]!) ** 2 / independent[i]!),
      0,
    );
}

/** P(low < Z < high), accurate where it is small. */
function strip(low: number, high: number): number {
  if (low >= 0) return normalUpperTail(low) - normalUpperTail(high);
  return high <= 0 ? strip(-high, -low) : normalCentral(-low) + normalCentral(high);
}

const strips = (edges: readonly number[]) => edges.slice(1).map((high, i) => strip(edges[i]!, high));

/** P of both of two strips for one and the same variable. */
function overlap(a: number, b: number, c: number, d: number): number {
  const [low, high] = [Math.max(a, c), Math.min(b, d)];
  return high > low ? strip(low, high) : 0;
}
