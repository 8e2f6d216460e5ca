import type { Design } from './design.ts';

/** The complete rows of a design, standardised (for conditioning) and laid row by row. */
export interface Packed {
  /** Terms that vary, the constant first. */
  readonly terms: readonly string[];
  /** Terms that are the same for every client. */
  readonly constant: readonly string[];
  /** Clients in the order of the table: rows of the design where every term is known. */
  readonly rows: Uint32Array;
  /** Row i holds values[i·k] … values[i·k + k − 1], one for each term. */
  readonly values: Float64Array;
  readonly centre: Float64Array;
  readonly spread: Float64Array;
}

/** Standardises the rows that have every term; a term that is the same in all of them has no column. */
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
  const k = kept.length;
  const values = new Float64Array(n * k);
  kept.forEach(({ column, centre, spread }, j) => {
    for (let i = 0; i < n; i += 1) values[i * k + j] = (column[rows[i]!]! - centre) / spread;
  });
  return {
    terms: kept.map(({ term }) => term),
    constant: all.filter(({ spread }) => spread === 0).map(({ term }) => term),
    rows,
    values,
    centre: Float64Array.from(kept, ({ centre }) => centre),
    spread: Float64Array.from(kept, ({ spread }) => spread),
  };
}

/** Mean and standard deviation of a term, 0 where it does not vary; those of the constant leave it as it is. */
function placeOf(column: Float64Array, rows: Uint32Array, isConst: boolean): { centre: number; spread: number } {
  if (isConst) return { centre: 0, spread: 1 };
  let sum = 0;
  for (let i = 0; i < rows.length; i += 1) sum += column[rows[i]!]!;
  const centre = rows.length === 0 ? 0 : sum / rows.length;
  let squares = 0;
  for (let i = 0; i < rows.length; i += 1) squares += (column[rows[i]!]! - centre) ** 2;
  const variance = rows.length === 0 ? 0 : squares / rows.length;
  return { centre, spread: variance > (1e-12 * Math.abs(centre)) ** 2 ? Math.sqrt(variance) : 0 };
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

/** Chance of the outcome for each packed row that is `within`, 0 for others. Default: all. */
export function predictPacked(
  { rows, values }: Packed,
  standardised: Float64Array,
  within: (row: number) => boolean = () => true,
): Float64Array {
  const k = standardised.length;
  const chances = new Float64Array(rows.length);
  for (let i = 0; i < chances.length; i += 1) {
    if (!within(i)) continue;
    let eta = 0;
    for (let j = 0; j < k; j += 1) eta += values[i * k + j]! * standardised[j]!;
    chances[i] = 1 / (1 + Math.exp(-eta));
  }
  return chances;
}
