import { backSolve, cholesky, combination, invert } from './cholesky.ts';
import type { Design } from './design.ts';
import type { Condition } from './result.ts';

const MAX_ITERATIONS = 50;
const RELATIVE_CHANGE = 1e-12;
/** A log-likelihood of so little a client foretells everybody: the coefficients have no end. */
const PERFECT = 1e-8;
/** Where the likelihood stands still and a coefficient still moves by more than this, its maximum lies at infinity. */
const MOVING = 1e-4;
/** Terms that share in a direction: those that move, or weigh, at least so much of the largest. */
const SHARES = 0.05;

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
  for (const row of rows) sum += column[row]!;
  const centre = rows.length === 0 ? 0 : sum / rows.length;
  let squares = 0;
  for (const row of rows) squares += (column[row]! - centre) ** 2;
  const variance = rows.length === 0 ? 0 : squares / rows.length;
  return { centre, spread: variance > (1e-12 * Math.abs(centre)) ** 2 ? Math.sqrt(variance) : 0 };
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
