/** Sums of finite terms and what their roundings lost: about twice the digits, so that the order of ordinary terms does not show. */
export interface Sums {
  readonly rounded: Float64Array;
  readonly lost: Float64Array;
}

/** So many sums, all nought. */
export const sumsOf = (many: number): Sums => ({ rounded: new Float64Array(many), lost: new Float64Array(many) });

/** What rounding took from `before` + `term`, which gave `sum`: exact (Knuth's two-sum, The Art of Computer Programming, 4.2.2). */
export function lostOf(before: number, term: number, sum: number): number {
  const added = sum - before;
  return before - (sum - added) + (term - added);
}

/** Mutates a sum: adds a term. */
export function add({ rounded, lost }: Sums, at: number, term: number): void {
  const before = rounded[at]!;
  const sum = before + term;
  rounded[at] = sum;
  lost[at]! += lostOf(before, term, sum);
}

/** The sum at a place, with what its roundings lost. */
export const total = ({ rounded, lost }: Sums, at: number): number => rounded[at]! + lost[at]!;
