import * as Plot from '@observablehq/plot';
import type { PortraitDifference } from '../analysis/result.ts';
import { columnOf } from '../dataset/schema.ts';
import { count, decimal, pNumber, range } from '../format.ts';
import { axes, described, extremes, listed } from './described.ts';
import type { ChartContext, ChartKind } from './kind.ts';
import { capital, levelLabel } from './levels.ts';
import { rowLayout, wordsAtEdge } from './rows.ts';
import { placesOf } from './tellingMarks.ts';
import { colour, isPhone, textWidth } from './theme.ts';
import { ticksAround } from './ticksAround.ts';

/** Cohen's bound of a small difference: what lies under it is little. */
const LITTLE = 0.2;
const BAND = 'мало';

const nameOf = (row: PortraitDifference, { schema }: ChartContext) => {
  const label = capital(columnOf(schema, row.column).label);
  return row.value === undefined ? label : `${label}: ${levelLabel(schema, row.column, row.value)}`;
};

/** Whose value is larger; neither's where the interval holds nought. */
const side = ({ low, high }: { readonly low: number; readonly high: number }) =>
  low > 0 ? colour.churned : high < 0 ? colour.stayed : colour.quiet;

/** Differences of the two portraits on one scale, in standard deviations, with intervals and a band for what is little; grey is what chance could make. */
export const differences: ChartKind<readonly PortraitDifference[]> = {
  subtitle: () => 'Ушедшие минус оставшиеся, в стандартных отклонениях; отрезок — 95 %-й интервал',
  n: (rows) => Math.max(0, ...rows.map((row) => row.n)),
  missing: (rows) => Math.max(0, ...rows.map((row) => row.missing)),
  lacking: (rows) =>
    rows.some((row) => row.effect !== null && row.ci !== null) ? null : 'ни у одного признака разница не вычислена',
  draw(result, context) {
    const { width } = context;
    const shown = result.filter((r) => r.effect !== null && r.ci !== null);
    const layout = rowLayout(
      shown.map((r) => nameOf(r, context)),
      width,
      { least: 30, places: placesOf(shown, result) },
    );
    const { marginLeft } = layout;
    const rows = shown.map((r, i) => ({
      key: layout.keys[i]!,
      effect: r.effect!,
      low: r.ci![0],
      high: r.ci![1],
      text: decimal(r.effect, { sign: true }),
    }));
    const reach = Math.max(0.2, ...rows.map((r) => Math.max(Math.abs(r.low), Math.abs(r.high)))) * 1.08;
    const marginRight = textWidth('+0,00') + 20;
    return {
      width,
      height: 78 + layout.height,
      marginLeft,
      marginRight,
      marginTop: 44,
      marginBottom: 30,
      x: {
        domain: [-reach, reach],
        tickFormat: (v: number) => decimal(v, { digits: 1, sign: true }),
        ticks: isPhone(width) ? ticksAround(0, [-reach, reach]) : 6,
        label: null,
        grid: true,
      },
      y: layout.y,
      marks: [
        ...littleBand(isPhone(width) && !layout.above),
        Plot.ruleX([0], { stroke: colour.quiet }),
        ...sideNames(isPhone(width), marginLeft, marginRight),
        ...effectMarks(rows, marginRight),
        ...layout.marks,
      ],
      color: { type: 'identity' },
    };
  },
  table: (result, context) => ({
    columns: ['Признак', 'Разница, ст. откл.', '95 %-й интервал', 'p', 'Клиентов', 'Пустых ячеек'],
    rows: result.map((r) => [
      nameOf(r, context),
      decimal(r.effect, { sign: true }),
      range(r.ci, 'number'),
      pNumber(r.p),
      count(r.n),
      count(r.missing),
    ]),
  }),
  describe(result, context) {
    const readings = result.map((row) => ({
      name: nameOf(row, context),
      value: row.effect,
      text: decimal(row.effect, { sign: true }),
    }));
    return described(
      'Точки с отрезками по величине различия.',
      axes('ушедшие минус оставшиеся в стандартных отклонениях, вправо — больше у ушедших', 'признаки'),
      extremes(readings),
      listed(readings),
      `Полоса до ${decimal(LITTLE, { digits: 1 })} — мало.`,
    );
  },
};

/** What is little, and its name: above the frame, or in it. */
const littleBand = (isNameInside: boolean): Plot.Markish[] => [
  Plot.rectX([0], { x1: -LITTLE, x2: LITTLE, fill: colour.unknown, fillOpacity: 0.18 }),
  Plot.text([BAND], { x: () => 0, frameAnchor: 'top', dy: isNameInside ? 0 : -14, fill: colour.quiet }),
];

/** Whose value is larger on either side of nought; on a phone in two lines, as wide as the paper. */
const sideNames = (phone: boolean, marginLeft: number, marginRight: number): Plot.Markish[] => [
  Plot.text(['← больше у оставшихся'], {
    frameAnchor: 'top-left',
    dy: -36,
    dx: phone ? 12 - marginLeft : 0,
    fill: colour.stayed,
  }),
  Plot.text(['больше у ушедших →'], {
    frameAnchor: 'top-right',
    dy: phone ? -18 : -36,
    dx: marginRight - 8,
    fill: colour.churned,
  }),
];

interface EffectRow {
  readonly key: string;
  readonly effect: number;
  readonly low: number;
  readonly high: number;
  readonly text: string;
}

/** Each difference with its interval, and its figure at the right. */
const effectMarks = (rows: readonly EffectRow[], marginRight: number): Plot.Markish[] => [
  Plot.ruleY(rows, { x1: 'low', x2: 'high', y: 'key', strokeWidth: 2.5, stroke: side }),
  Plot.dot(rows, { x: 'effect', y: 'key', r: 5, fill: side }),
  wordsAtEdge(rows, 'text', marginRight, colour.quiet),
];
