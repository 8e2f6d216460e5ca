import { winsorBounds } from '../analysis/winsorised.ts';
import { summary } from '../analysis/describe.ts';
import { fillByGroup } from '../analysis/fillByGroup.ts';
import type { RateRow, SegmentResult } from '../analysis/result.ts';
import { membersOf } from '../analysis/segment.ts';
import { sensitivity } from '../analysis/sensitivity.ts';
import { valueByTrait } from '../analysis/valueByTrait.ts';
import { valueExample } from '../analysis/valueExample.ts';
import type { ContentFiles } from '../authored/contentFiles.ts';
import { codes, type Table } from '../dataset/table.ts';
import type { measureValue } from './value.ts';

/**
 * What the chapter of value tells beside the values: an example, value by trait, and how firm the queue is. Rules, and the medians put in for
 * unknown balances, are of the levels as they were `read`.
 */
export function explainValue(
  read: Table,
  table: Table,
  { metric, clientValue, inputs, given }: ReturnType<typeof measureValue>,
  byCategory: Readonly<Record<string, readonly RateRow[]>>,
  bankRate: number | null,
  content: Pick<ContentFiles, 'segments' | 'assumptions'>,
  segments: readonly SegmentResult[],
) {
  if (metric === null) return null;
  const bounds = winsorBounds(clientValue);
  const queue = segments
    .filter((s) => s.priority !== null)
    .sort((a, b) => a.priority! - b.priority!)
    .map(({ id }) => ({ id, members: membersOf(read, content.segments.find((s) => s.id === id)!.rule) }));
  const median = (values: Float64Array) => summary(values).median;
  return {
    ...metric,
    example: valueExample(
      {
        balance: median(inputs.balance),
        salary: median(inputs.salary),
        products: median(inputs.products),
        bankRate,
      },
      given,
    ),
    byTrait: Object.entries(byCategory).flatMap(([name, rows]) =>
      valueByTrait(
        name,
        codes(table, name),
        rows.map((row) => row.value),
        clientValue,
        bounds,
      ),
    ),
    sensitivity: sensitivity({
      ...inputs,
      assumptions: given,
      shares: content.assumptions.filter((a) => a.unit === 'share').map((a) => a.id),
      filledBalance: fillByGroup(
        inputs.balance,
        (read.schema.imputeBy ?? []).map((name) => codes(read, name)),
      ),
      segments: queue,
    }),
  };
}
