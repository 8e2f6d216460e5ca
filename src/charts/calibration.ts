import * as Plot from '@observablehq/plot';
import type { Logistic } from '../analysis/result.ts';
import { count, range, share, tick } from '../format.ts';
import type { ChartKind } from './kind.ts';
import { colour, roundUp } from './theme.ts';

/** Deciles of the predicted chance against what happened; on the diagonal a model says what is. */
export const calibration: ChartKind<Logistic['calibration']> = {
  subtitle: () => 'Предсказанная и наблюдённая доля ушедших по десятым частям клиентов',
  n: (rows) => rows.reduce((sum, r) => sum + r.n, 0),
  draw(result, { width }) {
    const size = Math.min(width, 520);
    const end = Math.min(1, roundUp(Math.max(0.1, ...result.flatMap((r) => [r.predicted, r.ci?.[1] ?? r.observed]))));
    const axis = {
      domain: [0, end] as [number, number],
      tickFormat: (v: number) => tick(v, 'share'),
      ticks: 5,
      labelArrow: 'none' as const,
      grid: true,
    };
    return {
      width,
      height: size - 40,
      marginLeft: 52,
      marginRight: width - size + 16,
      marginTop: 28,
      marginBottom: 44,
      x: { ...axis, label: 'предсказано', labelAnchor: 'right' },
      y: { ...axis, label: 'ушли на деле' },
      marks: [
        Plot.line([{ v: 0 }, { v: end }], { x: 'v', y: 'v', stroke: colour.quiet, strokeDasharray: '4 3' }),
        Plot.ruleX(result, {
          x: 'predicted',
          y1: (r: { ci: readonly number[] }) => r.ci[0],
          y2: (r: { ci: readonly number[] }) => r.ci[1],
          stroke: colour.churned,
          strokeWidth: 2,
        }),
        Plot.dot(result, { x: 'predicted', y: 'observed', r: 4.5, fill: colour.churned }),
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
    `Десять точек у диагонали: ${result.map((r) => `${share(r.predicted)} — ${share(r.observed)}`).join('; ')}.`,
};

/** True against false positives; the diagonal is a guess. */
export const roc: ChartKind<Logistic['roc']> = {
  subtitle: () => 'Найденные ушедшие против ложных тревог',
  n: (_result, { bank }) => bank?.n ?? null,
  draw(result, { width }) {
    const size = Math.min(width, 520);
    const axis = {
      domain: [0, 1] as [number, number],
      tickFormat: (v: number) => tick(v, 'share'),
      ticks: 5,
      labelArrow: 'none' as const,
      grid: true,
    };
    return {
      width,
      height: size - 40,
      marginLeft: 52,
      marginRight: width - size + 16,
      marginTop: 28,
      marginBottom: 44,
      x: { ...axis, label: 'ложные тревоги среди оставшихся', labelAnchor: 'right' },
      y: { ...axis, label: 'найдено среди ушедших' },
      marks: [
        Plot.line([{ v: 0 }, { v: 1 }], { x: 'v', y: 'v', stroke: colour.quiet, strokeDasharray: '4 3' }),
        Plot.line(result, { x: 'falsePositiveRate', y: 'truePositiveRate', stroke: colour.churned, strokeWidth: 2.5 }),
      ],
    };
  },
  table: (result) => ({
    columns: ['Ложные тревоги', 'Найдено'],
    rows: result.filter((_, i) => i % 10 === 0).map((r) => [share(r.falsePositiveRate), share(r.truePositiveRate)]),
  }),
  describe: () => 'Кривая поднимается над диагональю случайной догадки.',
};
