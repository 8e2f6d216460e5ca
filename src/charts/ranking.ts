import * as Plot from '@observablehq/plot';
import { columnOf } from '../dataset/schema.ts';
import { decimal, pNumber } from '../format.ts';
import type { ChartContext, ChartKind } from './kind.ts';
import { capital } from './levels.ts';
import { rowLayout } from './rows.ts';
import { colour, isPhone, roundUp, textWidth } from './theme.ts';

/** A trait and how strongly it goes with the outcome, by several measures. */
export interface RankedTrait {
  readonly column: string;
  readonly phik: number | null;
  readonly phikEqualWidth: number | null;
  readonly iv: number | null;
  readonly p: number | null;
  readonly pAdjusted: number | null;
}

const nameOf = (row: RankedTrait, { schema }: ChartContext) => capital(columnOf(schema, row.column).label);

/** Traits by φK with the outcome: a dot for bins of equal numbers, a ring for bins of equal width. */
export const ranking: ChartKind<readonly RankedTrait[]> = {
  subtitle: () => 'Связь признака с уходом, φK от 0 до 1',
  n: (_result, { bank }) => bank?.n ?? null,
  lacking: (rows) =>
    rows.some((row) => row.phik !== null) ? null : 'ни у одного признака связь с уходом не вычислена',
  draw(result, context) {
    const { width } = context;
    const phone = isPhone(width);
    const shown = result.filter((r) => r.phik !== null);
    const layout = rowLayout(
      shown.map((r) => nameOf(r, context)),
      width,
      { letters: 26, least: 30 },
    );
    const { marginLeft } = layout;
    const rows = shown.map((r, i) => ({
      key: layout.keys[i]!,
      phik: r.phik!,
      equal: r.phikEqualWidth,
      text: decimal(r.phik),
    }));
    const end = roundUp(Math.max(0.1, ...rows.flatMap((r) => [r.phik, r.equal ?? 0])));
    return {
      width,
      height: 66 + (phone ? 18 : 0) + layout.height,
      marginLeft,
      marginRight: textWidth('0,00') + 20,
      marginTop: phone ? 54 : 36,
      marginBottom: 26,
      x: {
        domain: [0, end],
        tickFormat: (v: number) => decimal(v, { digits: 1 }),
        ticks: phone ? 3 : 5,
        label: null,
        grid: true,
      },
      y: layout.y,
      marks: [
        Plot.ruleY(rows, { x1: 0, x2: 'phik', y: 'key', stroke: colour.churned, strokeWidth: 2 }),
        Plot.dot(rows, { x: 'phik', y: 'key', r: 5, fill: colour.churned }),
        Plot.dot(
          rows.filter((r) => r.equal !== null && Math.abs(r.equal - r.phik) > 1e-12),
          { x: 'equal', y: 'key', r: 4.5, fill: colour.ground, stroke: colour.quiet, strokeWidth: 1.5 },
        ),
        Plot.text(rows, {
          frameAnchor: 'right',
          y: 'key',
          text: 'text',
          textAnchor: 'end',
          dx: textWidth('0,00') + 14,
          fill: colour.ink,
        }),
        Plot.dot([0], {
          frameAnchor: 'top-left',
          dx: 12 - marginLeft,
          dy: phone ? -38 : -22,
          r: 5,
          fill: colour.churned,
        }),
        Plot.text(['ступени равной численности'], {
          frameAnchor: 'top-left',
          dx: 22 - marginLeft,
          dy: phone ? -44 : -28,
          textAnchor: 'start',
          fill: colour.ink,
        }),
        Plot.dot([0], {
          frameAnchor: 'top-left',
          dx: phone ? 12 - marginLeft : 240 - marginLeft,
          dy: phone ? -18 : -22,
          r: 4.5,
          fill: colour.ground,
          stroke: colour.quiet,
          strokeWidth: 1.5,
        }),
        Plot.text(['ступени равной ширины'], {
          frameAnchor: 'top-left',
          dx: phone ? 22 - marginLeft : 250 - marginLeft,
          dy: phone ? -24 : -28,
          textAnchor: 'start',
          fill: colour.ink,
        }),
        ...layout.marks,
      ],
    };
  },
  table: (result, context) => ({
    columns: [
      'Признак',
      'φK, равная численность',
      'φK, равная ширина',
      'Информационная ценность',
      'p',
      'p с поправкой',
    ],
    rows: result.map((r) => [
      nameOf(r, context),
      decimal(r.phik, { digits: 3 }),
      decimal(r.phikEqualWidth, { digits: 3 }),
      decimal(r.iv, { digits: 3 }),
      pNumber(r.p),
      pNumber(r.pAdjusted),
    ]),
  }),
  describe: (result, context) =>
    `Признаки по силе связи с уходом, сверху вниз: ${result.map((r) => `${nameOf(r, context)} ${decimal(r.phik)}`).join('; ')}.`,
};
