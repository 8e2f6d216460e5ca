import type { Rate } from '../analysis/result.ts';
import { count, money, range, share } from '../format.ts';
import { rateBars } from './rateBars.ts';
import type { ChartKind } from './kind.ts';

/** A quarter of the clients by value. */
export interface Quarter extends Rate {
  readonly value: string;
  readonly low: number | null;
  readonly high: number | null;
  readonly totalShare: number | null;
  readonly parts: { readonly balance: number; readonly card: number; readonly products: number } | null;
}

const names: Record<string, string> = { '1': 'нижняя', '2': 'вторая', '3': 'третья', '4': 'верхняя' };

/** «верхняя четверть». */
export const nameOf = (q: Quarter) => `${names[q.value] ?? q.value} четверть`;
/** An outer end that is not published is left open. */
function bounds({ low, high }: Quarter): string {
  if (low !== null && high !== null) return range([low, high], 'roubles');
  return high === null ? (low === null ? 'любая' : `от ${money(low)}`) : `до ${money(high)}`;
}

const asRows = (result: readonly Quarter[]) =>
  result.map((q) => ({ ...q, value: nameOf(q), known: null, unknown: null }));

/** The rate by quarter of value. */
export const quartiles: ChartKind<readonly Quarter[]> = {
  subtitle: () => 'Доля ушедших, %; отрезок — 95 %-й интервал',
  n: (result) => result.reduce((sum, q) => sum + q.n, 0),
  draw: (result, context) => rateBars.draw(asRows(result), { ...context, column: undefined }),
  describe: (result, context) => rateBars.describe(asRows(result), { ...context, column: undefined }),
  table: (result) => ({
    // A few clients lie beyond the outer ends.
    columns: [
      'Четверть',
      'Ценность, от 1-го до 99-го процентиля',
      'Клиентов',
      'Ушли',
      'Доля ушедших',
      'Интервал',
      'Доля всей ценности',
    ],
    rows: result.map((q) => [
      nameOf(q),
      bounds(q),
      count(q.n),
      count(q.churned),
      share(q.rate),
      range(q.ci, 'share'),
      share(q.totalShare),
    ]),
  }),
};
