/**
 * How many of the first k left, k from 0 to all, of clients in the order of their scores (`marks`: 1 for who left). Those of one score count
 * as if who left of them stood evenly among them: whatever takes up a part of them takes their rate, in whole clients, and the order of the
 * rows tells nothing.
 */
export function churnedAmongFirst(scores: Float64Array, marks: Uint8Array): Uint32Array {
  const upTo = new Uint32Array(scores.length + 1);
  for (let from = 0, to = 0; from < scores.length; from = to) {
    let churned = 0;
    for (to = from; to < scores.length && scores[to] === scores[from]; to += 1) churned += marks[to]!;
    for (let k = from + 1; k <= to; k += 1) upTo[k] = upTo[from]! + Math.round((churned * (k - from)) / (to - from));
  }
  return upTo;
}
