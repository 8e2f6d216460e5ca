/** Scores made at a time. */
const BATCH = 128;
/** A sum of doubles may pass its bound by its rounding. */
const SLACK = 1 + 1e-9;

/**
 * The places 0 … `most`.length − 1 whose score is above `least`, the best first; among equals as `tie` says, then by
 * place. `most` are bounds that the scores do not exceed: a costly score is made only of a place that may come next.
 */
export function* bestFirst(
  most: ArrayLike<number>,
  least: number,
  scoreOf: (i: number) => number,
  tie: (a: number, b: number) => number,
): Generator<{ readonly i: number; readonly score: number }> {
  const hopeful: number[] = [];
  for (let i = 0; i < most.length; i += 1) if (most[i]! > least) hopeful.push(i);
  hopeful.sort((a, b) => most[b]! - most[a]!);
  let ready: { readonly i: number; readonly score: number }[] = [];
  for (let from = 0; from < hopeful.length; from += BATCH) {
    const scored = hopeful.slice(from, from + BATCH).map((i) => ({ i, score: scoreOf(i) }));
    ready = [...ready, ...scored.filter(({ score }) => score > least)];
    ready.sort((a, b) => b.score - a.score || tie(a.i, b.i) || a.i - b.i);
    const next = hopeful[from + BATCH];
    const bound = next === undefined ? -Infinity : most[next]! * SLACK;
    const certain = ready.findIndex(({ score }) => !(score > bound));
    yield* ready.splice(0, certain === -1 ? ready.length : certain);
  }
}
