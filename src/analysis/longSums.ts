/** Sums and what their roundings lost: as good as sums of twice the digits, so none depends on the order of its terms. */
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

export const total = ({ rounded, lost }: Sums, at: number): number => rounded[at]! + lost[at]!;
