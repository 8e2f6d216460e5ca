import { normalUpperTail, twoSidedP } from './distributions.ts';
import { rateOf } from './rate.ts';
import { areaUnderCurve, rocCurve } from './roc.ts';
import type { Design } from './design.ts';
import type { Condition, Logistic, LogisticTerm } from './result.ts';

const MAX_ITERATIONS = 50;
const RELATIVE_CHANGE = 1e-12;
const Z95 = 1.959963984540054;
/** A coefficient past this on the log-odds scale of a standardised term is a perfect split, not an estimate. */
const SEPARATED = 15;

export interface Fit {
  readonly result: Logistic;
  /** Chance of the outcome for each client; NaN where a term is missing or the model has a condition. */
  readonly predicted: Float64Array;
}

/**
 * Maximum likelihood by IRLS to a relative change of the log-likelihood under 1e-12; Wald z, p and interval.
 * AUC in-sample by the rank formula and out of sample by the folds given (Hosmer, Lemeshow & Sturdivant 2013).
 */
export function logisticRegression(design: Design, outcome: Uint16Array, fold: Uint8Array): Fit {
  const rows = rowsWhere(design.complete, () => true);
  const churned = rows.reduce((sum, i) => sum + outcome[i]!, 0);
  const base = { method: 'logistic' as const, n: rows.length, missing: outcome.length - rows.length, churned };
  const solved = solve(design, outcome, rows);
  if ('condition' in solved)
    return {
      result: empty(base, solved.condition, solved.terms),
      predicted: new Float64Array(outcome.length).fill(NaN),
    };
  const predicted = predict(design, solved.beta);
  const p = Float64Array.from(rows, (i) => predicted[i]!);
  const y = Uint8Array.from(rows, (i) => outcome[i]!);
  const nullLikelihood =
    churned * Math.log(churned / rows.length) + (rows.length - churned) * Math.log(1 - churned / rows.length);
  const result: Logistic = {
    ...base,
    condition: null,
    conditionTerms: [],
    logLikelihood: solved.logLikelihood,
    mcFaddenR2: 1 - solved.logLikelihood / nullLikelihood,
    auc: areaUnderCurve(p, y),
    aucCrossValidated: crossValidated(design, outcome, rows, fold),
    brier: p.reduce((sum, x, i) => sum + (x - y[i]!) ** 2, 0) / p.length,
    iterations: solved.iterations,
    terms: design.terms.map((term, j) => describeTerm(term, solved.beta[j]!, solved.standardErrors[j]!)),
    calibration: calibration(p, y),
    roc: rocCurve(p, y),
  };
  return { result, predicted };
}

function describeTerm(term: string, beta: number, se: number): LogisticTerm {
  const z = beta / se;
  return {
    term,
    beta,
    se,
    z,
    p: twoSidedP(normalUpperTail(Math.abs(z))),
    oddsRatio: Math.exp(beta),
    ci: [Math.exp(beta - Z95 * se), Math.exp(beta + Z95 * se)],
  };
}

const rowsWhere = (complete: Uint8Array, keep: (row: number) => boolean) => {
  const rows: number[] = [];
  for (let i = 0; i < complete.length; i += 1) if (complete[i] === 1 && keep(i)) rows.push(i);
  return Uint32Array.from(rows);
};

interface Solved {
  readonly beta: Float64Array;
  readonly standardErrors: Float64Array;
  readonly logLikelihood: number;
  readonly iterations: number;
}

/** IRLS on standardised columns (for conditioning), turned back to the terms' own units. */
function solve(
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

/** Lower Cholesky factor, or the index of the column that is a combination of those before it. */
function cholesky(a: readonly Float64Array[]): Float64Array[] | number {
  const l = a.map((row) => new Float64Array(row.length));
  for (let i = 0; i < a.length; i += 1)
    for (let j = 0; j <= i; j += 1) {
      let sum = a[i]![j]!;
      for (let m = 0; m < j; m += 1) sum -= l[i]![m]! * l[j]![m]!;
      if (i !== j) l[i]![j] = sum / l[j]![j]!;
      else if (sum <= 1e-10 * a[i]![i]! || !Number.isFinite(sum)) return i;
      else l[i]![i] = Math.sqrt(sum);
    }
  return l;
}

function backSolve(l: readonly Float64Array[], b: Float64Array): Float64Array {
  const x = Float64Array.from(b);
  for (let i = 0; i < l.length; i += 1) {
    for (let m = 0; m < i; m += 1) x[i]! -= l[i]![m]! * x[m]!;
    x[i]! /= l[i]![i]!;
  }
  for (let i = l.length - 1; i >= 0; i -= 1) {
    for (let m = i + 1; m < l.length; m += 1) x[i]! -= l[m]![i]! * x[m]!;
    x[i]! /= l[i]![i]!;
  }
  return x;
}

const invert = (l: readonly Float64Array[]) =>
  l.map((_, j) =>
    backSolve(
      l,
      Float64Array.from({ length: l.length }, (__, i) => (i === j ? 1 : 0)),
    ),
  );

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

function predict(design: Design, beta: Float64Array): Float64Array {
  return Float64Array.from({ length: design.complete.length }, (_, i) => {
    if (design.complete[i] === 0) return NaN;
    let eta = 0;
    for (let j = 0; j < beta.length; j += 1) eta += design.columns[j]![i]! * beta[j]!;
    return 1 / (1 + Math.exp(-eta));
  });
}

/** AUC of predictions made for each fold by a model of the others; null where a fold's model has a condition. */
function crossValidated(design: Design, outcome: Uint16Array, rows: Uint32Array, fold: Uint8Array): number | null {
  const scores = new Float64Array(outcome.length);
  for (const held of new Set(fold)) {
    const solved = solve(
      design,
      outcome,
      rowsWhere(design.complete, (i) => fold[i] !== held),
    );
    if ('condition' in solved) return null;
    const predicted = predict(design, solved.beta);
    for (const i of rows) if (fold[i] === held) scores[i] = predicted[i]!;
  }
  return areaUnderCurve(
    Float64Array.from(rows, (i) => scores[i]!),
    Uint8Array.from(rows, (i) => outcome[i]!),
  );
}

/** Ten groups of equal size by predicted chance: predicted mean beside the observed rate. */
function calibration(p: Float64Array, y: Uint8Array): Logistic['calibration'] {
  const order = Uint32Array.from(p, (_, i) => i).sort((a, b) => p[a]! - p[b]! || y[a]! - y[b]!);
  if (order.length < 100) return [];
  return Array.from({ length: 10 }, (_, g) => {
    const members = order.subarray(Math.floor((g * order.length) / 10), Math.floor(((g + 1) * order.length) / 10));
    const { n, rate, ci } = rateOf(
      members.reduce((s, i) => s + y[i]!, 0),
      members.length,
    );
    return { n, predicted: members.reduce((s, i) => s + p[i]!, 0) / n, observed: rate!, ci };
  });
}

function empty(
  base: Pick<Logistic, 'method' | 'n' | 'missing' | 'churned'>,
  condition: Condition,
  terms: readonly string[],
): Logistic {
  return {
    ...base,
    condition,
    conditionTerms: terms,
    logLikelihood: null,
    mcFaddenR2: null,
    auc: null,
    aucCrossValidated: null,
    brier: null,
    iterations: 0,
    terms: [],
    calibration: [],
    roc: [],
  };
}
