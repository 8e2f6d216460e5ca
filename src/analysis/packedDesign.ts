import { BLOCK } from './crossProducts.ts';
import type { Design, TermColumn } from './design.ts';
import { foldRuns, type FoldRuns } from './foldRuns.ts';
import { rowsOf } from './segment.ts';

/** The complete rows of a design in runs of a fold, standardised (for conditioning) where they are read. */
export interface Packed extends FoldRuns {
  /** Terms that vary, the constant first. */
  readonly terms: readonly string[];
  /** Terms that are the same for every client. */
  readonly constant: readonly string[];
  /** The terms of all clients, as the design has them. */
  readonly columns: readonly TermColumn[];
  readonly centre: Float64Array;
  readonly spread: Float64Array;
  /** Clients of each fold by its number, and how many of them left. */
  readonly ofFold: readonly { readonly n: number; readonly churned: number }[];
}

/** Finds the rows that have every term, and how each is standardised; a term that is the same in all of them has no column. */
export function pack(design: Design, outcome: Uint16Array, fold: Uint8Array): Packed {
  const rows = rowsOf(design.complete);
  const all = design.columns.map((column, j) => ({
    term: design.terms[j]!,
    column,
    ...placeOf(column, rows, j === 0),
  }));
  const kept = all.filter(({ spread }) => spread > 0);
  return {
    terms: kept.map(({ term }) => term),
    constant: all.filter(({ spread }) => spread === 0).map(({ term }) => term),
    ...inRuns(rows, outcome, fold),
    columns: kept.map(({ column }) => column),
    centre: Float64Array.from(kept, ({ centre }) => centre),
    spread: Float64Array.from(kept, ({ spread }) => spread),
  };
}

/** These rows in runs of a fold each, of one block at most; without folds all are of the first. */
export function inRuns(rows: Uint32Array, outcome: Uint16Array, fold?: Uint8Array) {
  const runs = foldRuns(rows, fold === undefined ? () => 0 : (row) => fold[row]!, BLOCK);
  const ofFold: { n: number; churned: number }[] = [];
  for (let run = 0; run < runs.folds.length; run += 1) {
    while (ofFold.length <= runs.folds[run]!) ofFold.push({ n: 0, churned: 0 });
    const one = ofFold[runs.folds[run]!]!;
    for (let i = runs.starts[run]!; i < runs.starts[run + 1]!; i += 1) {
      one.n += 1;
      one.churned += outcome[runs.rows[i]!]!;
    }
  }
  return { ...runs, ofFold };
}

/** Mean and standard deviation of a term, 0 where it does not vary; those of the constant leave it as it is. */
function placeOf(column: TermColumn, rows: Uint32Array, isConst: boolean): { centre: number; spread: number } {
  if (isConst) return { centre: 0, spread: 1 };
  let sum = 0;
  for (let i = 0; i < rows.length; i += 1) sum += column[rows[i]!]!;
  const centre = rows.length === 0 ? 0 : sum / rows.length;
  let squares = 0;
  for (let i = 0; i < rows.length; i += 1) squares += (column[rows[i]!]! - centre) ** 2;
  const variance = rows.length === 0 ? 0 : squares / rows.length;
  return { centre, spread: variance > (1e-12 * Math.abs(centre)) ** 2 ? Math.sqrt(variance) : 0 };
}

/** Mutates `into`: the standardised terms of the packed rows [from, to), those of term j from j · BLOCK on. */
export function standardise({ columns, rows, centre, spread }: Packed, from: number, to: number, into: Float64Array) {
  const chosen = rows.subarray(from, to);
  for (let j = 0; j < columns.length; j += 1) {
    const [column, scale, at] = [columns[j]!, 1 / spread[j]!, j * BLOCK];
    // Two loops, each of one kind of column.
    if (column instanceof Uint8Array) {
      const [zero, one] = [-centre[j]! * scale, (1 - centre[j]!) * scale];
      for (let i = 0; i < chosen.length; i += 1) into[at + i] = column[chosen[i]!] === 0 ? zero : one;
    } else standardiseNumbers(column, chosen, centre[j]!, scale, into, at);
  }
}

function standardiseNumbers(
  column: Float64Array,
  rows: Uint32Array,
  centre: number,
  scale: number,
  into: Float64Array,
  at: number,
): void {
  for (let i = 0; i < rows.length; i += 1) into[at + i] = (column[rows[i]!]! - centre) * scale;
}

/** Mutates `eta`: the sum of the terms of so many rows of a block, each times its coefficient. */
export function combine(block: Float64Array, beta: Float64Array, rows: number, eta: Float64Array): void {
  eta.fill(0, 0, rows);
  let j = 0;
  // Four terms at a time: the sum is read and written once for them.
  for (; j + 3 < beta.length; j += 4) {
    const [b0, b1, b2, b3] = [beta[j]!, beta[j + 1]!, beta[j + 2]!, beta[j + 3]!];
    const [at0, at1, at2, at3] = [j * BLOCK, (j + 1) * BLOCK, (j + 2) * BLOCK, (j + 3) * BLOCK];
    for (let i = 0; i < rows; i += 1)
      eta[i]! += block[at0 + i]! * b0 + block[at1 + i]! * b1 + block[at2 + i]! * b2 + block[at3 + i]! * b3;
  }
  for (; j < beta.length; j += 1) for (let i = 0; i < rows; i += 1) eta[i]! += block[j * BLOCK + i]! * beta[j]!;
}

/** Coefficients and standard errors of x from those of (x − centre) / spread. */
export function unstandardise(
  beta: Float64Array,
  covariance: readonly Float64Array[],
  centre: Float64Array,
  spread: Float64Array,
) {
  const k = beta.length;
  const own = beta.map((b, j) => b / spread[j]!);
  for (let j = 1; j < k; j += 1) own[0]! -= own[j]! * centre[j]!;
  const toConstant = Float64Array.from({ length: k }, (_, j) => (j === 0 ? 1 : -centre[j]! / spread[j]!));
  let variance = 0;
  for (let a = 0; a < k; a += 1)
    for (let b = 0; b < k; b += 1) variance += toConstant[a]! * covariance[a]![b]! * toConstant[b]!;
  const standardErrors = Float64Array.from({ length: k }, (_, j) =>
    j === 0 ? Math.sqrt(variance) : Math.sqrt(covariance[j]![j]!) / spread[j]!,
  );
  return { beta: own, standardErrors };
}

/** Mutates `chances`: the chance of the outcome for each packed row of the fold `held`. Default: for all. */
export function predictPacked(
  packed: Packed,
  standardised: Float64Array,
  chances: Float64Array,
  held?: number,
): Float64Array {
  const block = new Float64Array(BLOCK * standardised.length);
  const eta = new Float64Array(BLOCK);
  for (let run = 0; run < packed.folds.length; run += 1) {
    if (held !== undefined && packed.folds[run] !== held) continue;
    const [from, to] = [packed.starts[run]!, packed.starts[run + 1]!];
    standardise(packed, from, to, block);
    combine(block, standardised, to - from, eta);
    for (let i = from; i < to; i += 1) chances[i] = 1 / (1 + Math.exp(-eta[i - from]!));
  }
  return chances;
}
