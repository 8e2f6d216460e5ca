import { backSolve, cholesky, invert } from './cholesky.ts';
import type { Design } from './design.ts';
import type { Condition } from './result.ts';

const MAX_ITERATIONS = 50;
const RELATIVE_CHANGE = 1e-12;
/** A coefficient past this on the log-odds scale of a standardised term is a perfect split, not an estimate. */
const SEPARATED = 15;

/** Rows where every term is known and `keep` agrees. */
export const rowsWhere = (complete: Uint8Array, keep: (row: number) => boolean) => {
  const rows: number[] = [];
  for (let i = 0; i < complete.length; i += 1) if (complete[i] === 1 && keep(i)) rows.push(i);
  return Uint32Array.from(rows);
};

/** A model that converged, in the terms' own units. */
export interface Solved {
  readonly beta: Float64Array;
  readonly standardErrors: Float64Array;
  readonly logLikelihood: number;
  readonly iterations: number;
}

/** IRLS on standardised columns (for conditioning), turned back to the terms' own units. */
export function solve(
  design: Design,
  outcome: Uint16Array,
  rows: Uint32Array,
): Solved | { condition: Condition; terms: string[] } {
  const k = design.columns.length;
  const churned = rows.reduce((sum, i) => sum + outcome[i]!, 0);
  if (rows.length <= k) return { condition: 'tooFew', terms: [] };
  if (churned === 0 || churned === rows.length) return { condition: 'oneOutcome', terms: [] };
  const { x, centre, spread } = standardise(design, rows);
  const flat = design.terms.filter((_, j) => j > 0 && spread[j] === 0);
  if (flat.length > 0) return { condition: 'collinear', terms: flat };
  const beta = new Float64Array(k);
  let logLikelihood = -Infinity;
  for (let iteration = 1; iteration <= MAX_ITERATIONS; iteration += 1) {
    const { information, gradient, likelihood } = accumulate(x, beta, outcome, rows);
    const factor = cholesky(information);
    if (typeof factor === 'number') {
      const large = design.terms.filter((_, j) => Math.abs(beta[j]!) > SEPARATED / 2 && j > 0);
      return large.length > 0
        ? { condition: 'separation', terms: large }
        : { condition: 'collinear', terms: [design.terms[factor]!] };
    }
    if (Math.abs(likelihood - logLikelihood) <= RELATIVE_CHANGE * Math.abs(likelihood))
      return {
        ...unstandardise(beta, invert(factor), centre, spread),
        logLikelihood: likelihood,
        iterations: iteration,
      };
    logLikelihood = likelihood;
    const step = backSolve(factor, gradient);
    step.forEach((s, j) => (beta[j]! += s));
    const split = design.terms.filter((_, j) => j > 0 && Math.abs(beta[j]!) > SEPARATED);
    if (split.length > 0) return { condition: 'separation', terms: split };
  }
  return { condition: 'notConverged', terms: [] };
}

function standardise(design: Design, rows: Uint32Array) {
  const centre = new Float64Array(design.columns.length);
  const spread = new Float64Array(design.columns.length).fill(1);
  const x = design.columns.map((column, j) => {
    const values = Float64Array.from(rows, (i) => column[i]!);
    if (j === 0) return values;
    const mean = values.reduce((s, v) => s + v, 0) / values.length;
    const variance = values.reduce((s, v) => s + (v - mean) ** 2, 0) / values.length;
    centre[j] = mean;
    spread[j] = variance > (1e-12 * Math.abs(mean)) ** 2 ? Math.sqrt(variance) : 0;
    return values.map((v) => (spread[j] === 0 ? 0 : (v - mean) / spread[j]!));
  });
  return { x, centre, spread };
}

function accumulate(x: readonly Float64Array[], beta: Float64Array, outcome: Uint16Array, rows: Uint32Array) {
  const k = x.length;
  const information = Array.from({ length: k }, () => new Float64Array(k));
  const gradient = new Float64Array(k);
  const row = new Float64Array(k);
  let likelihood = 0;
  for (let i = 0; i < rows.length; i += 1) {
    let eta = 0;
    for (let j = 0; j < k; j += 1) eta += (row[j] = x[j]![i]!) * beta[j]!;
    const p = 1 / (1 + Math.exp(-eta));
    const y = outcome[rows[i]!]!;
    likelihood -= Math.log1p(Math.exp(-Math.abs(eta))) + (y === 1 ? Math.max(-eta, 0) : Math.max(eta, 0));
    const weight = p * (1 - p);
    for (let a = 0; a < k; a += 1) {
      gradient[a]! += row[a]! * (y - p);
      const scaled = weight * row[a]!;
      const line = information[a]!;
      for (let b = 0; b <= a; b += 1) line[b]! += scaled * row[b]!;
    }
  }
  return { information, gradient, likelihood };
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

/** Chance of the outcome for each client; NaN where a term is missing. */
export function predict(design: Design, beta: Float64Array): Float64Array {
  return Float64Array.from({ length: design.complete.length }, (_, i) => {
    if (design.complete[i] === 0) return NaN;
    let eta = 0;
    for (let j = 0; j < beta.length; j += 1) eta += design.columns[j]![i]! * beta[j]!;
    return 1 / (1 + Math.exp(-eta));
  });
}
