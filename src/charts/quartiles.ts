import * as Plot from '@observablehq/plot';
import type { Rate } from '../analysis/result.ts';
import { count, money, range, share, tick } from '../format.ts';
import { axes, described, extremes, listed, trend } from './described.ts';
import { rateBars } from './rateBars.ts';
import type { ChartKind } from './kind.ts';
import { telling } from './tellingMarks.ts';
import { colour, isPhone, roundUp } from './theme.ts';

/** A quarter of the clients by value. */
export interface Quarter extends Rate {
  readonly value: string;
  readonly low: number;
  readonly high: number;
  readonly totalShare: number | null;
  readonly parts: { readonly balance: number; readonly card: number; readonly products: number };
}

const names: Record<string, string> = { '1': 'нижняя', '2': 'вторая', '3': 'третья', '4': 'верхняя' };
const nameOf = (q: Quarter) => `${names[q.value] ?? q.value} четверть`;
const asRows = (result: readonly Quarter[]) =>
  result.map((q) => ({ ...q, value: nameOf(q), known: null, unknown: null }));

/** The rate by quarter of value. */
export const quartiles: ChartKind<readonly Quarter[]> = {
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
      range([q.low, q.high], 'roubles'),
      count(q.n),
      count(q.churned),
      share(q.rate),
      range(q.ci, 'share'),
      share(q.totalShare),
    ]),
  }),
};

const parts = [
  { key: 'balance', label: 'остаток', fill: colour.stayed, opacity: 1 },
  { key: 'card', label: 'карта', fill: colour.attention, opacity: 0.85 },
  { key: 'products', label: 'продукты', fill: colour.unknown, opacity: 0.6 },
] as const;

/** Where the annual margin of each quarter comes from: a bar of parts from zero, to the left what is negative. */
export const valueParts: ChartKind<readonly Quarter[]> = {
  subtitle: () => 'Средний годовой доход от клиента, ₽, по источникам',
  n: (result) => result.reduce((sum, q) => sum + q.n, 0),
  draw(result, { width }) {
    // What is below nought goes to the left of it: laid on one another, parts of two signs would hide each other.
    const rows = result.flatMap((q) => {
      const ends = { above: 0, below: 0 };
      return parts.map((part) => {
        const margin = q.parts[part.key];
        const side = margin < 0 ? 'below' : 'above';
        const from = ends[side];
        ends[side] += margin;
        return { name: nameOf(q), part, from, to: ends[side] };
      });
    });
    const totals = result.map((q) => ({
      name: nameOf(q),
      total: parts.reduce((s, part) => s + q.parts[part.key], 0),
      end: Math.max(0, ...rows.filter(({ name }) => name === nameOf(q)).map(({ to }) => to)),
    }));
    const end = Math.max(1, ...totals.map((t) => t.end));
    const low = Math.min(0, ...rows.map(({ to }) => to));
    const marginLeft = 134;
    let x = 12 - marginLeft;
    const legend = parts.flatMap((part) => {
      const at = x;
      x += part.label.length * 8 + 34;
      return [
        Plot.dot([0], {
          frameAnchor: 'top-left',
          dx: at,
          dy: -18,
          r: 5,
          symbol: 'square',
          fill: part.fill,
          fillOpacity: part.opacity,
        }),
        Plot.text([part.label], {
          frameAnchor: 'top-left',
          dx: at + 10,
          dy: -24,
          textAnchor: 'start',
          fill: colour.ink,
        }),
      ];
    });
    return {
      width,
      height: 66 + result.length * 40,
      marginLeft,
      marginRight: 96,
      marginTop: 36,
      marginBottom: 28,
      x: {
        domain: [low, end],
        // A phone has room for one name beside the nought's.
        ticks: !isPhone(width) ? 5 : [0, -low > end ? -roundUp(-low * 0.66) : roundUp(end * 0.66)],
        tickFormat: (v: number) => tick(v, 'roubles'),
        label: null,
        grid: true,
      },
      y: { type: 'band', domain: totals.map((t) => t.name), label: null, tickSize: 0, padding: 0.3 },
      color: { type: 'identity' },
      marks: [
        // The ground between the parts tells them apart where colours are alike.
        ...parts.map((part, i) =>
          Plot.barX(
            rows.filter((r) => r.part === part),
            { x1: 'from', x2: 'to', y: 'name', fill: part.fill, fillOpacity: part.opacity, insetLeft: i === 0 ? 0 : 1 },
          ),
        ),
        Plot.ruleX([0], { stroke: colour.quiet }),
        Plot.text(totals, {
          x: 'end',
          y: 'name',
          text: (t: { total: number }) => money(t.total),
          textAnchor: 'start',
          dx: 8,
          fill: colour.ink,
        }),
        Plot.cell(totals, { y: 'name', insetLeft: -marginLeft, ...telling(totals.map((_, i) => i)) }),
        ...legend,
      ],
    };
  },
  table: (result) => ({
    columns: ['Четверть', 'Остаток, в год', 'Карта, в год', 'Продукты, в год'],
    rows: result.map((q) => [nameOf(q), money(q.parts.balance), money(q.parts.card), money(q.parts.products)]),
  }),
  describe(result) {
    const readings = result.map((q) => ({
      name: nameOf(q),
      value: parts.reduce((sum, { key }) => sum + q.parts[key], 0),
      text: `остаток ${money(q.parts.balance)}, карта ${money(q.parts.card)}, продукты ${money(q.parts.products)}`,
    }));
    return described(
      'Столбцы из трёх частей.',
      axes('годовой доход от клиента с нуля', 'четверти ценности'),
      result.some((q) => parts.some(({ key }) => q.parts[key] < 0)) ? 'Части меньше нуля — влево от него.' : null,
      trend(
        readings.map(({ value }) => value),
        'сверху вниз',
      ),
      extremes(readings.map((reading) => ({ ...reading, text: money(reading.value) }))),
      listed(readings),
    );
  },
};
