import { orderOf } from './distinct.ts';
import { inOrder } from './inOrder.ts';

/** The argsort of scores; of equal scores those whose mark is `first` come first, else in the order of the rows. */
export function orderWithin(scores: Float64Array, marks: Uint8Array, first: 0 | 1): Uint32Array {
  const order = orderOf(scores).slice();
  const sorted = inOrder(scores, order);
  for (let from = 0, to = 0; from < order.length; from = to) {
    const score = sorted[from]!;
    for (to = from + 1; to < order.length && sorted[to] === score;) to += 1;
    if (to - from > 1) putFirst(order, from, order.slice(from, to), marks, first);
  }
  return order;
}

/** Mutates `order` from the place `at` on: of the tied rows those with the mark `first`, then the others. */
function putFirst(order: Uint32Array, at: number, tied: Uint32Array, marks: Uint8Array, first: 0 | 1): void {
  let next = at;
  for (const wanted of [first, 1 - first]) for (const row of tied) if (marks[row] === wanted) order[next++] = row;
}
