import { BLOCK, combine, standardise, type Packed } from './packedDesign.ts';

/** Chances multiplied before a logarithm is taken of their product: each factor is in [1, 2]. */
const FACTORS = 512;

/** Information (lower triangle), gradient and log-likelihood at beta, a block of rows at a time. */
export function accumulate(packed: Packed, beta: Float64Array, outcome: Uint16Array, within: Uint8Array | undefined) {
  const { rows } = packed;
  const k = beta.length;
  const information = new Float64Array(k * k);
  const gradient = new Float64Array(k);
  const values = new Float64Array(BLOCK * k);
  const room = { eta: new Float64Array(BLOCK), weights: new Float64Array(BLOCK), residuals: new Float64Array(BLOCK) };
  const { eta, weights, residuals } = room;
  const weighted = new Float64Array(BLOCK);
  let likelihood = 0;
  for (let from = 0; from < rows.length; from += BLOCK) {
    const to = Math.min(rows.length, from + BLOCK);
    standardise(packed, from, to, values);
    combine(values, beta, to - from, eta);
    let product = 1;
    let factors = 0;
    for (let i = 0; i < to - from; i += 1) {
      if (within !== undefined && within[from + i] === 0) {
        weights[i] = 0;
        residuals[i] = 0;
        continue;
      }
      const x = eta[i]!;
      // One exponential serves the chance and the likelihood.
      const e = Math.exp(-Math.abs(x));
      const y = outcome[rows[from + i]!]!;
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
    likelihood -= Math.log(product);
    addBlock(values, room, weighted, to - from, information, gradient);
  }
  const lines = Array.from({ length: k }, (_, a) => information.subarray(a * k, (a + 1) * k));
  return { information: lines, gradient, likelihood };
}

/** Mutates `information` and `gradient`: adds a block of rows; `weighted` is room for one term of it. */
function addBlock(
  values: Float64Array,
  { weights, residuals }: { readonly weights: Float64Array; readonly residuals: Float64Array },
  weighted: Float64Array,
  rows: number,
  information: Float64Array,
  gradient: Float64Array,
): void {
  const k = gradient.length;
  for (let a = 0; a < k; a += 1) {
    const at = a * BLOCK;
    let sum = 0;
    for (let i = 0; i < rows; i += 1) {
      const x = values[at + i]!;
      weighted[i] = x * weights[i]!;
      sum += x * residuals[i]!;
    }
    gradient[a]! += sum;
    let b = 0;
    // Four terms at once: what is read of one serves all.
    for (; b + 3 <= a; b += 4) {
      const [b0, b1, b2, b3] = [b * BLOCK, (b + 1) * BLOCK, (b + 2) * BLOCK, (b + 3) * BLOCK];
      let [s0, s1, s2, s3] = [0, 0, 0, 0];
      for (let i = 0; i < rows; i += 1) {
        const x = weighted[i]!;
        s0 += x * values[b0 + i]!;
        s1 += x * values[b1 + i]!;
        s2 += x * values[b2 + i]!;
        s3 += x * values[b3 + i]!;
      }
      information[a * k + b]! += s0;
      information[a * k + b + 1]! += s1;
      information[a * k + b + 2]! += s2;
      information[a * k + b + 3]! += s3;
    }
    for (; b <= a; b += 1) {
      const from = b * BLOCK;
      let s = 0;
      for (let i = 0; i < rows; i += 1) s += weighted[i]! * values[from + i]!;
      information[a * k + b]! += s;
    }
  }
}
