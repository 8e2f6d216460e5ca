import { backSolve, cholesky, combination, invert } from './cholesky.ts';
import { informationByFold, together, type Information } from './information.ts';
import { inRuns, unstandardise, type Packed } from './packedDesign.ts';
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
  /** What each fold says at the place of the last look, which is `standardised` where it was not hasty. */
  readonly byFold: readonly Information[];
}

export interface SolveOptions {
  /** Fold that does not take part. Default: all do. */
  readonly held?: number;
  /** Standardised coefficients to start from, and what each fold says there, where that is known. Default: zeros. */
  readonly start?: { readonly standardised: Float64Array; readonly byFold?: readonly Information[] };
  /** Steps after which it gives up. Default: 50. */
  readonly iterations?: number;
  /**
   * Only the coefficients are wanted: it ends with the step that is foretold to change the likelihood by nothing, and
   * does not look at where that leads. Errors are then those of the place before. Default: no.
   */
  readonly hasty?: boolean;
}

/** Why there is no model, and the terms that stand in its way. */
interface Failed {
  readonly condition: Condition;
  readonly terms: readonly string[];
}

/** So many clients show where the coefficients of many more lie, and cost little. */
const FIRST_LOOK = 65536;

/** Coefficients of some of the clients, at even distances in the order of the runs; undefined where these have no model, or are more than a quarter of all. */
export function firstLook(packed: Packed, outcome: Uint16Array): SolveOptions['start'] {
  const { rows } = packed;
  const step = Math.floor(rows.length / FIRST_LOOK);
  if (step < 4) return undefined;
  const some = new Uint32Array(FIRST_LOOK);
  for (let i = 0; i < FIRST_LOOK; i += 1) some[i] = rows[i * step]!;
  const solved = solve({ ...packed, ...inRuns(some, outcome) }, outcome, { hasty: true });
  return 'condition' in solved ? undefined : { standardised: solved.standardised };
}

/** IRLS on the standardised rows, turned back to the terms' own units; a step that loses likelihood is halved. */
export function solve(
  packed: Packed,
  outcome: Uint16Array,
  { held, start, iterations = MAX_ITERATIONS, hasty = false }: SolveOptions,
): Solved | Failed {
  const { terms, spread } = packed;
  const k = terms.length;
  const own = packed.ofFold.filter((_, fold) => fold !== held);
  const n = own.reduce((sum, fold) => sum + fold.n, 0);
  const churned = own.reduce((sum, fold) => sum + fold.churned, 0);
  if (n === 0) return { condition: 'empty', terms: [] };
  if (churned === 0 || churned === n) return { condition: 'oneOutcome', terms: [] };
  if (n <= k) return { condition: 'tooFewClients', terms: [] };
  const beta = start === undefined ? new Float64Array(k) : Float64Array.from(start.standardised);
  let step = new Float64Array(k);
  let logLikelihood = -Infinity;
  for (let iteration = 1; iteration <= iterations; iteration += 1) {
    const known = iteration === 1 ? start?.byFold : undefined;
    const byFold = known ?? informationByFold(packed, beta, outcome, held);
    const { matrix: information, gradient, likelihood } = together(byFold, held);
    const change = RELATIVE_CHANGE * Math.abs(likelihood);
    if (logLikelihood - likelihood > 1e3 * change) {
      step = step.map((s) => s / 2);
      step.forEach((s, j) => (beta[j]! -= s));
      continue;
    }
    if (-likelihood < PERFECT * n) return { condition: 'separation', terms: moving(terms, step) };
    const factor = cholesky(information);
    // The first weights show what is a combination of what; later they vanish with the chances of a perfect split.
    if (typeof factor === 'number')
      return iteration === 1
        ? { condition: 'collinear', terms: alike(terms, information, factor) }
        : { condition: 'separation', terms: moving(terms, step) };
    const next = Float64Array.from(backSolve(factor, gradient));
    const foretold = next.reduce((sum, s, j) => sum + s * gradient[j]!, 0) / 2;
    const ends = hasty ? foretold <= change : Math.abs(likelihood - logLikelihood) <= change;
    if (ends) {
      if (next.some((s) => Math.abs(s) > MOVING)) return { condition: 'separation', terms: moving(terms, next) };
      if (hasty) next.forEach((s, j) => (beta[j]! += s));
      return {
        ...unstandardise(beta, invert(factor), packed.centre, spread),
        logLikelihood: likelihood,
        iterations: iteration,
        standardised: beta,
        byFold,
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
