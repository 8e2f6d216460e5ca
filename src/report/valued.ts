import type { RateRow } from '../analysis/result.ts';
import type { ContentFiles } from '../authored/contentFiles.ts';
import type { Table } from '../dataset/table.ts';
import { searchSegments } from './found.ts';
import { measureFoundOffers } from './foundOffers.ts';
import { explainValue } from './metric.ts';
import { robustOrders } from './orders.ts';
import { piece, type reportOf } from './pieces.ts';
import { measureSegments, measureValue } from './value.ts';

/**
 * What is told of the value of clients, and all that asks it of each of them: the segments, their order, the search. Rules ask the file
 * as it was `read`. The values, and what is counted of them, are large, and with the return nobody has them.
 */
export function* valueStatistics(
  read: Table,
  table: Table,
  r: Pick<ReturnType<typeof reportOf>, 'outcome' | 'known' | 'churn'>,
  byCategory: Readonly<Record<string, readonly RateRow[]>>,
  content: Pick<ContentFiles, 'segments' | 'assumptions' | 'recommendations' | 'foundOffers'>,
  begin: (step: 'model' | 'value' | 'segments' | 'search') => void,
) {
  const { outcome, known, churn } = { ...r, known: r.known ?? null, churn: r.churn() };
  begin('model');
  const model = yield* piece('model');
  begin('value');
  const value = measureValue(table, outcome, content, model, churn.rate);
  const { clientValue, valueWith } = value;
  begin('segments');
  const measured = measureSegments(read, outcome, known, content, clientValue, churn);
  const { segments, segmentOverlap } = measured;
  begin('search');
  const { order } = segmentOverlap;
  const queued = content.segments.toSorted((a, b) => order.indexOf(a.id) - order.indexOf(b.id));
  const foundSegments = searchSegments(read, table, outcome, known, clientValue, queued);
  return {
    ...measured,
    logistic: model?.result ?? null,
    foundSegments,
    foundOffers: measureFoundOffers(read, table, outcome, content, segments, foundSegments, clientValue),
    metric: explainValue(read, table, value, byCategory, churn.rate, content, segments),
    orders: robustOrders(read, outcome, known, content, valueWith),
  };
}
