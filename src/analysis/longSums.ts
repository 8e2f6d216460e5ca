/** Sums of finite terms and what their roundings lost: about twice the digits, so that the order of ordinary terms does not show. */
export interface Sums {
  readonly rounded: Float64Array;
  readonly lost: Float64Array;
}

/** So many sums, all nought. */
export const sumsOf = (many: number): Sums => ({ rounded: new Float64Array(many), lost: new Float64Array(many) });

/** Mutates a sum: adds a term (Knuth's two-sum, The Art of Computer Programming, 4.2.2). */
export function add({ rounded, lost }: Sums, at: number, term: number): void {
  const before = rounded[at]!;
  const sum = before + term;
  const added = sum - before;
  rounded[at] = sum;
  lost[at]! += before - (sum - added) + (term - added);
}

/** The sum at a place, with what its roundings lost. */
export const total = ({ rounded, lost }: Sums, at: number): number => rounded[at]! + lost[at]!;
