import { backSolve, cholesky, invert } from './cholesky.ts';
import type { Design } from './design.ts';
import type { Condition } from './result.ts';

const MAX_ITERATIONS = 50;
const RELATIVE_CHANGE = 1e-12;
/** A coefficient past this on the log-odds scale of a standardised term is a perfect split, not an estimate. */
const SEPARATED = 15;

/** The complete rows of a design, standardised (for conditioning) and laid row by row. */
export interface Packed {
  readonly terms: readonly string[];
  /** Clients in the order of the table: rows of the design where every term is known. */
  readonly rows: Uint32Array;
  /** Row i holds values[i·k] … values[i·k + k − 1], one for each term. */
  readonly values: Float64Array;
  readonly centre: Float64Array;
  readonly spread: Float64Array;
}

/** A model that converged, in the terms' own units. */
export interface Solved {
  readonly beta: Float64Array;
  readonly standardErrors: Float64Array;
  readonly logLikelihood: number;
  readonly iterations: number;
  /** Coefficients of the standardised terms: where a model of fewer rows may start. */
  readonly standardised: Float64Array;
}

export interface SolveOptions {
  /** 1 for each packed row that takes part. Default: all. */
  readonly within?: Uint8Array;
  /** Standardised coefficients to start from. Default: zeros. */
  readonly start?: Float64Array;
}

/** Standardises the rows that have every term; a term without spread is 0 everywhere. */
export function pack(design: Design): Packed {
  const k = design.columns.length;
  const n = design.complete.reduce((sum, c) => sum + c, 0);
  const rows = new Uint32Array(n);
  let next = 0;
  for (let i = 0; i < design.complete.length; i += 1) if (design.complete[i] === 1) rows[next++] = i;
  const centre = new Float64Array(k);
  const spread = new Float64Array(k).fill(1);
  const values = new Float64Array(n * k);
  design.columns.forEach((column, j) => {
    if (j > 0) {
      let sum = 0;
      for (let i = 0; i < n; i += 1) sum += column[rows[i]!]!;
      const mean = sum / n;
      let squares = 0;
      for (let i = 0; i < n; i += 1) squares += (column[rows[i]!]! - mean) ** 2;
      const variance = squares / n;
      centre[j] = mean;
      spread[j] = variance > (1e-12 * Math.abs(mean)) ** 2 ? Math.sqrt(variance) : 0;
    }
    if (spread[j] !== 0)
      for (let i = 0; i < n; i += 1) values[i * k + j] = (column[rows[i]!]! - centre[j]!) / spread[j]!;
  });
  return { terms: design.terms, rows, values, centre, spread };
}

/** IRLS on the standardised rows, turned back to the terms' own units. */
export function solve(
  packed: Packed,
  outcome: Uint16Array,
  { within, start }: SolveOptions = {},
): Solved | { condition: Condition; terms: string[] } {
  const { terms, rows, spread } = packed;
  const k = terms.length;
  let n = 0;
  let churned = 0;
  for (let i = 0; i < rows.length; i += 1)
    if (within === undefined || within[i] === 1) {
      n += 1;
      churned += outcome[rows[i]!]!;
    }
  if (n <= k) return { condition: 'tooFew', terms: [] };
  if (churned === 0 || churned === n) return { condition: 'oneOutcome', terms: [] };
  const flat = terms.filter((_, j) => j > 0 && spread[j] === 0);
  if (flat.length > 0) return { condition: 'collinear', terms: flat };
  const beta = start === undefined ? new Float64Array(k) : Float64Array.from(start);
  let logLikelihood = -Infinity;
  for (let iteration = 1; iteration <= MAX_ITERATIONS; iteration += 1) {
    const { information, gradient, likelihood } = accumulate(packed, beta, outcome, within);
    const factor = cholesky(information);
    if (typeof factor === 'number') {
      const large = terms.filter((_, j) => Math.abs(beta[j]!) > SEPARATED / 2 && j > 0);
      return large.length > 0
        ? { condition: 'separation', terms: large }
        : { condition: 'collinear', terms: [terms[factor]!] };
    }
    if (Math.abs(likelihood - logLikelihood) <= RELATIVE_CHANGE * Math.abs(likelihood))
      return {
        ...unstandardise(beta, invert(factor), packed.centre, spread),
        logLikelihood: likelihood,
        iterations: iteration,
        standardised: beta,
      };
    logLikelihood = likelihood;
    const step = backSolve(factor, gradient);
    step.forEach((s, j) => (beta[j]! += s));
    const split = terms.filter((_, j) => j > 0 && Math.abs(beta[j]!) > SEPARATED);
    if (split.length > 0) return { condition: 'separation', terms: split };
  }
  return { condition: 'notConverged', terms: [] };
}

/** Information (lower triangle), gradient and log-likelihood at beta, in one walk through the rows. */
function accumulate(packed: Packed, beta: Float64Array, outcome: Uint16Array, within: Uint8Array | undefined) {
  const { rows, values } = packed;
  const k = beta.length;
  const information = new Float64Array(k * k);
  const gradient = new Float64Array(k);
  let likelihood = 0;
  for (let i = 0; i < rows.length; i += 1) {
    if (within !== undefined && within[i] === 0) continue;
    const row = i * k;
    let eta = 0;
    for (let j = 0; j < k; j += 1) eta += values[row + j]! * beta[j]!;
    // One exponential serves the chance and the likelihood.
    const e = Math.exp(-Math.abs(eta));
    const p = eta >= 0 ? 1 / (1 + e) : e / (1 + e);
    const y = outcome[rows[i]!]!;
    likelihood -= Math.log1p(e) + (y === 1 ? Math.max(-eta, 0) : Math.max(eta, 0));
    const weight = e / ((1 + e) * (1 + e));
    const residual = y - p;
    for (let a = 0; a < k; a += 1) {
      const x = values[row + a]!;
      gradient[a]! += x * residual;
      const scaled = weight * x;
      const line = a * k;
      for (let b = 0; b <= a; b += 1) information[line + b]! += scaled * values[row + b]!;
    }
  }
  const lines = Array.from({ length: k }, (_, a) => information.subarray(a * k, (a + 1) * k));
  return { information: lines, gradient, likelihood };
}

/** Coefficients and standard errors of x from those of (x − centre) / spread. */
function unstandardise(
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

/** Chance of the outcome for each packed row. */
export function predictPacked({ rows, values }: Packed, standardised: Float64Array): Float64Array {
  const k = standardised.length;
  return Float64Array.from(rows, (_, i) => {
    let eta = 0;
    for (let j = 0; j < k; j += 1) eta += values[i * k + j]! * standardised[j]!;
    return 1 / (1 + Math.exp(-eta));
  });
}
