import * as Plot from '@observablehq/plot';
import type { Histogram } from '../analysis/result.ts';
import { columnOf, type Unit } from '../dataset/schema.ts';
import { count, inUnit, share, tick } from '../format.ts';
import { axes, described } from './described.ts';
import { emptyCells } from './emptyCells.ts';
import type { ChartContext, ChartKind } from './kind.ts';
import { capital } from './levels.ts';
import { outcomes } from './outcomes.ts';
import { telling } from './tellingMarks.ts';
import { colour, isPhone, textWidth } from './theme.ts';

const unitOf = ({ schema, column }: ChartContext): Unit =>
  column === undefined ? 'roubles' : columnOf(schema, column).unit;
const axisUnits: Record<Unit, string> = {
  points: 'баллы',
  years: 'лет',
  roubles: '₽',
  roublesPerMonth: '₽ в месяц',
  pieces: 'штук',
  none: '',
};
const nameOf = ({ schema, column }: ChartContext) =>
  column === undefined ? 'Ценность клиента' : capital(columnOf(schema, column).label);

const isCount = ({ schema, column }: ChartContext) => column !== undefined && columnOf(schema, column).kind === 'count';

/** Whole numbers between two edges, at most ten. */
const wholeNumbers = (low: number, high: number) => {
  const step = Math.ceil((high - low) / 10);
  return Array.from({ length: Math.floor((high - low) / step) }, (_, i) => Math.ceil(low) + i * step);
};

/** A bin of a count: its value, or its first and last where bins were merged; the ends also hold what lies beyond. */
function countName(bins: Histogram['bins'], i: number, middle: number, unit: Unit): string {
  const { low, high } = bins[i]!;
  if (i === 0) return `не больше ${inUnit(high - 0.5, unit)}`;
  if (i === bins.length - 1) return `не меньше ${inUnit(low + 0.5, unit)}`;
  return high - low === 1 ? inUnit(middle, unit) : `${inUnit(low + 0.5, unit)} – ${inUnit(high - 0.5, unit)}`;
}

