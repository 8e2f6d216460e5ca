import { orderOf } from './distinct.ts';

/** The argsort of scores; of equal scores those whose mark is `first` come first, else in the order of the rows. */
export function orderWithin(scores: Float64Array, marks: Uint8Array, first: 0 | 1): Uint32Array {
  const order = orderOf(scores).slice();
  eachTie(scores, order, (from, to) => {
    if (to - from === 1) return;
    const tied = order.slice(from, to);
    let next = from;
    for (const wanted of [first, 1 - first])
      for (const place of tied) if (marks[place] === wanted) order[next++] = place;
  });
  return order;
}

/** Calls back with the bounds [from, to) in `order` of every run of equal values. */
function eachTie(values: Float64Array, order: Uint32Array, run: (from: number, to: number) => void): void {
  let from = 0;
  while (from < order.length) {
    const value = values[order[from]!];
    let to = from + 1;
    while (to < order.length && values[order[to]!] === value) to++;
    run(from, to);
    from = to;
  }
}
