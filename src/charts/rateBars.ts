import * as Plot from '@observablehq/plot';
import type { RateRow } from '../analysis/result.ts';
import { columnOf, hasClosedLevels } from '../dataset/schema.ts';
import { count, range, share } from '../format.ts';
import { axes, described, extremes, trend } from './described.ts';
import { everybodyLine } from './everybodyLine.ts';
import type { ChartContext, ChartKind } from './kind.ts';
import { rowLabel } from './levels.ts';
import { rowLayout, sizesAtEdge } from './rows.ts';
import { rateEnd, shareAxis } from './shareAxis.ts';
import { placesOf } from './tellingMarks.ts';
import { colour, textWidth } from './theme.ts';

const isCategory = ({ schema, column }: ChartContext) =>
  column !== undefined && columnOf(schema, column).kind === 'category';

/** Ordered values keep their order, and closed levels that of the schema; open levels stand by size. */
function ordered(rows: readonly RateRow[], context: ChartContext): RateRow[] {
  const { schema, column } = context;
  return isCategory(context) && !hasClosedLevels(columnOf(schema, column!))
    ? [...rows].sort((a, b) => b.n - a.n)
    : [...rows];
}

/** A dot and its interval for each value of a trait, on a scale from 0 that all traits share on a page, with the bank's rate as a line and n at the edge. */
export const rateBars: ChartKind<readonly RateRow[]> = {
  subtitle: () => 'Доля ушедших, %; отрезок — 95 %-й интервал',
  n: (rows) => rows.reduce((sum, row) => sum + row.n, 0),
  // Bands are all of those whose value is known; of levels some may be not told, who are no empty cells.
  missing: (rows, { bank, column, emptyCells }) =>
    rows.length > 0 && rows.every((row) => 'low' in row)
      ? Math.max(0, bank.n - rows.reduce((sum, row) => sum + row.n, 0))
      : (emptyCells?.[column ?? ''] ?? null),
  lacking: (rows) => (rows.some((row) => row.rate !== null) ? null : 'ни в одной группе не набралось десяти клиентов'),
  draw(result, context) {
    const { schema, column, width, bank } = context;
    const all = ordered(result, context);
    const shown = all.filter((row) => row.rate !== null && row.ci !== null);
    const layout = rowLayout(
      shown.map((row) => rowLabel(schema, column, row, result)),
      width,
      { places: placesOf(shown, all) },
    );
    const rows = shown.map((row, i) => ({
      key: layout.keys[i]!,
      rate: row.rate!,
      low: row.ci![0],
      high: row.ci![1],
      text: share(row.rate),
      n: count(row.n),
    }));
    const { marginLeft } = layout;
    const end = rateEnd(
      context,
      rows.map(({ high }) => high),
    );
    const marginRight = Math.max(40, ...rows.map((r) => textWidth(r.n))) + 16;
    return {
      width,
      height: 64 + layout.height,
      marginLeft,
      marginRight,
      marginTop: 38,
      marginBottom: 26,
      x: shareAxis(end, width),
      y: layout.y,
      marks: [
        ...everybodyLine(bank.rate, share(bank.rate), {
          frame: width - marginLeft - marginRight,
          ends: [0, end],
        }),
        Plot.ruleY(rows, { x1: 'low', x2: 'high', y: 'key', stroke: colour.churned, strokeWidth: 2.5 }),
        Plot.dot(rows, { x: 'rate', y: 'key', r: 5, fill: colour.churned }),
        ...(layout.above ? besideInterval(rows, end) : [Plot.text(rows, { ...figure, x: 'rate', dy: -13 })]),
        ...sizesAtEdge(rows, marginRight),
        ...layout.marks,
      ],
    };
  },
  table: (result, context) => ({
    columns: ['Значение', 'Клиентов', 'Ушли', 'Доля ушедших', '95 %-й интервал'],
    rows: ordered(result, context).map((r) => [
      rowLabel(context.schema, context.column, r, result),
      count(r.n),
      count(r.churned),
      share(r.rate),
      range(r.ci, 'share'),
    ]),
  }),
  describe(result, context) {
    const { schema, column, bank } = context;
    const readings = ordered(result, context).map((row) => ({
      name: rowLabel(schema, column, row, result),
      value: row.rate,
      text: share(row.rate),
    }));
    return described(
      `Точки с отрезками, строк: ${readings.length}.`,
      axes('доля ушедших от нуля', 'значения'),
      isCategory(context)
        ? null
        : trend(
            readings.map(({ value }) => value),
            'сверху вниз',
          ),
      extremes(readings),
      `Все клиенты: ${share(bank.rate)}.`,
    );
  },
};

const figure = { y: 'key', text: 'text', fill: colour.ink, stroke: colour.ground, strokeWidth: 4 } as const;

/** Figures where there is no room above the marks: right of the interval, near the end of the axis left of it. */
function besideInterval(rows: readonly { readonly low: number; readonly high: number }[], end: number): Plot.Markish[] {
  const roomy = (row: { readonly high: number }) => row.high < 0.8 * end;
  return [
    Plot.text(rows.filter(roomy), { ...figure, x: 'high', textAnchor: 'start', dx: 7 }),
    Plot.text(
      rows.filter((row) => !roomy(row)),
      { ...figure, x: 'low', textAnchor: 'end', dx: -7 },
    ),
  ];
}
