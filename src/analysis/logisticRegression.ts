import { churnedAmongFirst } from './churnedAmongFirst.ts';
import { normalUpperTail, twoSidedP } from './distributions.ts';
import { orderOf } from './distinct.ts';
import { finite, interval } from './frozen.ts';
import { countOnes, filled } from './filled.ts';
import { inOrder } from './inOrder.ts';
import { firstLook, solve, type Solved, type SolveOptions } from './irls.ts';
import { pack, predictPacked, type Packed } from './packedDesign.ts';
import { Z95, rateOf } from './rate.ts';
import { areaUnderCurve, rocCurve } from './roc.ts';
import type { Design, TermColumn } from './design.ts';
import type { Condition, Logistic, LogisticTerm } from './result.ts';

/** With fewer clients of the rarer outcome for a coefficient, coefficients are unsure and too large (Vittinghoff & McCulloch 2007). */
export const LEAST_EVENTS = 5;

type Base = Pick<Logistic, 'method' | 'n' | 'missing' | 'churned' | 'leftOut' | 'eventsPerTerm'>;

export interface Fit {
  readonly result: Logistic;
  /** Chance of the outcome for each client; NaN where a term is missing or the model has a condition. */
  readonly predicted: Float64Array;
}

/**
 * Maximum likelihood by IRLS to a relative change of the log-likelihood under 1e-12; Wald z, p and interval.
 * AUC in-sample by the rank formula and out of sample by the folds given (Hosmer, Lemeshow & Sturdivant 2013).
 */
export function logisticRegression(
  design: Design,
  outcome: Uint16Array,
  fold: Uint8Array,
  options: Pick<SolveOptions, 'iterations'> = {},
): Fit {
  const packed = pack(design, outcome, fold);
  const { rows } = packed;
  const y = filled(new Uint8Array(rows.length), (i) => outcome[rows[i]!]!);
  const churned = countOnes(y);
  const eventsPerTerm = rows.length === 0 ? null : Math.min(churned, rows.length - churned) / packed.terms.length;
  const base: Base = {
    method: 'logistic',
    n: rows.length,
    missing: outcome.length - rows.length,
    churned,
    leftOut: [
      ...design.withheld.map((term) => ({ term, condition: 'small' as const })),
      ...packed.constant.map((term) => ({ term, condition: 'zeroVariance' as const })),
    ],
    eventsPerTerm,
  };
  const solved = solve(packed, outcome, { ...options, start: firstLook(packed, outcome) });
  const predicted = new Float64Array(outcome.length).fill(NaN);
  if ('condition' in solved) {
    const blamed = solved.condition === 'separation' ? separating(packed, y, solved.terms) : solved.terms;
    const named = blamed.filter((term) => !design.unnamed.includes(term));
    return { result: empty(base, solved.condition, named), predicted };
  }
  const p = predictPacked(packed, solved.standardised, new Float64Array(rows.length));
  rows.forEach((client, i) => (predicted[client] = p[i]!));
  const nullLikelihood =
    churned * Math.log(churned / rows.length) + (rows.length - churned) * Math.log(1 - churned / rows.length);
  const result: Logistic = {
    ...base,
    condition: null,
    conditionTerms: [],
    logLikelihood: solved.logLikelihood,
    mcFaddenR2: 1 - solved.logLikelihood / nullLikelihood,
    auc: areaUnderCurve(p, y),
    aucCrossValidated: crossValidated(packed, outcome, y, solved),
    brier: p.reduce((sum, x, i) => sum + (x - y[i]!) ** 2, 0) / p.length,
    iterations: solved.iterations,
    terms: packed.terms.map((term, j) => describeTerm(term, solved.beta[j]!, solved.standardErrors[j]!)),
    ...inOrderOfChance(p, y),
  };
  return { result, predicted };
}

/**
 * Of terms that have no end together, those that part the outcomes by themselves: of all on one side of a value everybody left, or nobody
 * did. All of them where none does: near a split every other term moves too, and would hide the one that tells the outcome.
 */
function separating({ terms, columns, rows }: Packed, y: Uint8Array, moving: readonly string[]): readonly string[] {
  const alone = terms.filter((_, j) => j > 0 && isSplit(columns[j]!, rows, y));
  return alone.length > 0 ? alone : moving;
}

/** True where no value of one outcome lies beyond the nearest of the other. */
function isSplit(column: TermColumn, rows: Uint32Array, y: Uint8Array): boolean {
  const least = [Infinity, Infinity];
  const most = [-Infinity, -Infinity];
  for (let i = 0; i < rows.length; i += 1) {
    const value = column[rows[i]!]!;
    const side = y[i]!;
    if (value < least[side]!) least[side] = value;
    if (value > most[side]!) most[side] = value;
  }
  return most[0]! <= least[1]! || most[1]! <= least[0]!;
}

function describeTerm(term: string, beta: number, se: number): LogisticTerm {
  const z = beta / se;
  return {
    term,
    beta,
    se,
    z,
    p: twoSidedP(normalUpperTail(Math.abs(z))),
    oddsRatio: finite(Math.exp(beta)),
    ci: interval(Math.exp(beta - Z95 * se), Math.exp(beta + Z95 * se)),
  };
}

/**
 * AUC of predictions made for each fold by a model of the others; null where a fold's model has a condition. Each
 * begins at the coefficients of all rows, which are near its own, with what all of them said there: the maximum it climbs
 * to is the same.
 */
function crossValidated(packed: Packed, outcome: Uint16Array, y: Uint8Array, start: Solved): number | null {
  const scores = new Float64Array(y.length);
  for (const [held, { n }] of packed.ofFold.entries()) {
    if (n === 0) continue;
    const solved = solve(packed, outcome, { held, start, hasty: true });
    if ('condition' in solved) return null;
    predictPacked(packed, solved.standardised, scores, held);
  }
  return areaUnderCurve(scores, y);
}

/** What is told of the clients from the least chance to the largest. */
function inOrderOfChance(p: Float64Array, y: Uint8Array): Pick<Logistic, 'calibration' | 'roc'> {
  const order = orderOf(p);
  const chances = inOrder(p, order);
  const churnedUpTo = churnedAmongFirst(chances, inOrder(y, order));
  return { calibration: calibration(chances, churnedUpTo), roc: rocCurve(churnedUpTo) };
}

/** Ten groups of equal size by predicted chance, ascending: predicted mean beside the observed rate. */
function calibration(chances: Float64Array, churnedUpTo: Uint32Array): Logistic['calibration'] {
  const n = chances.length;
  if (n < 100) return [];
  return Array.from({ length: 10 }, (_, g) => {
    const [from, to] = [Math.floor((g * n) / 10), Math.floor(((g + 1) * n) / 10)];
    const { rate, ci } = rateOf(churnedUpTo[to]! - churnedUpTo[from]!, to - from);
    const predicted = chances.subarray(from, to).reduce((sum, x) => sum + x, 0) / (to - from);
    return { n: to - from, predicted, observed: rate!, ci };
  });
}

function empty(base: Base, condition: Condition, terms: readonly string[]): Logistic {
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
