import type { Rate } from '../analysis/result.ts';
import type { RuleCondition } from '../analysis/segment.ts';
import { informativeWords } from '../dataset/levelWords.ts';
import type { DataSchema } from '../dataset/schema.ts';
import { knownRate } from './knownRate.ts';

/** Whose rate a group's is set against: of all clients, or of all whose informative column is known. */
export interface Yardstick {
  readonly rate: number | null;
  /** Whose rate it is, in words after «чаще, чем»; undefined of all clients. */
  readonly among?: string;
}

/** Whether a rule is met only by clients whose informative column is known. */
export const asksKnown = (rule: readonly RuleCondition[], { missingnessColumn }: DataSchema): boolean =>
  rule.some(({ column, missing }) => column === missingnessColumn && missing !== true);

/** The fit yardstick of clients who all have a known value (`areKnown`), or not; of all clients where the known are not told apart. */
export function yardstickOf(
  areKnown: boolean,
  results: { readonly eda: { readonly churn: Pick<Rate, 'rate'> } },
  schema: DataSchema,
): Yardstick {
  const rate = areKnown ? knownRate(results, schema) : null;
  if (rate === null) return { rate: results.eda.churn.rate };
  return { rate, among: `по всем, у кого ${informativeWords(schema).known}` };
}
