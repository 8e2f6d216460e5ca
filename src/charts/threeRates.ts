import * as Plot from '@observablehq/plot';
import type { Rate } from '../analysis/result.ts';
import { count, range, share, tick } from '../format.ts';
import { bankLine } from './rateBars.ts';
import type { ChartContext, ChartKind } from './kind.ts';
import { levelLabel } from './levels.ts';
import { colour, linesWidth, roundUp, wrap } from './theme.ts';

/** A group with its rate in all, where the informative column is known and where it is not. */
export type ThreeRates = Rate & {
  readonly value?: string;
  readonly id?: string;
  readonly known: Rate | null;
  readonly unknown: Rate | null;
};

const ways = [
  { key: 'all', label: 'все', stroke: colour.ink, fill: colour.ink, symbol: 'circle', shift: 0 },
  {
    key: 'known',
    label: 'остаток известен',
    stroke: colour.churned,
    fill: colour.churned,
    symbol: 'triangle',
    shift: -9,
  },
  {
    key: 'unknown',
    label: 'остаток неизвестен',
    stroke: colour.unknown,
    fill: colour.ground,
    symbol: 'square',
    shift: 9,
  },
] as const;

const nameOf = (row: ThreeRates, { schema, column, titles }: ChartContext) =>
  row.id !== undefined ? (titles?.[row.id] ?? row.id) : levelLabel(schema, column, row.value ?? '');

const rateOf = (row: ThreeRates, key: (typeof ways)[number]['key']): Rate | null => (key === 'all' ? row : row[key]);

/** Three marks a row: all clients, those with a known and with an unknown balance, each with its interval. */
export const threeRates: ChartKind<readonly ThreeRates[]> = {
  subtitle: () => 'Доля ушедших, %; отрезок — 95 %-й интервал',
  n: (_result, { bank }) => bank?.n ?? null,
  draw(result, context) {
    const { width, bank } = context;
    const phone = width < 500;
    const label = (row: ThreeRates) => wrap(nameOf(row, context), phone ? 15 : 30);
    const rows = result.map((row) => ({ row, label: label(row) }));
    const points = ways.map((way) => ({
      way,
      data: rows.flatMap((r) => {
        const rate = rateOf(r.row, way.key);
        return rate === null || rate.rate === null || rate.ci === null || rate.n < 10
          ? []
          : [{ label: r.label, rate: rate.rate, low: rate.ci[0], high: rate.ci[1] }];
      }),
    }));
    const end = Math.min(
      1,
      roundUp(Math.max(0.01, bank?.rate ?? 0, ...points.flatMap((p) => p.data.map((d) => d.high)))),
    );
    const marginLeft = Math.max(24, ...rows.map((r) => linesWidth(r.label))) + 18;
    const lines = Math.max(1, ...rows.map((r) => r.label.split('\n').length));
    const legend = phone ? 3 : 1;
    return {
      width,
      height: 66 + legend * 18 + rows.length * Math.max(46, lines * 17 + 12),
      marginLeft,
      marginRight: 20,
      marginTop: 34 + legend * 18,
      marginBottom: 26,
      x: {
        domain: [0, end],
        tickFormat: (v: number) => tick(v, 'share'),
        ticks: phone ? 3 : 6,
        label: null,
        grid: true,
      },
      y: { type: 'band', domain: rows.map((r) => r.label), label: null, tickSize: 0, tickPadding: 10 },
      marks: [
        ...bankLine(bank?.rate ?? null, width - marginLeft - 20, end),
        Plot.ruleY(rows.slice(1), { y: 'label', stroke: colour.grid, dy: -Math.max(46, lines * 17 + 12) / 2 }),
        ...points.flatMap(({ way, data }) => [
          Plot.ruleY(data, { x1: 'low', x2: 'high', y: 'label', dy: way.shift, stroke: way.stroke, strokeWidth: 2 }),
          Plot.dot(data, {
            x: 'rate',
            y: 'label',
            dy: way.shift,
            r: 4.5,
            symbol: way.symbol,
            fill: way.fill,
            stroke: way.stroke,
            strokeWidth: 1.5,
          }),
        ]),
        ...ways.flatMap((way, i) => {
          const x = phone
            ? -marginLeft + 12
            : i === 0
              ? -marginLeft + 12
              : i === 1
                ? -marginLeft + 80
                : -marginLeft + 240;
          const y = -26 - (phone ? (2 - i) * 18 : 0) - 8;
          return [
            Plot.dot([way], {
              frameAnchor: 'top-left',
              dx: x,
              dy: y,
              r: 4.5,
              symbol: way.symbol,
              fill: way.fill,
              stroke: way.stroke,
              strokeWidth: 1.5,
            }),
            Plot.text([way.label], {
              frameAnchor: 'top-left',
              dx: x + 10,
              dy: y - 6,
              fill: colour.ink,
              textAnchor: 'start',
            }),
          ];
        }),
      ],
    };
  },
  table: (result, context) => ({
    columns: [
      'Группа',
      'Клиентов',
      'Все',
      'Интервал',
      'Остаток известен',
      'Интервал',
      'Остаток неизвестен',
      'Интервал',
    ],
    rows: result.map((row) => [
      nameOf(row, context),
      count(row.n),
      share(row.rate),
      range(row.ci, 'share'),
      ...[row.known, row.unknown].flatMap((part) =>
        part === null || part.n < 10 ? ['нет данных', 'нет данных'] : [share(part.rate), range(part.ci, 'share')],
      ),
    ]),
  }),
  describe: (result, context) =>
    `Строк: ${result.length}, в каждой доля ушедших среди всех, среди клиентов с известным и с неизвестным остатком. ` +
    result
      .map(
        (row) => `${nameOf(row, context)}: ${share(row.rate)}, ${share(row.known?.rate)}, ${share(row.unknown?.rate)}`,
      )
      .join('; ') +
    '.',
};
