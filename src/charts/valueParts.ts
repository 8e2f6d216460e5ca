import * as Plot from '@observablehq/plot';
import type { ValueQuarter } from '../analysis/valueShares.ts';
import { valueSources } from '../dataset/schema.ts';
import { money, tick } from '../format.ts';
import { axes, described, extremes, listed, trend } from './described.ts';
import type { ChartKind } from './kind.ts';
import { capital } from './levels.ts';
import { nameOf } from './quartiles.ts';
import { telling } from './tellingMarks.ts';
import { colour, isPhone, roundUp, textWidth } from './theme.ts';

/** Shades of the ink, since the colours have meanings of their own. */
const parts = [
  { key: 'balance', opacity: 0.9 },
  { key: 'card', opacity: 0.6 },
  { key: 'products', opacity: 0.35 },
] as const;
type PartKey = (typeof parts)[number]['key'];

/** Where the annual margin of each quarter comes from: a bar of parts from zero, to the left what is negative. */
export const valueParts: ChartKind<readonly ValueQuarter[]> = {
  subtitle: () => 'Средний годовой доход от клиента, ₽, по источникам',
  n: (result) => result.reduce((sum, q) => sum + q.n, 0),
  lacking: (result) =>
    result.some(({ parts: own }) => own === null)
      ? 'в одной из четвертей источник дохода есть меньше чем у 10 клиентов'
      : null,
  draw(result, { width, schema }) {
    const rows = partsFromNought(result);
    const names = valueSources(schema);
    const totals = result.map((q) => ({
      name: nameOf(q),
      text: totalText(q, isPhone(width) ? '\n' : ' '),
      end: Math.max(0, ...rows.filter(({ name }) => name === nameOf(q)).map(({ to }) => to)),
    }));
    const end = Math.max(1, ...totals.map((t) => t.end));
    const low = Math.min(0, ...rows.map(({ to }) => to));
    const marginLeft = 134;
    const legend = legendFrom(12 - marginLeft, names, width);
    return {
      width,
      height: 66 + legend.more + result.length * 40,
      marginLeft,
      marginRight: low < 0 && !isPhone(width) ? 96 + textWidth(`${IN_SUM} `) : 96,
      marginTop: 36 + legend.more,
      marginBottom: 28,
      x: {
        domain: [low, end],
        // Without a tick to the left of nought nobody could tell how much is taken off.
        nice: low < 0,
        // A phone has room for one name beside the nought's.
        ticks: !isPhone(width) ? 5 : [0, -low > end ? -roundUp(-low * 0.66) : roundUp(end * 0.66)],
        tickFormat: (v: number) => tick(v, 'roubles'),
        label: null,
        grid: true,
      },
      y: { type: 'band', domain: totals.map((t) => t.name), label: null, tickSize: 0, padding: 0.3 },
      color: { type: 'identity' },
      marks: [
        ...partBars(rows),
        Plot.ruleX([0], { stroke: colour.quiet }),
        Plot.text(totals, {
          x: 'end',
          y: 'name',
          text: 'text',
          textAnchor: 'start',
          dx: 8,
          fill: colour.ink,
        }),
        Plot.cell(totals, { y: 'name', insetLeft: -marginLeft, ...telling(totals.map((_, i) => i)) }),
        ...legend.marks,
      ],
    };
  },
  table(result, { schema }) {
    const names = valueSources(schema);
    return {
      columns: ['Четверть', ...parts.map(({ key }) => `${capital(names[key])}, в год`)],
      rows: result.map((q) => [nameOf(q), ...parts.map(({ key }) => money(q.parts![key]))]),
    };
  },
  describe(result, { schema }) {
    const names = valueSources(schema);
    const readings = result.map((q) => ({
      name: nameOf(q),
      value: parts.reduce((sum, { key }) => sum + q.parts![key], 0),
      text: parts.map(({ key }) => `${names[key]} ${money(q.parts![key])}`).join(', '),
    }));
    return described(
      'Столбцы из трёх частей.',
      axes('годовой доход от клиента с нуля', 'четверти ценности'),
      result.some((q) => parts.some(({ key }) => q.parts![key] < 0)) ? 'Части меньше нуля — влево от него.' : null,
      trend(
        readings.map(({ value }) => value),
        'сверху вниз',
      ),
      extremes(readings.map((reading) => ({ ...reading, text: money(reading.value) }))),
      listed(readings),
    );
  },
};

const IN_SUM = 'в сумме';

/** The sum of a quarter's parts, named so where a part goes to the left: its bar ends at more. */
function totalText(quarter: ValueQuarter, between: ' ' | '\n'): string {
  const values = parts.map(({ key }) => quarter.parts![key]);
  const isWhole = values.every((value) => value >= 0);
  return `${isWhole ? '' : IN_SUM + between}${money(values.reduce((sum, value) => sum + value, 0))}`;
}

/** A part of a quarter's margin, roubles a year, by where its bar begins and ends. */
interface PartBar {
  readonly name: string;
  readonly part: (typeof parts)[number];
  readonly from: number;
  readonly to: number;
}

/** The parts one after another from nought; what is below it goes to the left: laid on one another, parts of two signs would hide each other. */
const partsFromNought = (result: readonly ValueQuarter[]): readonly PartBar[] =>
  result.flatMap((q) => {
    const ends = { above: 0, below: 0 };
    return parts.map((part) => {
      const margin = q.parts![part.key];
      const side = margin < 0 ? 'below' : 'above';
      const from = ends[side];
      ends[side] += margin;
      return { name: nameOf(q), part, from, to: ends[side] };
    });
  });

/** The ground between the parts tells them apart where colours are alike. */
const partBars = (rows: readonly PartBar[]): Plot.Markish[] =>
  parts.map((part, i) =>
    Plot.barX(
      rows.filter((r) => r.part === part),
      { x1: 'from', x2: 'to', y: 'name', fill: colour.ink, fillOpacity: part.opacity, insetLeft: i === 0 ? 0 : 1 },
    ),
  );

/** Pixels of a line of the legend. */
const LINE = 18;

/** The names of the parts above the bars, the first `from` pixels from the frame: in a line, or where that is too narrow a line each, which needs `more` pixels. */
function legendFrom(from: number, names: Readonly<Record<PartKey, string>>, width: number) {
  const widths = parts.map(({ key }) => names[key].length * 8 + 34);
  const lines = widths.reduce((sum, one) => sum + one, 0) > width ? parts.length : 1;
  let x = from;
  const marks = parts.flatMap(({ key, opacity }, i): Plot.Markish[] => {
    const dx = lines === 1 ? x : from;
    const dy = -18 - (lines === 1 ? 0 : (lines - 1 - i) * LINE);
    x += widths[i]!;
    return [
      Plot.dot([0], {
        frameAnchor: 'top-left',
        dx,
        dy,
        r: 5,
        symbol: 'square',
        fill: colour.ink,
        fillOpacity: opacity,
      }),
      Plot.text([names[key]], {
        frameAnchor: 'top-left',
        dx: dx + 10,
        dy: dy - 6,
        textAnchor: 'start',
        fill: colour.ink,
      }),
    ];
  });
  return { more: (lines - 1) * LINE, marks };
}
