import type { Design, TermColumn } from './design.ts';

/** The complete rows of a design, standardised (for conditioning) where they are read. */
export interface Packed {
  /** Terms that vary, the constant first. */
  readonly terms: readonly string[];
  /** Terms that are the same for every client. */
  readonly constant: readonly string[];
  /** Clients in the order of the table: rows of the design where every term is known. */
  readonly rows: Uint32Array;
  /** The terms of all clients, as the design has them. */
  readonly columns: readonly TermColumn[];
  readonly centre: Float64Array;
  readonly spread: Float64Array;
}

/** Rows that are standardised at a time: all their terms stay in the cache. */
export const BLOCK = 1024;

/** Finds the rows that have every term, and how each is standardised; a term that is the same in all of them has no column. */
export function pack(design: Design): Packed {
  const n = design.complete.reduce((sum, c) => sum + c, 0);
  const rows = new Uint32Array(n);
  let next = 0;
  for (let i = 0; i < design.complete.length; i += 1) if (design.complete[i] === 1) rows[next++] = i;
  const all = design.columns.map((column, j) => ({
    term: design.terms[j]!,
    column,
    ...placeOf(column, rows, j === 0),
  }));
  const kept = all.filter(({ spread }) => spread > 0);
  return {
    terms: kept.map(({ term }) => term),
    constant: all.filter(({ spread }) => spread === 0).map(({ term }) => term),
    rows,
    columns: kept.map(({ column }) => column),
    centre: Float64Array.from(kept, ({ centre }) => centre),
    spread: Float64Array.from(kept, ({ spread }) => spread),
  };
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
  for (let j = 0; j < columns.length; j += 1)
    standardiseTerm(columns[j]!, rows, centre[j]!, 1 / spread[j]!, from, to, into.subarray(j * BLOCK, (j + 1) * BLOCK));
}

function standardiseTerm(
  column: TermColumn,
  rows: Uint32Array,
  centre: number,
  scale: number,
  from: number,
  to: number,
  into: Float64Array,
): void {
  for (let i = from; i < to; i += 1) into[i - from] = (column[rows[i]!]! - centre) * scale;
}

/** Mutates `eta`: the sum of the terms of so many rows of a block, each times its coefficient. */
export function combine(block: Float64Array, beta: Float64Array, rows: number, eta: Float64Array): void {
  eta.fill(0, 0, rows);
  for (let j = 0; j < beta.length; j += 1) {
    const [b, at] = [beta[j]!, j * BLOCK];
    for (let i = 0; i < rows; i += 1) eta[i]! += block[at + i]! * b;
  }
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

/** Mutates `chances`: the chance of the outcome for each packed row whose fold is `held`. Default: for all. */
export function predictPacked(
  packed: Packed,
  standardised: Float64Array,
  chances: Float64Array,
  fold?: Uint8Array,
  held?: number,
): Float64Array {
  const block = new Float64Array(BLOCK * standardised.length);
  const eta = new Float64Array(BLOCK);
  const n = packed.rows.length;
  for (let from = 0; from < n; from += BLOCK) {
    const to = Math.min(n, from + BLOCK);
    standardise(packed, from, to, block);
    combine(block, standardised, to - from, eta);
    for (let i = from; i < to; i += 1)
      if (fold === undefined || fold[i] === held) chances[i] = 1 / (1 + Math.exp(-eta[i - from]!));
  }
  return chances;
}
