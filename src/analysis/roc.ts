import { orderOf } from './distinct.ts';
import { inOrder } from './inOrder.ts';
import { orderWithin } from './orderWithin.ts';

/** Chance that a churned client (1) has a larger score than one who stayed; ties count half. Null with one outcome. */
export function areaUnderCurve(score: Float64Array, outcome: Uint8Array): number | null {
  const order = orderOf(score);
  const [sorted, marks] = [inOrder(score, order), inOrder(outcome, order)];
  let rankSum = 0;
  let churned = 0;
  for (let from = 0, to = 0; from < sorted.length; from = to) {
    const value = sorted[from]!;
    let ones = 0;
    for (to = from; to < sorted.length && sorted[to] === value; to += 1) ones += marks[to]!;
    rankSum += (ones * (from + to + 1)) / 2;
    churned += ones;
  }
  const stayed = sorted.length - churned;
  return churned === 0 || stayed === 0 ? null : (rankSum - (churned * (churned + 1)) / 2) / churned / stayed;
}

/** True against false positives at 101 even steps of the share of clients called. */
export function rocCurve(score: Float64Array, outcome: Uint8Array) {
  // The highest score first; of equal scores those who stayed.
  const order = orderWithin(score, outcome, 1).reverse();
  let churned = 0;
  for (let i = 0; i < outcome.length; i += 1) churned += outcome[i]!;
  const stayed = outcome.length - churned;
  if (outcome.length < 1000 || churned === 0 || stayed === 0) return [];
  let hits = 0;
  let at = 0;
  return Array.from({ length: 101 }, (_, step) => {
    const until = Math.round((step * order.length) / 100);
    for (; at < until; at += 1) hits += outcome[order[at]!]!;
    return { falsePositiveRate: (at - hits) / stayed, truePositiveRate: hits / churned };
  });
}
