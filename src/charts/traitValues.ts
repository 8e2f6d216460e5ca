import * as Plot from '@observablehq/plot';
import type { TraitValue } from '../analysis/result.ts';
import { leftInset } from './leftInset.ts';
import { count, money, range, tick } from '../format.ts';
import { axes, described, extremes, listed } from './described.ts';
import type { ChartContext, ChartKind } from './kind.ts';
import { columnLabel, levelLabel } from './levels.ts';
import { rowLayout, sizesAtEdge } from './rows.ts';
import { placesOf } from './tellingMarks.ts';
import { colour, isPhone, roundUp, textWidth } from './theme.ts';

/** «Пол: женщины»; a level that says its trait stands so too, for the rows are read one by one. */
const nameOf = ({ column, value }: TraitValue, { schema }: ChartContext) =>
  `${columnLabel(schema, column)}: ${levelLabel(schema, column, value)}`;

const isDrawn = ({ valueMean, valueMeanCi }: TraitValue) => valueMean !== null && valueMeanCi !== null;

/** A dot and its interval for the mean value of each level of every trait, n at the edge; traits are apart by a rule. */
export const traitValues: ChartKind<readonly TraitValue[]> = {
  subtitle: () => 'Средняя ценность клиента, ₽; отрезок — 95 %-й интервал',
  n: (_result, { bank }) => bank.n,
  lacking: (rows) => (rows.some(isDrawn) ? null : 'средняя ценность не вычислена ни у одной группы'),
  draw(result, context) {
    const { width } = context;
    const shown = result.filter(isDrawn);
    const layout = rowLayout(
      shown.map((row) => nameOf(row, context)),
      width,
      { letters: 34, least: 24, places: placesOf(shown, result) },
    );
    const { marginLeft } = layout;
    const rows = shown.map((row, i) => ({
      key: layout.keys[i]!,
      mean: row.valueMean!,
      low: row.valueMeanCi![0],
      high: row.valueMeanCi![1],
      n: count(row.n),
      opens: i > 0 && shown[i - 1]!.column !== row.column,
    }));
    const least = Math.min(0, ...rows.map((row) => row.low));
    const end = roundUp(Math.max(1, ...rows.map((row) => row.high)));
    const marginRight = Math.max(40, ...rows.map((row) => textWidth(row.n))) + 16;
    return {
      width,
      height: 58 + layout.height,
      marginLeft,
      marginRight,
      marginTop: 28,
      marginBottom: 30,
      x: {
        domain: [least, end],
        insetLeft: leftInset(least, marginLeft),
        tickFormat: (v: number) => tick(v, 'roubles'),
        ticks: isPhone(width) ? 3 : 4,
        label: null,
        grid: true,
      },
      y: layout.y,
      marks: [
        ...(least < 0 ? [Plot.ruleX([0], { stroke: colour.quiet })] : []),
        Plot.ruleY(
          rows.filter((row) => row.opens),
          {
            y: 'key',
            stroke: colour.quiet,
            strokeOpacity: 0.5,
            dy: -layout.step * (layout.height / layout.step / Math.max(1, rows.length) - 0.5),
          },
        ),
        Plot.ruleY(rows, { x1: 'low', x2: 'high', y: 'key', stroke: colour.stayed, strokeWidth: 2.5 }),
        Plot.dot(rows, { x: 'mean', y: 'key', r: 4.5, fill: colour.stayed }),
        ...sizesAtEdge(rows, marginRight),
        ...layout.marks,
      ],
    };
  },
  table: (result, context) => ({
    columns: ['Группа', 'Клиентов', 'Средняя ценность', '95 %-й интервал'],
    rows: result.map((row) => [
      nameOf(row, context),
      count(row.n),
      money(row.valueMean),
      range(row.valueMeanCi, 'roubles'),
    ]),
  }),
  describe(result, context) {
    const readings = result.map((row) => ({
      name: nameOf(row, context),
      value: row.valueMean,
      text: money(row.valueMean),
    }));
    return described(
      'Точки с отрезками.',
      axes('средняя ценность клиента', 'значения признаков'),
      extremes(readings),
      listed(readings),
    );
  },
};
