import * as Plot from '@observablehq/plot';
import type { LogisticTerm } from '../analysis/result.ts';
import { decimal, pNumber } from '../format.ts';
import { axes, described, extremes, listed } from './described.ts';
import type { ChartKind } from './kind.ts';
import { rowLayout } from './rows.ts';
import { termLabel } from './termLabel.ts';
import { colour, textWidth } from './theme.ts';

/** Terms with a ratio and an interval that a logarithmic scale can hold. */
const drawn = (result: readonly LogisticTerm[]) =>
  result.flatMap(({ term, oddsRatio, ci }) =>
    term === 'const' || oddsRatio === null || ci === null || ci[0] <= 0 ? [] : [{ term, oddsRatio, ci }],
  );

/** Odds ratios with intervals on a logarithmic scale, 1 in the middle. */
export const oddsRatios: ChartKind<readonly LogisticTerm[]> = {
  subtitle: () => 'Отношение шансов уйти, шкала логарифмическая; отрезок — 95 %-й интервал',
  n: (_result, { bank }) => bank?.n ?? null,
  lacking: (result) => (drawn(result).length > 0 ? null : 'ни у одного члена модели нет отношения шансов'),
  draw(result, context) {
    const { width, schema } = context;
    const shown = drawn(result).toSorted((a, b) => b.oddsRatio - a.oddsRatio);
    const layout = rowLayout(
      shown.map((t) => termLabel(schema, t.term)),
      width,
      { letters: 34, least: 30, places: shown.map(({ term }) => result.findIndex((one) => one.term === term)) },
    );
    const { marginLeft } = layout;
    const rows = shown.map((t, i) => ({
      key: layout.keys[i]!,
      odds: t.oddsRatio,
      low: t.ci[0],
      high: t.ci[1],
      text: decimal(t.oddsRatio),
    }));
    const low = Math.min(0.5, ...rows.map((r) => r.low)) / 1.1;
    const high = Math.max(2, ...rows.map((r) => r.high)) * 1.1;
    const marginRight = textWidth('00,00') + 16;
    const side = (r: { odds: number; low: number; high: number }) =>
      r.low > 1 ? colour.churned : r.high < 1 ? colour.stayed : colour.quiet;
    return {
      width,
      height: 70 + layout.height,
      marginLeft,
      marginRight,
      marginTop: 34,
      marginBottom: 28,
      x: {
        type: 'log',
        domain: [low, high],
        ticks: [0.01, 0.1, 0.2, 0.5, 1, 2, 5, 10, 50].filter((v) => v >= low && v <= high),
        tickFormat: (v: number) => decimal(v, { digits: v < 0.1 ? 2 : v < 1 ? 1 : 0 }),
        label: null,
        grid: true,
      },
      y: layout.y,
      color: { type: 'identity' },
      marks: [
        Plot.ruleX([1], { stroke: colour.quiet }),
        Plot.text(['шансы равны'], { x: () => 1, frameAnchor: 'top', dy: -16, fill: colour.quiet }),
        Plot.ruleY(rows, { x1: 'low', x2: 'high', y: 'key', strokeWidth: 2.5, stroke: side }),
        Plot.dot(rows, { x: 'odds', y: 'key', r: 5, fill: side }),
        Plot.text(rows, {
          y: 'key',
          frameAnchor: 'right',
          text: 'text',
          textAnchor: 'end',
          dx: marginRight - 4,
          fill: colour.quiet,
        }),
        ...layout.marks,
      ],
    };
  },
  table: (result, { schema }) => ({
    columns: ['Член модели', 'Отношение шансов', 'От', 'До', 'Коэффициент', 'Ошибка', 'p'],
    rows: result.map((t) => [
      termLabel(schema, t.term),
      decimal(t.oddsRatio),
      decimal(t.ci?.[0] ?? null),
      decimal(t.ci?.[1] ?? null),
      decimal(t.beta, { digits: 3 }),
      decimal(t.se, { digits: 3 }),
      pNumber(t.p),
    ]),
  }),
  describe(result, { schema }) {
    const readings = result
      .filter(({ term }) => term !== 'const')
      .map((t) => ({ name: termLabel(schema, t.term), value: t.oddsRatio, text: decimal(t.oddsRatio) }));
    return described(
      'Точки с отрезками; черта — шансы равны.',
      axes('отношение шансов уйти при прочих равных, шкала логарифмическая', 'признаки'),
      extremes(readings),
      listed(readings),
    );
  },
};
