import * as Plot from '@observablehq/plot';
import type { HypothesisResult } from '../analysis/result.ts';
import { count, range, share } from '../format.ts';
import { axes, described, extremes } from './described.ts';
import type { ChartContext, ChartTable } from './kind.ts';
import { levelLabel } from './levels.ts';
import { bandNameHalf, negligibleBand } from './negligible.ts';
import { rowLayout, wordsAtEdge } from './rows.ts';
import { shareAxis } from './shareAxis.ts';
import { colour, roundUp, textWidth } from './theme.ts';

/** The rates of two levels that a hypothesis compares. */
export type RatePair = NonNullable<HypothesisResult['groups']>;

const sides = ['of', 'against'] as const;

const levelName = (value: string, { schema, column }: ChartContext) => levelLabel(schema, column, value);

/** Two rates with intervals; the band holds rates that would differ from the second by too little to matter. */
export function drawRates(groups: RatePair, context: ChartContext): Plot.PlotOptions {
  const { width } = context;
  const rows = [
    { ...groups.of, name: levelName(groups.levels.of, context), place: 0 },
    { ...groups.against, name: levelName(groups.levels.against, context), place: 1 },
  ].filter((row): row is typeof row & { rate: number; ci: readonly [number, number] } => row.ci !== null);
  const layout = rowLayout(
    rows.map(({ name }) => name),
    width,
    { letters: 24, least: 30, places: rows.map(({ place }) => place) },
  );
  const placed = rows.map((row, i) => ({
    ...row,
    key: layout.keys[i]!,
    low: row.ci[0],
    high: row.ci[1],
    text: share(row.rate),
  }));
  const [low, high] = groups.negligible ?? [0, 0];
  const marginRight = textWidth('00,0 %') + 14;
  const end = Math.min(1, roundUp(Math.max(high, ...placed.map((row) => row.high))));
  // Pixels between the middle of the band and the edge of the paper: its name may not go past it.
  const spare = (1 - (low + high) / 2 / end) * (width - layout.marginLeft - marginRight) + marginRight - 4;
  return {
    width,
    height: 24 + layout.height + 28,
    marginLeft: layout.marginLeft,
    marginRight,
    marginTop: 24,
    marginBottom: 28,
    x: shareAxis(end, width),
    y: layout.y,
    marks: [
      ...(groups.negligible ? negligibleBand(low, high, Math.min(0, spare - bandNameHalf)) : []),
      Plot.ruleY(placed, { x1: 'low', x2: 'high', y: 'key', strokeWidth: 2.5, stroke: colour.churned }),
      Plot.dot(placed, { x: 'rate', y: 'key', r: 5, fill: colour.churned }),
      wordsAtEdge(placed, 'text', marginRight, colour.ink),
      ...layout.marks,
    ],
  };
}

/** The two rates as rows. */
export const tableOfRates = (groups: RatePair, context: ChartContext): ChartTable => ({
  columns: ['Группа', 'Клиентов', 'Доля ушедших', '95 %-й интервал'],
  rows: sides.map((side) => {
    const { n, rate, ci } = groups[side];
    return [levelName(groups.levels[side], context), count(n), share(rate), range(ci, 'share')];
  }),
});

/** The drawing of two rates in words. */
export const ratesInWords = (groups: RatePair, context: ChartContext) =>
  described(
    'Две точки с отрезками; полоса — доли, которые отличались бы от второй пренебрежимо мало.',
    axes('доля ушедших от нуля', 'группы'),
    extremes(
      sides.map((side) => {
        const { rate } = groups[side];
        return { name: levelName(groups.levels[side], context), value: rate, text: share(rate) };
      }),
    ),
  );
