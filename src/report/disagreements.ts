import { disagree, explainDisagreement } from '../analysis/disagreement.ts';
import type { Disagreement, HypothesisResult } from '../analysis/result.ts';
import { twoSamples } from '../analysis/twoGroups.ts';
import { numbers, type Table } from '../dataset/table.ts';
import { among } from './hypotheses.ts';
import type { Hypothesis } from '../schemas/hypothesis.ts';

/** Every pair of a test of means and a test of ranks of one column and the same clients that do not say the same. */
export function explainDisagreements(
  table: Table,
  outcome: Uint16Array,
  hypotheses: readonly Hypothesis[],
  results: readonly HypothesisResult[],
): Disagreement[] {
  const result = (h: Hypothesis) => results.find(({ id }) => id === h.id)!;
  const about = (h: Hypothesis) => JSON.stringify([h.column, h.where ?? []]);
  const means = hypotheses.filter(({ test }) => test === 'welch');
  const ranks = hypotheses.filter(({ test }) => test === 'mannWhitney');
  return means.flatMap((a) =>
    ranks
      .filter((b) => about(a) === about(b) && disagree(result(a), result(b)))
      .map((b) =>
        explainDisagreement(result(a), result(b), twoSamples(numbers(table, a.column), among(table, outcome, a))),
      ),
  );
}
