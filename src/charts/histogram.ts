import * as Plot from '@observablehq/plot';
import { SMALLEST_WITH_TAILS } from '../analysis/published.ts';
import type { Histogram } from '../analysis/result.ts';
import { columnOf } from '../dataset/schema.ts';
import { count, inUnit, share, shareAfter, tick } from '../format.ts';
import { axes, described } from './described.ts';
import { emptyCells } from './emptyCells.ts';
import { valueAxis } from './histogramAxis.ts';
import { binName, countTick, endsOf, fromTo, isCount, unitOf, widthsOf } from './histogramBins.ts';
import { binNotes, histogramNotes, TAILS } from './histogramNotes.ts';
import type { ChartContext, ChartKind } from './kind.ts';
import { capital, uncapital } from './levels.ts';
import { medianLines } from './medianLines.ts';
import { outcomes } from './outcomes.ts';
import { telling } from './tellingMarks.ts';
import { wrap } from './labelLines.ts';
import { colour, isPhone, textWidth } from './theme.ts';

const nameOf = ({ schema, column }: ChartContext) =>
  column === undefined ? 'Ценность клиента' : capital(columnOf(schema, column).label);

/** Two step outlines of shares within those who stayed and those who left, on the same bins, medians marked; empty cells apart at the right. */
export const histogram: ChartKind<Histogram> = {
  subtitle: (result, context) =>
    `${nameOf(context)}: доля клиентов своей группы${result.missing > 0 ? ', чьё значение известно' : ''}, %${result.scale === 'log' ? '; шкала логарифмическая' : ''}`,
  n: (result) => result.n,
  missing: (result) => result.missing,
  lacking: ({ bins, n, scale, nonPositive }) => {
    if (bins.length > 0) return null;
    if (n === 0) return 'ни одно значение не известно';
    // Of values that a logarithm cannot show there may be too few others.
    if (n === null || n - (scale === 'log' ? (nonPositive ?? 0) : 0) < SMALLEST_WITH_TAILS)
      return `${scale === 'log' ? 'положительных' : 'известных'} значений меньше ${SMALLEST_WITH_TAILS}`;
    const few = 'у ушедших или у оставшихся известных значений меньше десяти, или разных слишком мало для ступеней';
    // How many lie at nought or below is withheld where they, or the others, are 1 to 9.
    return scale === 'log' && nonPositive === null
      ? `положительных значений меньше ${SMALLEST_WITH_TAILS}, ${few}`
      : few;
  },
  draw(result, context) {
    const { width } = context;
    const unit = unitOf(context);
    const log = result.scale === 'log';
    // Fewer than one in a hundred is told by the line under the figure, and needs no bars.
    const hasMissing = Math.max(result.missingStayedShare ?? 0, result.missingChurnedShare ?? 0) >= 0.01;
    const bins = result.bins;
    const widths = widthsOf(result);
    const height: Height = (i, key) => bins[i]![key] / widths[i]!;
    const line = Math.floor((width - 8 - noteInset(width)) / textWidth('а'));
    const note = histogramNotes(result, context)
      .map((words) => wrap(words, line))
      .join('.\n');
    const noteHeight = note === '' ? 0 : note.split('\n').length * 17 + 4;
    const missingBars = hasMissing ? outcomes.map((g) => result[g.missing] ?? 0) : [];
    const peak = Math.max(0.001, ...bins.flatMap((_, i) => outcomes.map((g) => height(i, g.key))));
    const end = peak * 1.25;
    // «100 %» takes more room than any other share.
    const marginLeft = end >= 1 ? 50 : 44;
    const axis = valueAxis(result, context, { from: marginLeft, usual: hasMissing ? 108 : 20 });
    const { marginRight, domain: lows } = axis;
    return {
      width,
      height: 292 + noteHeight,
      marginLeft,
      marginRight,
      marginTop: 56,
      marginBottom: 44 + noteHeight,
      x: {
        type: log ? 'log' : 'linear',
        domain: lows,
        tickFormat: (v: number) => (isCount(context) ? countTick(result, v, context) : tick(v, unit)),
        ticks: axis.ticks,
        label: null,
      },
      // The room above the bars is for the medians' names: no share is above 1.
      y: {
        domain: [0, end],
        tickFormat: (v: number) => (v > 1 ? '' : tick(v, 'share')),
        ticks: 4,
        label: null,
        grid: true,
      },
      marks: [
        Plot.ruleY([0], { stroke: colour.quiet }),
        // At the end of the axis: Plot puts its own at that of the paper, past the bars of empty cells.
        Plot.text([axis.label ?? ''], { frameAnchor: 'bottom-right', lineAnchor: 'bottom', dy: 41 }),
        ...outlines(bins, height),
        ...medianLines(result, axis, { unit, width, marginLeft }),
        Plot.rectX(bins, { x1: 'low', x2: 'high', ...telling(bins.map((_, i) => i)) }),
        ...emptyCells(missingBars, marginRight),
        noteUnder(note, noteInset(width) - marginLeft),
      ],
    };
  },
  table: (result, context) => {
    const rows = result.bins.map((b, i) => [
      binName(result, i, context),
      count(b.n),
      share(b.stayedShare),
      share(b.churnedShare),
    ]);
    const empty =
      result.missing > 0
        ? [['нет данных', count(result.missing), share(result.missingStayedShare), share(result.missingChurnedShare)]]
        : [];
    // The bins are shares of those whose value is known, the row of empty cells alone is of the whole group.
    const name = `${nameOf(context)}${result.missing > 0 ? ' («нет данных» — доля всей группы)' : ''}`;
    return { columns: [name, 'Клиентов', 'Доля оставшихся', 'Доля ушедших'], rows: [...rows, ...empty] };
  },
  describe(result, context) {
    const unit = unitOf(context);
    const [first, last] = [result.bins[0], result.bins.at(-1)];
    const widths = widthsOf(result);
    const peaks = outcomes.flatMap(({ key, ofThem }) => {
      if (!first) return [];
      const heights = result.bins.map((b, i) => b[key] / widths[i]!);
      const highest = heights.indexOf(Math.max(...heights));
      // Of a logarithmic scale the first bin holds the zeros too.
      const words =
        result.scale === 'log'
          ? binName(result, highest, context)
          : fromTo(endsOf(result.bins[highest]!, context), unit);
      return `у ${ofThem} ${words}`;
    });
    const empty =
      result.missing > 0
        ? `Значение неизвестно ${shareAfter('у', result.missingStayedShare)} оставшихся и ${shareAfter('у', result.missingChurnedShare)} ушедших.`
        : null;
    return described(
      'Два ступенчатых контура распределения: оставшиеся и ушедшие.',
      first && last
        ? axes(
            `${uncapital(nameOf(context))} ${fromTo([endsOf(first, context)[0], endsOf(last, context)[1]], unit)}${result.scale === 'log' ? ', шкала логарифмическая' : ''}`,
            `доля внутри своей группы${result.missing > 0 ? ' среди тех, чьё значение известно' : ''}`,
          )
        : 'Ступеней нет.',
      ...binNotes(result).map((words) => `${words}.`),
      first && `${TAILS}.`,
      first && `Самая высокая ступень: ${peaks.join(', ')}.`,
      `Медиана оставшихся ${inUnit(result.medianStayed, unit)}, ушедших ${inUnit(result.medianChurned, unit)}.`,
      empty,
    );
  },
};

/** The height over a bin: the share of those who stayed, or who left, for one unit of its width. */
type Height = (bin: number, key: (typeof outcomes)[number]['key']) => number;

/** A contour in steps of those who stayed and of those who left. */
const outlines = (bins: Histogram['bins'], height: Height): Plot.Markish[] =>
  outcomes.map(({ key, stroke, dash }) =>
    Plot.line(
      [
        ...bins.map((b, i) => ({ x: b.low, y: height(i, key) })),
        ...(bins.length > 0 ? [{ x: bins.at(-1)!.high, y: height(bins.length - 1, key) }] : []),
      ],
      { x: 'x', y: 'y', curve: 'step-after', stroke, strokeWidth: 2, ...(dash ? { strokeDasharray: dash } : {}) },
    ),
  );

/** Pixels from the drawing's left end to that of the page's text: on a phone drawings go past it. */
const noteInset = (width: number) => (isPhone(width) ? 12 : 0);

const noteUnder = (note: string, dx: number): Plot.Markish =>
  Plot.text(note === '' ? [] : [note], {
    frameAnchor: 'bottom-left',
    lineAnchor: 'top',
    textAnchor: 'start',
    lineHeight: 1.3,
    dx,
    dy: 50,
    fill: colour.quiet,
  });
