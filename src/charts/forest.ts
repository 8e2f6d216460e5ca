import type { LogisticTerm } from '../analysis/result.ts';
import { hypothesesForest } from './hypothesesForest.ts';
import type { ChartKind } from './kind.ts';
import { oddsRatios } from './oddsRatios.ts';

const isTerms = (result: readonly object[]): result is readonly LogisticTerm[] =>
  result.length > 0 && 'oddsRatio' in result[0]!;
const pick = (result: readonly object[]) =>
  (isTerms(result) ? oddsRatios : hypothesesForest) as unknown as ChartKind<readonly object[]>;

/** A forest: of hypotheses, or of the odds ratios of a logistic model. */
export const forest: ChartKind<readonly object[]> = {
  subtitle: (r, c) => pick(r).subtitle(r, c),
  n: (r, c) => pick(r).n(r, c),
  missing: (r, c) => pick(r).missing?.(r, c) ?? null,
  lacking: (r, c) => pick(r).lacking?.(r, c) ?? null,
  draw: (r, c) => pick(r).draw(r, c),
  table: (r, c) => pick(r).table(r, c),
  describe: (r, c) => pick(r).describe(r, c),
};
