import type { Scenario } from '../analysis/result.ts';
import { columnOf } from '../dataset/schema.ts';
import type { ChartContext } from './kind.ts';

/** An assumption's title, «×2» or «÷2»; for the treatments of an unknown amount the schema's words. */
export function scenarioName(
  { assumption, change }: Scenario,
  { titles, schema }: Pick<ChartContext, 'titles' | 'schema'>,
): string {
  const column = schema.missingnessColumn === undefined ? undefined : columnOf(schema, schema.missingnessColumn);
  switch (change) {
    case null:
      return 'как в отчёте';
    case 'half':
      return `${titles?.[assumption!] ?? assumption}\u00a0÷\u00a02`;
    case 'double':
      return `${titles?.[assumption!] ?? assumption}\u00a0×\u00a02`;
    case 'balanceMedian':
      return `${column?.missing ?? 'значение неизвестно'}: медиана похожих`;
    case 'balanceKnown':
      return `только те, у кого ${column?.known ?? 'значение известно'}`;
  }
}
