import { orderWithin } from './orderWithin.ts';
import { known } from './samplesOf.ts';
import { sortNumbers } from './sortNumbers.ts';

/** Chance that a churned client (1) has a larger score than one who stayed; ties count half. Null with one outcome. */
export function areaUnderCurve(score: Float64Array, outcome: Uint8Array): number | null {
  const scoresOf = (side: number) => sortNumbers(known(score, (i) => outcome[i] === side));
  const [stayed, churned] = [scoresOf(0), scoresOf(1)];
  let [below, upTo, won] = [0, 0, 0];
  for (let i = 0; i < churned.length; i += 1) {
    while (below < stayed.length && stayed[below]! < churned[i]!) below += 1;
    while (upTo < stayed.length && stayed[upTo]! <= churned[i]!) upTo += 1;
    won += (below + upTo) / 2;
  }
  return churned.length === 0 || stayed.length === 0 ? null : won / churned.length / stayed.length;
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
