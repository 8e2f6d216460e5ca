import type { Scenario } from '../analysis/result.ts';
import { informativeWords } from '../dataset/levelWords.ts';
import type { ChartContext } from './kind.ts';
import { titleOf } from './titleOf.ts';

/** An assumption's title, «×2» or «÷2»; for the treatments of an unknown amount the schema's words. */
export function scenarioName(
  { assumption, change }: Scenario,
  { titles, schema }: Pick<ChartContext, 'titles' | 'schema'>,
): string {
  const { known, missing } = informativeWords(schema);
  switch (change) {
    case null:
      return 'как в отчёте';
    case 'half':
      return `${titleOf(assumption!, { titles })}\u00a0÷\u00a02`;
    case 'double':
      return `${titleOf(assumption!, { titles })}\u00a0×\u00a02`;
    case 'balanceMedian':
      return `${missing}: медиана похожих`;
    case 'balanceKnown':
      return `только те, у кого ${known}`;
  }
}
