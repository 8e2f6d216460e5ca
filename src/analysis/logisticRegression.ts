import { normalUpperTail, twoSidedP } from './distributions.ts';
import { predict, rowsWhere, solve } from './irls.ts';
import { Z95, rateOf } from './rate.ts';
import { areaUnderCurve, rocCurve } from './roc.ts';
import type { Design } from './design.ts';
import type { Condition, Logistic, LogisticTerm } from './result.ts';

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
