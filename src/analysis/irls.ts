import { backSolve, cholesky, combination, invert } from './cholesky.ts';
import { unstandardise, type Packed } from './packedDesign.ts';
import type { Condition } from './result.ts';

const MAX_ITERATIONS = 50;
const RELATIVE_CHANGE = 1e-12;
/** A log-likelihood of so little a client foretells everybody: the coefficients have no end. */
const PERFECT = 1e-8;
/** Where the likelihood stands still and a coefficient still moves by more than this, its maximum lies at infinity. */
const MOVING = 1e-4;
/** Terms that share in a direction: those that move, or weigh, at least so much of the largest. */
const SHARES = 0.05;

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
  /** Steps after which it gives up. Default: 50. */
  readonly iterations?: number;
}

/** Why there is no model, and the terms that stand in its way. */
interface Failed {
  readonly condition: Condition;
  readonly terms: readonly string[];
}

/** IRLS on the standardised rows, turned back to the terms' own units; a step that loses likelihood is halved. */
export function solve(
  packed: Packed,
  outcome: Uint16Array,
  { within, start, iterations = MAX_ITERATIONS }: SolveOptions = {},
): Solved | Failed {
  const { terms, rows, spread } = packed;
  const k = terms.length;
  let n = 0;
  let churned = 0;
  for (let i = 0; i < rows.length; i += 1)
    if (within === undefined || within[i] === 1) {
      n += 1;
      churned += outcome[rows[i]!]!;
    }
  if (n === 0) return { condition: 'empty', terms: [] };
  if (churned === 0 || churned === n) return { condition: 'oneOutcome', terms: [] };
  if (n <= k) return { condition: 'tooFewEvents', terms: [] };
  const beta = start === undefined ? new Float64Array(k) : Float64Array.from(start);
  let step = new Float64Array(k);
  let logLikelihood = -Infinity;
  for (let iteration = 1; iteration <= iterations; iteration += 1) {
    const { information, gradient, likelihood } = accumulate(packed, beta, outcome, within);
    const change = RELATIVE_CHANGE * Math.abs(likelihood);
    if (logLikelihood - likelihood > 1e3 * change) {
      step = step.map((s) => s / 2);
      step.forEach((s, j) => (beta[j]! -= s));
      continue;
    }
    if (-likelihood < PERFECT * n) return { condition: 'separation', terms: moving(terms, step) };
    const factor = cholesky(information);
    // Equal weights show what is a combination of what; later they vanish with the chances of a perfect split.
    if (typeof factor === 'number')
      return iteration === 1
        ? { condition: 'collinear', terms: alike(terms, information, factor) }
        : { condition: 'separation', terms: moving(terms, step) };
    const next = Float64Array.from(backSolve(factor, gradient));
    if (Math.abs(likelihood - logLikelihood) <= change) {
      if (next.some((s) => Math.abs(s) > MOVING)) return { condition: 'separation', terms: moving(terms, next) };
      return {
        ...unstandardise(beta, invert(factor), packed.centre, spread),
        logLikelihood: likelihood,
        iterations: iteration,
        standardised: beta,
      };
    }
    logLikelihood = likelihood;
    step = next;
    step.forEach((s, j) => (beta[j]! += s));
  }
  return { condition: 'notConverged', terms: moving(terms, step) };
}

/** The terms along which a step goes. */
function moving(terms: readonly string[], step: Float64Array): string[] {
  const most = Math.max(...step.subarray(1).map(Math.abs));
  return terms.filter((_, j) => j > 0 && Math.abs(step[j]!) >= SHARES * most);
}

/** The terms that one of them is a combination of, and itself. */
function alike(terms: readonly string[], information: readonly Float64Array[], at: number): string[] {
  const weights = combination(information, at);
  const most = Math.max(...weights.map(Math.abs));
  return terms.filter((_, j) => j === at || (j > 0 && j < at && Math.abs(weights[j]!) >= SHARES * most));
}

/** Rows that are added to the sums at once: each sum is read and written once for all of them. */
const BLOCK = 4;

/** Information (lower triangle), gradient and log-likelihood at beta, in one walk through the rows. */
function accumulate(packed: Packed, beta: Float64Array, outcome: Uint16Array, within: Uint8Array | undefined) {
  const { rows, values } = packed;
  const k = beta.length;
  const information = new Float64Array(k * k);
  const gradient = new Float64Array(k);
  const block = { at: new Int32Array(BLOCK), weights: new Float64Array(BLOCK), residuals: new Float64Array(BLOCK) };
  let held = 0;
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
    block.at[held] = row;
    block.weights[held] = e / ((1 + e) * (1 + e));
    block.residuals[held] = y - p;
    held += 1;
    if (held < BLOCK) continue;
    addBlock(block, values, information, gradient);
    held = 0;
  }
  if (held > 0) {
    // What is left of the last block counts with weight 0.
    block.weights.fill(0, held);
    block.residuals.fill(0, held);
    addBlock(block, values, information, gradient);
  }
  const lines = Array.from({ length: k }, (_, a) => information.subarray(a * k, (a + 1) * k));
  return { information: lines, gradient, likelihood };
}

interface Block {
  /** Where the values of each row begin. */
  readonly at: Int32Array;
  readonly weights: Float64Array;
  readonly residuals: Float64Array;
}

/** Mutates `information` and `gradient`: adds four rows. */
function addBlock(
  { at, weights, residuals }: Block,
  values: Float64Array,
  information: Float64Array,
  gradient: Float64Array,
): void {
  const k = gradient.length;
  const [r0, r1, r2, r3] = [at[0]!, at[1]!, at[2]!, at[3]!];
  for (let a = 0; a < k; a += 1) {
    const x0 = values[r0 + a]!;
    const x1 = values[r1 + a]!;
    const x2 = values[r2 + a]!;
    const x3 = values[r3 + a]!;
    gradient[a]! += x0 * residuals[0]! + x1 * residuals[1]! + (x2 * residuals[2]! + x3 * residuals[3]!);
    const s0 = x0 * weights[0]!;
    const s1 = x1 * weights[1]!;
    const s2 = x2 * weights[2]!;
    const s3 = x3 * weights[3]!;
    const line = a * k;
    for (let b = 0; b <= a; b += 1)
      information[line + b]! +=
        s0 * values[r0 + b]! + s1 * values[r1 + b]! + (s2 * values[r2 + b]! + s3 * values[r3 + b]!);
  }
}
