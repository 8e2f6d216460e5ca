/** Rows in runs of one fold each: whoever leaves a fold out passes over whole runs. */
export interface FoldRuns {
  /** Rows as they are gone through. */
  readonly rows: Uint32Array;
  /** Where in `rows` each run begins, and the end of the last. */
  readonly starts: Uint32Array;
  /** Fold of each run. */
  readonly folds: Uint8Array;
}

/** Rows that are put in order of their folds at a time: what a run reads of a column lies near. */
const SPAN = 2048;

/** Rows in runs of at most so many, folds one after the other in each few thousand of them. */
export function foldRuns(rows: Uint32Array, foldOf: (row: number) => number, longest: number): FoldRuns {
  const ordered = new Uint32Array(rows.length);
  const starts: number[] = [];
  const folds: number[] = [];
  const fold = new Uint8Array(SPAN);
  for (let from = 0; from < rows.length; from += SPAN) {
    const to = Math.min(rows.length, from + SPAN);
    const next = new Uint32Array(257);
    for (let i = from; i < to; i += 1) next[(fold[i - from] = foldOf(rows[i]!)) + 1]! += 1;
    let begin = from;
    for (let f = 0; f < 256; f += 1) {
      const size = next[f + 1]!;
      for (let at = 0; at < size; at += longest) {
        starts.push(begin + at);
        folds.push(f);
      }
      next[f] = begin;
      begin += size;
    }
    for (let i = from; i < to; i += 1) ordered[next[fold[i - from]!]!++] = rows[i]!;
  }
  return { rows: ordered, starts: Uint32Array.from([...starts, rows.length]), folds: Uint8Array.from(folds) };
}
