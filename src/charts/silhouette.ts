import * as Plot from '@observablehq/plot';
import type { Clusters } from '../analysis/result.ts';
import { decimal, tick } from '../format.ts';
import { axes, described, extremes, listed, trend } from './described.ts';
import type { ChartKind } from './kind.ts';
import { telling } from './tellingMarks.ts';
import { colour, isPhone, nudge } from './theme.ts';

/** How a mean silhouette is usually read (Kaufman & Rousseeuw 1990), from the top: where a reading begins. */
const READINGS = [
  { from: 0.5, words: 'группы\nразличимы' },
  { from: 0.25, words: 'группы\nслабые' },
  { from: -1, words: 'групп нет' },
] as const;

const CHOSEN = 'выбрано';

/** The mean silhouette for each number of clusters, the chosen one marked, between the usual readings. */
export const silhouette: ChartKind<Clusters> = {
  subtitle: () => 'Средний силуэт от −1 до 1 при каждом числе кластеров',
  n: ({ silhouetteN }) => silhouetteN,
  lacking: ({ byK }) => (byK.some(({ silhouette: y }) => y !== null) ? null : 'кластеры не построены'),
  draw({ byK }, { width }) {
    const told = byK.flatMap(({ k, silhouette: y, chosen }, place) => (y === null ? [] : [{ k, y, chosen, place }]));
    const phone = isPhone(width);
    const low = Math.min(0, ...told.map(({ y }) => Math.floor(y * 10) / 10));
    const high = Math.max(0.6, ...told.map(({ y }) => Math.ceil(y * 10 + 0.5) / 10));
    const [marginLeft, marginRight] = [44, 88];
    const frame = width - marginLeft - marginRight;
    const chosen = told.filter((d) => d.chosen);
    return {
      width,
      height: phone ? 280 : 320,
      marginLeft,
      marginRight,
      marginTop: 24,
      marginBottom: 44,
      x: {
        type: 'point',
        domain: byK.map(({ k }) => k),
        tickFormat: (k: number) => tick(k, 'number'),
        label: 'число кластеров',
        labelArrow: 'none',
      },
      y: {
        domain: [low, high],
        ticks: 5,
        tickFormat: (v: number) => decimal(v, { digits: 1 }),
        label: null,
      },
      marks: [
        Plot.ruleY(READINGS.slice(0, -1), { y: 'from', stroke: colour.quiet, strokeDasharray: '4 3' }),
        Plot.text(READINGS, {
          y: ({ from }, i) => (Math.max(low, from) + (READINGS[i - 1]?.from ?? high)) / 2,
          text: 'words',
          frameAnchor: 'right',
          textAnchor: 'start',
          dx: 8,
          fill: colour.quiet,
        }),
        Plot.line(told, { x: 'k', y: 'y', stroke: colour.grid, strokeWidth: 2 }),
        Plot.dot(told, {
          x: 'k',
          y: 'y',
          r: (d: { chosen: boolean }) => (d.chosen ? 7 : 4.5),
          fill: (d: { chosen: boolean }) => (d.chosen ? colour.attention : colour.quiet),
        }),
        Plot.text(told, {
          x: 'k',
          y: 'y',
          text: (d: { y: number }) => decimal(d.y),
          dy: 18,
          fill: colour.ink,
          stroke: colour.ground,
          strokeWidth: 4,
        }),
        ...chosen.map((d) =>
          Plot.text([d], {
            x: 'k',
            y: 'y',
            text: () => CHOSEN,
            // The first of a phone's narrow places is so near the axis that the name would cover a tick.
            dx: nudge(CHOSEN, ((d.place + 0.5) / byK.length) * frame, frame),
            dy: -18,
            fill: colour.attention,
            stroke: colour.ground,
            strokeWidth: 4,
          }),
        ),
        Plot.dot(told, { x: 'k', y: 'y', r: 18, ...telling(told.map(({ place }) => place)) }),
      ],
      color: { type: 'identity' },
      r: { type: 'identity' },
    };
  },
  table: ({ byK }) => ({
    columns: ['Кластеров', 'Средний силуэт', 'Выбрано'],
    rows: byK.map(({ k, silhouette: y, chosen }) => [tick(k, 'number'), decimal(y), chosen ? 'да' : '']),
  }),
  describe({ byK }) {
    const readings = byK.map(({ k, silhouette: value, chosen }) => ({
      name: tick(k, 'number'),
      value,
      text: `${decimal(value)}${chosen ? ', выбрано' : ''}`,
    }));
    return described(
      'Точки по числу кластеров.',
      axes('число кластеров', 'средний силуэт от −1 до 1'),
      trend(
        readings.map(({ value }) => value),
        'слева направо',
      ),
      extremes(readings),
      listed(readings),
    );
  },
};
