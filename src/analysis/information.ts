import { BLOCK, crossProducts } from './crossProducts.ts';
import { combine, standardise, type Packed } from './packedDesign.ts';

/** Chances multiplied before a logarithm is taken of their product: each factor is in [1, 2]. */
const FACTORS = 512;

/** What some clients say of the coefficients at a place: sums over them. */
export interface Information {
  /** Lower triangle. */
  readonly matrix: readonly Float64Array[];
  readonly gradient: Float64Array;
  readonly likelihood: number;
}

/** Information, gradient and log-likelihood at beta of the clients of each fold, by its number; the fold `held` is passed over. */
export function informationByFold(
  packed: Packed,
  beta: Float64Array,
  outcome: Uint16Array,
  held: number | undefined,
): readonly Information[] {
  const k = beta.length;
  // The terms on the right; on the left the same times their weights, and after them the residuals.
  const products = crossProducts(k + 1, k, packed.ofFold.length);
  const { left, right } = products;
  const [eta, weights, residuals] = [new Float64Array(BLOCK), new Float64Array(BLOCK), left.subarray(k * BLOCK)];
  const likelihoods = packed.ofFold.map(() => 0);
  for (let run = 0; run < packed.folds.length; run += 1) {
    const fold = packed.folds[run]!;
    if (fold === held) continue;
    const [from, to] = [packed.starts[run]!, packed.starts[run + 1]!];
    standardise(packed, from, to, right);
    combine(right, beta, to - from, eta);
    likelihoods[fold]! += weigh(eta, packed.rows.subarray(from, to), outcome, weights, residuals);
    for (let j = 0; j < k; j += 1) {
      const at = j * BLOCK;
      for (let i = 0; i < to - from; i += 1) left[at + i] = right[at + i]! * weights[i]!;
    }
    products.add(to - from, fold);
  }
  return packed.ofFold.map((_, fold) => ({
    matrix: Array.from({ length: k }, (_, a) =>
      Float64Array.from({ length: k }, (_, b) => (b <= a ? products.sum(fold, a, b) : 0)),
    ),
    gradient: Float64Array.from({ length: k }, (_, b) => products.sum(fold, k, b)),
    likelihood: likelihoods[fold]!,
  }));
}

/** Mutates `weights` and `residuals` of the rows at eta; returns their log-likelihood. */
function weigh(
  eta: Float64Array,
  rows: Uint32Array,
  outcome: Uint16Array,
  weights: Float64Array,
  residuals: Float64Array,
): number {
  let likelihood = 0;
  let product = 1;
  let factors = 0;
  for (let i = 0; i < rows.length; i += 1) {
    const x = eta[i]!;
    // One exponential serves the chance and the likelihood.
    const e = Math.exp(-Math.abs(x));
    const y = outcome[rows[i]!]!;
    const inverse = 1 / (1 + e);
    weights[i] = e * inverse * inverse;
    residuals[i] = y - (x >= 0 ? inverse : e * inverse);
    likelihood -= y === 1 ? Math.max(-x, 0) : Math.max(x, 0);
    product *= 1 + e;
    factors += 1;
    if (factors < FACTORS) continue;
    likelihood -= Math.log(product);
    product = 1;
    factors = 0;
  }
  return likelihood - Math.log(product);
}

/** What all of them say together, without the fold `held`. */
export function together(folds: readonly Information[], held?: number): Information {
  const some = folds.filter((_, fold) => fold !== held);
  const k = some[0]!.gradient.length;
  const over = (of: (one: Information) => number) => some.reduce((sum, one) => sum + of(one), 0);
  return {
    matrix: Array.from({ length: k }, (_, a) =>
      Float64Array.from({ length: k }, (_, b) => over((one) => one.matrix[a]![b]!)),
    ),
    gradient: Float64Array.from({ length: k }, (_, b) => over((one) => one.gradient[b]!)),
    likelihood: over((one) => one.likelihood),
  };
}
