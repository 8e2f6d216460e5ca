import * as Plot from '@observablehq/plot';
import type { Logistic } from '../analysis/result.ts';
import { count, range, share } from '../format.ts';
import { axes, described, extremes, trend } from './described.ts';
import type { ChartKind } from './kind.ts';
import { diagonalPlace } from './diagonalPlace.ts';
import { diagonal, square, within } from './square.ts';
import { bandsAround, telling } from './tellingMarks.ts';
import { colour, roundUp } from './theme.ts';

const NAME = 'как предсказано';

/** Deciles of the predicted chance against what happened; on the diagonal a model says what is. */
export const calibration: ChartKind<Logistic['calibration']> = {
  subtitle: () => 'Предсказанная и наблюдённая доля ушедших по десятым частям клиентов; отрезок — 95 %-й интервал',
  n: (rows) => rows.reduce((sum, r) => sum + r.n, 0),
  draw(result, { width }) {
    const end = Math.min(1, roundUp(Math.max(0.1, ...result.flatMap((r) => [r.predicted, r.ci?.[1] ?? r.observed]))));
    const { frame, axis } = square(width, end);
    const bands = bandsAround(
      result.map(({ predicted }) => predicted),
      [0, end],
    );
    const intervals = result.map((r) => ({
      x: r.predicted / end,
      low: Math.min(r.observed, r.ci?.[0] ?? 1) / end,
      high: Math.max(r.observed, r.ci?.[1] ?? 0) / end,
    }));
    return {
      ...frame,
      x: { ...axis, label: 'предсказано', labelAnchor: 'center' },
      y: { ...axis, label: 'ушли на деле' },
      marks: [
        ...diagonal(end, NAME, { at: diagonalPlace(NAME, intervals, within({ frame })) }),
        Plot.ruleX(result, {
          x: 'predicted',
          y1: (r: { ci: readonly number[] }) => r.ci[0],
          y2: (r: { ci: readonly number[] }) => r.ci[1],
          stroke: colour.churned,
          strokeWidth: 2,
        }),
        Plot.dot(result, { x: 'predicted', y: 'observed', r: 4.5, fill: colour.churned }),
        Plot.rectX(bands, { x1: 'from', x2: 'to', ...telling(bands.map((_, i) => i)) }),
      ],
    };
  },
  table: (result) => ({
    columns: ['Десятая часть', 'Клиентов', 'Предсказано', 'Ушли', 'Интервал'],
    rows: result.map((r, i) => [
      String(i + 1),
      count(r.n),
      share(r.predicted),
      share(r.observed),
      range(r.ci, 'share'),
    ]),
  }),
  describe: (result) =>
    described(
      `Точки с отрезками (${result.length}); пунктир — где предсказано столько же, сколько ушло.`,
      axes('предсказанная доля ушедших', 'наблюдённая'),
      trend(
        result.map(({ observed }) => observed),
        'слева направо',
      ),
      extremes(
        result.map(({ predicted, observed }) => ({
          name: `при предсказанных ${share(predicted)}`,
          value: observed,
          text: `ушли ${share(observed)}`,
        })),
      ),
    ),
};
