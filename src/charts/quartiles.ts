import type { ValueQuarter } from '../analysis/valueShares.ts';
import { count, money, range, share } from '../format.ts';
import { rateBars } from './rateBars.ts';
import type { ChartKind } from './kind.ts';

const names: Record<string, string> = { '1': 'нижняя', '2': 'вторая', '3': 'третья', '4': 'верхняя' };

/** «верхняя четверть». */
export const nameOf = (q: ValueQuarter) => `${names[q.value] ?? q.value} четверть`;
/** An outer end that is not published is left open. */
function bounds({ low, high }: ValueQuarter): string {
  if (low !== null && high !== null) return range([low, high], 'roubles');
  return high === null ? (low === null ? 'любая' : `от ${money(low)}`) : `до ${money(high)}`;
}

const asRows = (result: readonly ValueQuarter[]) =>
  result.map((q) => ({ ...q, value: nameOf(q), known: null, unknown: null }));

/** The rate by quarter of value. */
export const quartiles: ChartKind<readonly ValueQuarter[]> = {
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
