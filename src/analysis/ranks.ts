/**
 * Places of the finite values, smallest first, equal values in the order of the rows. Radix sort on the bits of
 * the double, 16 at a time; digits that all values share are skipped, so whole numbers cost one or two passes.
 */
export function argsort(values: Float64Array): Uint32Array {
  const places = new Uint32Array(values.length);
  let n = 0;
  for (let i = 0; i < values.length; i++) if (Number.isFinite(values[i]!)) places[n++] = i;
  const keys = sortableKeys(values, places.subarray(0, n));
  let from = places.slice(0, n);
  let to = new Uint32Array(n);
  for (let digit = 0; digit < 4; digit++) {
    if (!radixPass(keys, digit, from, to)) continue;
    const swap = from;
    from = to;
    to = swap;
  }
  return from;
}

const orders = new WeakMap<Float64Array, Uint32Array>();

/** The argsort of a column that does not change, made once while the column lives: every test of it shares the order. */
export function orderOf(values: Float64Array): Uint32Array {
  const known = orders.get(values) ?? argsort(values);
  orders.set(values, known);
  return known;
}

/** The bits of each double as four 16-bit digits, lowest first, such that unsigned order is numeric order. */
function sortableKeys(values: Float64Array, places: Uint32Array): Uint16Array {
  const doubles = new Float64Array(values.length);
  const words = new Uint32Array(doubles.buffer);
  for (let k = 0; k < places.length; k++) {
    const i = places[k]!;
    // + 0 makes −0 the same as 0.
    doubles[i] = values[i]! + 0;
    const high = words[2 * i + 1]!;
    // Negative numbers: all bits turned; others: the sign bit set.
    if (high >>> 31) {
      words[2 * i] = ~words[2 * i]!;
      words[2 * i + 1] = ~high;
    } else words[2 * i + 1] = high | 0x80000000;
  }
  return new Uint16Array(doubles.buffer);
}

/** One stable counting pass from `from` to `to`; false, and nothing moved, where all digits are equal. */
function radixPass(keys: Uint16Array, digit: number, from: Uint32Array, to: Uint32Array): boolean {
  const n = from.length;
  if (n === 0) return false;
  const starts = new Uint32Array(65536);
  for (let k = 0; k < n; k++) starts[keys[4 * from[k]! + digit]!]!++;
  if (starts[keys[4 * from[0]! + digit]!] === n) return false;
  let sum = 0;
  for (let d = 0; d < 65536; d++) {
    const count = starts[d]!;
    starts[d] = sum;
    sum += count;
  }
  for (let k = 0; k < n; k++) {
    const place = from[k]!;
    const key = keys[4 * place + digit]!;
    to[starts[key]!++] = place;
  }
  return true;
}

/** The argsort of scores; of equal scores those whose mark is `first` come first, else in the order of the rows. */
export function orderWithin(scores: Float64Array, marks: Uint8Array, first: 0 | 1): Uint32Array {
  const order = argsort(scores);
  eachTie(scores, order, (from, to) => {
    if (to - from === 1) return;
    const tied = order.slice(from, to);
    let next = from;
    for (const wanted of [first, 1 - first])
      for (const place of tied) if (marks[place] === wanted) order[next++] = place;
  });
  return order;
}

/** Ranks 1 … n of the finite values, equal values sharing the mean of their ranks; NaN where missing. */
export function midRanks(values: Float64Array, order = orderOf(values)): Float64Array {
  const ranks = new Float64Array(values.length).fill(NaN);
  eachTie(values, order, (from, to) => {
    const rank = (from + to + 1) / 2;
    for (let k = from; k < to; k++) ranks[order[k]!] = rank;
  });
  return ranks;
}

/** Calls back with the bounds [from, to) in `order` of every run of equal values. */
export function eachTie(values: Float64Array, order: Uint32Array, run: (from: number, to: number) => void): void {
  let from = 0;
  while (from < order.length) {
    const value = values[order[from]!];
    let to = from + 1;
    while (to < order.length && values[order[to]!] === value) to++;
    run(from, to);
    from = to;
  }
}
