import type { Rate } from '../analysis/result.ts';
import { count, range, share } from '../format.ts';
import { rateBars } from './rateBars.ts';
import type { ChartKind } from './kind.ts';

/** A quarter of the clients by value. */
export interface Quarter extends Rate {
  readonly value: string;
  readonly low: number;
  readonly high: number;
  readonly totalShare: number | null;
  readonly parts: { readonly balance: number; readonly card: number; readonly products: number };
}

const names: Record<string, string> = { '1': 'нижняя', '2': 'вторая', '3': 'третья', '4': 'верхняя' };

/** «верхняя четверть». */
export const nameOf = (q: Quarter) => `${names[q.value] ?? q.value} четверть`;
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
      range([q.low, q.high], 'roubles'),
      count(q.n),
      count(q.churned),
      share(q.rate),
      range(q.ci, 'share'),
      share(q.totalShare),
    ]),
  }),
};
