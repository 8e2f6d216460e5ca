import * as Plot from '@observablehq/plot';
import type { Sensitivity } from '../analysis/result.ts';
import { money, tick } from '../format.ts';
import { axes, described, extremes, listed } from './described.ts';
import type { ChartKind } from './kind.ts';
import { leftInset } from './leftInset.ts';
import { rowLayout } from './rows.ts';
import { placesOf } from './tellingMarks.ts';
import { colour, isPhone, roundUp } from './theme.ts';
import { topLegend } from './topLegend.ts';
import { titleOf } from './titleOf.ts';

type Rows = Sensitivity['tornado'];

const isDrawn = ({ half, double, base }: Rows[number]) => half !== null && double !== null && base !== null;

/** The mean value when each assumption is halved and doubled, the widest bar on top. */
export const tornado: ChartKind<Rows> = {
  subtitle: () => 'Средняя ценность клиента без крайних сумм, ₽, если допущение вдвое меньше или вдвое больше',
  n: (_result, { bank }) => bank.n,
  lacking: (rows) => (rows.some(isDrawn) ? null : 'средняя ценность не вычислена ни при одном допущении'),
  draw(result, context) {
    const { width } = context;
    const shown = result.filter(isDrawn);
    const layout = rowLayout(
      shown.map((row) => titleOf(row.id, context)),
      width,
      { places: placesOf(shown, result) },
    );
    const { marginLeft } = layout;
    const rows = shown.map((row, i) => ({
      key: layout.keys[i]!,
      half: row.half!,
      double: row.double!,
      base: row.base!,
    }));
    const base = rows[0]?.base ?? 0;
    const least = Math.min(0, ...rows.flatMap((row) => [row.half, row.double]));
    const end = roundUp(Math.max(1, ...rows.flatMap((row) => [row.half, row.double])));
    const legend = topLegend(
      [
        { label: 'вдвое меньше', symbol: 'square', fill: colour.ground, stroke: colour.ink },
        { label: 'вдвое больше', symbol: 'square', fill: colour.ink, stroke: colour.ink },
      ],
      { width, marginLeft },
    );
    return {
      width,
      height: legend.height + 30 + layout.height,
      marginLeft,
      marginRight: 32,
      marginTop: legend.height,
      marginBottom: 30,
      x: {
        domain: [least, end],
        insetLeft: leftInset(least, marginLeft),
        tickFormat: (v: number) => tick(v, 'roubles'),
        ticks: isPhone(width) ? 3 : 4,
        label: null,
        grid: true,
      },
      y: { ...layout.y, padding: 0.4 },
      marks: [
        Plot.barX(rows, { x1: 'half', x2: 'double', y: 'key', fill: colour.stayed, fillOpacity: 0.35 }),
        Plot.ruleX(rows.slice(0, 1), { x: 'base', stroke: colour.ink }),
        Plot.dot(rows, { x: 'half', y: 'key', symbol: 'square', r: 4.5, fill: colour.ground, stroke: colour.ink }),
        Plot.dot(rows, { x: 'double', y: 'key', symbol: 'square', r: 4.5, fill: colour.ink, stroke: colour.ink }),
        Plot.text([`как в отчёте ${money(base)}`], {
          x: () => base,
          frameAnchor: 'top',
          dy: -14,
          fill: colour.quiet,
        }),
        ...legend.marks,
        ...layout.marks,
      ],
    };
  },
  table: (result, context) => ({
    columns: ['Допущение', 'Вдвое меньше', 'Как в отчёте', 'Вдвое больше', 'Размах'],
    rows: result.map((row) => [
      titleOf(row.id, context),
      money(row.half),
      money(row.base),
      money(row.double),
      money(row.swing),
    ]),
  }),
  describe(result, context) {
    const readings = result.map((row) => ({
      name: titleOf(row.id, context),
      value: row.swing,
      text: `от ${money(row.half)} до ${money(row.double)}`,
    }));
    return described(
      'Столбцы, самый длинный сверху: допущение вдвое меньше и вдвое больше.',
      axes('средняя ценность клиента', 'допущения'),
      `Размах. ${extremes(readings)}`,
      listed(readings),
    );
  },
};
