import * as Plot from '@observablehq/plot';
import { decimal, share } from '../format.ts';
import { axes, described, trend } from './described.ts';
import type { ChartKind } from './kind.ts';
import { diagonal, square } from './square.ts';
import { bandsAround, telling } from './tellingMarks.ts';
import { isPhone, colour, textWidth } from './theme.ts';

export interface LorenzCurve {
  readonly points: readonly { readonly clients: number; readonly value: number }[];
  readonly gini: number | null;
  readonly topTenthShare: number | null;
}

/** Every tenth point of the curve stands in the table. */
const inTable = (points: LorenzCurve['points']) => points.filter((_, i) => i % 10 === 0);

/** Where some are worth less than nothing, one is no end of the scale of the index, and it says nothing. */
const giniWords = (points: LorenzCurve['points'], gini: number | null) =>
  gini === null
    ? 'не посчитан'
    : points.some(({ value }) => value < 0)
      ? 'не назван: есть клиенты с отрицательной ценностью'
      : decimal(gini);

/** Cumulative share of value against share of clients, the least valuable first; the diagonal is an equal division. */
export const lorenz: ChartKind<LorenzCurve> = {
  subtitle: () => 'Доля ценности у доли клиентов, от самых дешёвых к самым дорогим',
  n: (_result, { bank }) => bank.n,
  lacking: ({ points }) =>
    points.length > 0 ? null : 'клиентов меньше тысячи или вся их ценность вместе не положительна',
  draw({ points, topTenthShare }, { width }) {
    const phone = isPhone(width);
    const { frame, axis } = square(width, 1);
    const tenth = points[90];
    // Clients in debt take the curve below nought before the others raise it.
    const least = Math.min(0, ...points.map(({ value }) => value));
    const name = tenth ? ['верхняя десятая', `держит ${share(topTenthShare, { digits: 0 })}`] : [];
    const side = width - frame.marginLeft - frame.marginRight;
    // Where value is shared nearly equally, the name stands outside the frame: inside it would lie on the diagonal. A phone has no room there.
    const isCrossing =
      !phone &&
      tenth !== undefined &&
      tenth.clients - (12 + Math.max(...name.map((line) => textWidth(line)))) / side < tenth.value + 40 / side;
    const tabled = bandsAround(
      inTable(points).map(({ clients }) => clients),
      [0, 1],
    );
    return {
      ...frame,
      // «−100 %» is longer by its sign.
      marginLeft: frame.marginLeft + (least < 0 ? 6 : 0),
      x: { ...axis, label: 'доля клиентов', labelAnchor: 'center', grid: true },
      y: { ...axis, domain: [least, 1], label: 'доля ценности', grid: true },
      marks: [
        ...diagonal(1, 'поровну', { isOver: true }),
        Plot.line(points, { x: 'clients', y: 'value', stroke: colour.stayed, strokeWidth: 2.5 }),
        ...(tenth && topTenthShare !== null
          ? [
              Plot.dot([tenth], { x: 'clients', y: 'value', r: 5, fill: colour.stayed }),
              Plot.text([name.join('\n')], {
                x: () => tenth.clients,
                y: () => tenth.value,
                ...(isCrossing
                  ? { textAnchor: 'start', dx: side * (1 - tenth.clients) + 12 }
                  : { textAnchor: 'end', dx: -12 }),
                dy: phone ? -26 : -20,
                lineHeight: 1.2,
                fill: colour.stayed,
                stroke: colour.ground,
                strokeWidth: 4,
                fontWeight: 650,
              }),
            ]
          : []),
        Plot.rectX(tabled, { x1: 'from', x2: 'to', ...telling(tabled.map((_, i) => i)) }),
      ],
    };
  },
  table: ({ points }) => ({
    columns: ['Доля клиентов', 'Доля ценности'],
    rows: inTable(points).map((p) => [share(p.clients, { digits: 0 }), share(p.value)]),
  }),
  describe: ({ points, gini, topTenthShare }) =>
    described(
      'Кривая Лоренца; пунктир — равенство.',
      axes('доля клиентов от самых дешёвых', 'их доля ценности'),
      trend(
        points.map((point) => point.value),
        'слева направо',
      ),
      `Верхняя десятая часть клиентов держит ${share(topTenthShare)} ценности; индекс Джини ${giniWords(points, gini)}.`,
    ),
};