/** Two step outlines of shares within those who stayed and those who left, on the same bins, medians marked; empty cells apart at the right. */
export const histogram: ChartKind<Histogram> = {
  subtitle: (result, context) =>
    `${nameOf(context)}: доля клиентов своей группы, %${result.scale === 'log' ? '; шкала логарифмическая' : ''}`,
  n: (result) => result.n,
  missing: (result) => result.missing,
  lacking: ({ bins, n }) =>
    bins.length > 0
      ? null
      : n === 0
        ? 'ни одно значение не известно'
        : 'известных значений слишком мало, чтобы разложить их на ступени',
  draw(result, context) {
    const { width } = context;
    const unit = unitOf(context);
    const log = result.scale === 'log';
    // Fewer than one in a hundred is told by the line under the figure, and needs no bars.
    const hasMissing = Math.max(result.missingStayedShare ?? 0, result.missingChurnedShare ?? 0) >= 0.01;
    const bins = result.bins;
    const position = (x: number) => (log ? Math.log10(x) : x);
    // A bin merged from several is drawn at the mean height of its parts, so that areas stay comparable.
    const widths = bins.map((b) => position(b.high) - position(b.low));
    const unitWidth = Math.min(...widths, Infinity);
    const height = (b: (typeof bins)[number], key: (typeof outcomes)[number]['key']) =>
      (b[key] * unitWidth) / (position(b.high) - position(b.low));
    const missingBars = hasMissing ? outcomes.map((g) => result[g.missing] ?? 0) : [];
    const peak = Math.max(0.001, ...bins.flatMap((b) => outcomes.map((g) => height(b, g.key))));
    const end = peak * 1.25;
    const marginRight = hasMissing ? 108 : 20;
    const lows = bins.length > 0 ? [bins[0]!.low, bins.at(-1)!.high] : [1, 10];
    const outline = (key: (typeof outcomes)[number]['key']) => [
      ...bins.map((b) => ({ x: b.low, y: height(b, key) })),
      ...(bins.length > 0 ? [{ x: bins.at(-1)!.high, y: height(bins.at(-1)!, key) }] : []),
    ];
    const frame = width - 44 - marginRight;
    const place = (x: number) =>
      ((position(x) - position(lows[0]!)) / (position(lows[1]!) - position(lows[0]!))) * frame;
    return {
      width,
      height: 292,
      marginLeft: 44,
      marginRight,
      marginTop: 56,
      marginBottom: 44,
      x: {
        type: log ? 'log' : 'linear',
        domain: lows,
        tickFormat: (v: number) => tick(v, unit),
        ...(log
          ? { ticks: [1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9].filter((v) => v >= lows[0]! && v <= lows[1]!) }
          : isCount(context)
            ? { ticks: wholeNumbers(lows[0]!, lows[1]!) }
            : { ticks: isPhone(width) ? 4 : 7 }),
        label: axisUnits[unit] || null,
        labelAnchor: 'right',
        labelArrow: 'none',
      },
      y: { domain: [0, end], tickFormat: (v: number) => tick(v, 'share'), ticks: 4, label: null, grid: true },
      marks: [
        Plot.ruleY([0], { stroke: colour.quiet }),
        ...outcomes.map((g) =>
          Plot.line(outline(g.key), {
            x: 'x',
            y: 'y',
            curve: 'step-after',
            stroke: g.stroke,
            strokeWidth: 2,
            ...(g.dash ? { strokeDasharray: g.dash } : {}),
          }),
        ),
        ...outcomes.flatMap((g, i) => {
          const median = result[g.median];
          if (median === null || median < lows[0]! || median > lows[1]!) return [];
          const label = `${g.label}: медиана ${inUnit(median, unit)}`;
          const half = textWidth(label) / 2;
          const dx =
            Math.max(0, half - 30 - place(median)) - Math.max(0, place(median) + half - frame - marginRight + 10);
          return [
            Plot.ruleX([median], { stroke: g.stroke, strokeDasharray: '2 3' }),
            Plot.text([label], {
              x: () => median,
              frameAnchor: 'top',
              dy: i === 0 ? -40 : -20,
              dx,
              fill: g.stroke,
              fontWeight: 650,
            }),
          ];
        }),
        Plot.rectX(bins, { x1: 'low', x2: 'high', ...telling(bins.map((_, i) => i)) }),
        ...emptyCells(missingBars, marginRight),
      ],
    };
  },
  table: (result, context) => {
    const unit = unitOf(context);
    const rows = result.bins.map((b, i) => {
      const middle = (b.low + b.high) / 2;
      if (isCount(context))
        return [countName(result.bins, i, middle, unit), count(b.n), share(b.stayedShare), share(b.churnedShare)];
      const low = inUnit(b.low, unit);
      const high = inUnit(b.high, unit);
      const name = i === 0 ? `до ${high}` : i === result.bins.length - 1 ? `от ${low}` : `${low} – ${high}`;
      return [name, count(b.n), share(b.stayedShare), share(b.churnedShare)];
    });
    const empty =
      result.missing > 0
        ? [['нет данных', count(result.missing), share(result.missingStayedShare), share(result.missingChurnedShare)]]
        : [];
    return { columns: [nameOf(context), 'Клиентов', 'Доля оставшихся', 'Доля ушедших'], rows: [...rows, ...empty] };
  },
  describe(result, context) {
    const unit = unitOf(context);
    const [first, last] = [result.bins[0], result.bins.at(-1)];
    const peaks = outcomes.flatMap(({ key, label }) => {
      if (!first) return [];
      const { low, high } = result.bins.reduce((a, b) => (b[key] > a[key] ? b : a), first);
      return `у тех, кто ${label}, от ${inUnit(low, unit)} до ${inUnit(high, unit)}`;
    });
    const empty =
      result.missing > 0
        ? `Значение неизвестно у ${share(result.missingStayedShare)} оставшихся и ${share(result.missingChurnedShare)} ушедших.`
        : null;
    return described(
      'Два ступенчатых контура распределения: оставшиеся и ушедшие.',
      first && last
        ? axes(
            `${nameOf(context)} от ${inUnit(first.low, unit)} до ${inUnit(last.high, unit)}${result.scale === 'log' ? ', шкала логарифмическая' : ''}`,
            'доля внутри своей группы',
          )
        : 'Ступеней нет.',
      first && `Самая высокая ступень: ${peaks.join(', ')}.`,
      `Медиана оставшихся ${inUnit(result.medianStayed, unit)}, ушедших ${inUnit(result.medianChurned, unit)}.`,
      empty,
    );
  },
};
