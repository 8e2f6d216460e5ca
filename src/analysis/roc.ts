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

/**
 * True against false positives at 101 even steps of the share of clients called, the highest score first. `churnedUpTo`: how many of the
 * first k left, by score ascending. Empty of under a thousand clients, and of one outcome.
 */
export function rocCurve(churnedUpTo: Uint32Array) {
  const n = churnedUpTo.length - 1;
  const churned = churnedUpTo[n]!;
  const stayed = n - churned;
  if (n < 1000 || churned === 0 || stayed === 0) return [];
  return Array.from({ length: 101 }, (_, step) => {
    const called = Math.round((step * n) / 100);
    const hits = churned - churnedUpTo[n - called]!;
    return { falsePositiveRate: (called - hits) / stayed, truePositiveRate: hits / churned };
  });
}
