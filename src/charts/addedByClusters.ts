import * as Plot from '@observablehq/plot';
import type { Clusters } from '../analysis/result.ts';
import { columnOf, type DataSchema } from '../dataset/schema.ts';
import { counted, decimal, range } from '../format.ts';
import { axes, described, extremes, listed } from './described.ts';
import type { ChartKind } from './kind.ts';
import { BAND } from './negligible.ts';
import { rowLayout } from './rows.ts';
import { colour, isPhone, nudge } from './theme.ts';

/** An area under the curve that differs by less tells as much. */
const LEAST = 0.01;
const MARGIN_RIGHT = 24;

/** Clusters by their number, then quarters of one column at a time. */
const rowsOf = ({ byK, byQuarters }: Clusters, schema: DataSchema) => [
  ...byK.map(({ k, difference, ci, chosen }) => ({
    name: `${counted(k, ['кластер', 'кластера', 'кластеров'])}${chosen ? ' — выбрано' : ''}`,
    difference,
    ci,
    kind: chosen ? 'chosen' : 'clusters',
  })),
  ...byQuarters.map(({ column, difference, ci }) => ({
    name: `четверти: ${columnOf(schema, column).label}`,
    difference,
    ci,
    kind: 'quarters',
  })),
];

/** What clusters add to the area under the curve of the rules, and what one more question adds; the band is next to nothing. */
export const addedByClusters: ChartKind<Clusters> = {
  subtitle: () => 'Прирост площади под кривой к одним правилам; отрезок — 95 %-й интервал',
  n: ({ added }) => added.n,
  lacking: ({ byK }) => (byK.some(({ ci }) => ci !== null) ? null : 'прирост не вычислен ни при одном числе кластеров'),
  draw(result, { schema, width }) {
    const told = rowsOf(result, schema).flatMap(({ ci, difference, ...row }, place) =>
      ci === null || difference === null ? [] : [{ ...row, place, difference, low: ci[0], high: ci[1] }],
    );
    const layout = rowLayout(
      told.map(({ name }) => name),
      width,
      { letters: 32, least: 26, places: told.map(({ place }) => place) },
    );
    const rows = told.map((row, i) => ({ ...row, key: layout.keys[i]! }));
    const step = 0.01;
    const domain = [
      Math.min(-2 * step, ...rows.map(({ low }) => Math.floor(low / step) * step)),
      Math.max(3 * step, ...rows.map(({ high }) => Math.ceil(high / step) * step)),
    ] as const;
    // The first figure of the axis stands on its end, and half of it past that.
    const inset = isPhone(width) ? 8 : 0;
    const room = width - layout.marginLeft - MARGIN_RIGHT - inset;
    const nought = layout.marginLeft + inset + (-domain[0] / (domain[1] - domain[0])) * room;
    const own = ({ kind }: { kind: string }) => (kind === 'chosen' ? colour.attention : colour.quiet);
    return {
      width,
      height: 64 + layout.height,
      marginLeft: layout.marginLeft,
      marginRight: MARGIN_RIGHT,
      marginTop: 30,
      marginBottom: 34,
      color: { type: 'identity' },
      x: {
        domain,
        ticks: isPhone(width) ? 3 : 5,
        insetLeft: inset,
        tickFormat: (v: number) => decimal(v, { sign: true }),
        label: null,
      },
      y: layout.y,
      marks: [
        Plot.rectX([LEAST], { x1: -LEAST, x2: LEAST, fill: colour.grid, fillOpacity: 0.6 }),
        Plot.text([BAND], {
          x: [0],
          frameAnchor: 'top',
          dx: nudge(BAND, nought, width),
          dy: -14,
          text: (text: string) => text,
          fill: colour.quiet,
        }),
        Plot.ruleX([0], { stroke: colour.quiet }),
        Plot.ruleY(rows, { x1: 'low', x2: 'high', y: 'key', stroke: own, strokeWidth: 2.5 }),
        Plot.dot(rows, {
          x: 'difference',
          y: 'key',
          r: 5,
          fill: (row: { kind: string }) => (row.kind === 'quarters' ? colour.ground : own(row)),
          stroke: own,
          strokeWidth: 2,
        }),
        ...layout.marks,
      ],
    };
  },
  table: (result, { schema }) => ({
    columns: ['Деление групп правил', 'Прирост площади', 'Интервал'],
    rows: rowsOf(result, schema).map(({ name, difference, ci }) => [
      name,
      decimal(difference, { digits: 3, sign: true }),
      range(ci, 'number', { digits: 3 }),
    ]),
  }),
  describe(result, { schema }) {
    const readings = rowsOf(result, schema).map(({ name, difference }) => ({
      name,
      value: difference,
      text: decimal(difference, { digits: 3, sign: true }),
    }));
    return described(
      'Точки с отрезками.',
      axes('прирост площади под кривой к одним правилам', 'кластеры и четверти признаков'),
      extremes(readings),
      listed(readings),
    );
  },
};
