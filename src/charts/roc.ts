import * as Plot from '@observablehq/plot';
import type { Logistic } from '../analysis/result.ts';
import { share } from '../format.ts';
import { axes, described, trend } from './described.ts';
import type { ChartKind } from './kind.ts';
import { diagonal, square } from './square.ts';
import { bandsAround, telling } from './tellingMarks.ts';
import { colour } from './theme.ts';

/** Every tenth point of the curve stands in the table. */
const inTable = (result: Logistic['roc']) => result.filter((_, i) => i % 10 === 0);

/** True against false positives; the diagonal is a guess. */
export const roc: ChartKind<Logistic['roc']> = {
  subtitle: () => 'Найденные ушедшие против ложных тревог',
  n: (_result, { wholeN }) => wholeN ?? null,
  lacking(result) {
    if (result.some(({ truePositiveRate }) => typeof truePositiveRate !== 'number'))
      throw new TypeError('foreign rows: roc');
    return result.length > 0 ? null : 'клиентов, по которым построена модель, меньше тысячи, или ушли все, или никто';
  },
  draw(result, { width }) {
    const { frame, axis } = square(width, 1);
    const tabled = bandsAround(
      inTable(result).map(({ falsePositiveRate }) => falsePositiveRate),
      [0, 1],
    );
    return {
      ...frame,
      x: { ...axis, label: 'ложные тревоги среди оставшихся', labelAnchor: 'center' },
      y: { ...axis, label: 'найдено среди ушедших' },
      marks: [
        ...diagonal(1, 'наугад'),
        Plot.line(result, { x: 'falsePositiveRate', y: 'truePositiveRate', stroke: colour.churned, strokeWidth: 2.5 }),
        Plot.rectX(tabled, { x1: 'from', x2: 'to', ...telling(tabled.map((_, i) => i)) }),
      ],
    };
  },
  table: (result) => ({
    columns: ['Ложные тревоги', 'Найдено'],
    rows: inTable(result).map((r) => [share(r.falsePositiveRate), share(r.truePositiveRate)]),
  }),
  describe(result) {
    const at = [0.1, 0.25, 0.5].flatMap((rate) => {
      const point = result.find(({ falsePositiveRate }) => falsePositiveRate >= rate);
      return point
        ? [`при ${share(point.falsePositiveRate)} ложных тревог найдено ${share(point.truePositiveRate)}`]
        : [];
    });
    return described(
      'Кривая; пунктир — случайная догадка.',
      axes('доля ложных тревог среди оставшихся', 'доля найденных среди ушедших'),
      trend(
        result.map(({ truePositiveRate }) => truePositiveRate),
        'слева направо',
      ),
      at.length > 0 ? `На кривой: ${at.join('; ')}.` : 'Точек нет.',
    );
  },
};
