import * as Plot from '@observablehq/plot';
import type { Lorenz } from '../analysis/valueShares.ts';
import { decimal, share } from '../format.ts';
import { axes, described, trend } from './described.ts';
import type { ChartKind } from './kind.ts';
import { diagonal, square, within } from './square.ts';
import { bandsAround, telling } from './tellingMarks.ts';
import { FONT, isPhone, colour, textWidth } from './theme.ts';

/** Every tenth point of the curve stands in the table. */
const inTable = (points: Lorenz['points']) => points.filter((_, i) => i % 10 === 0);

/** Where some are worth less than nothing, one is no end of the scale of the index, and it says nothing. */
const giniWords = (points: Lorenz['points'], gini: number | null) =>
  gini === null
    ? 'не посчитан'
    : points.some(({ value }) => value < 0)
      ? 'не назван: есть клиенты с отрицательной ценностью'
      : decimal(gini);

/** Cumulative share of value against share of clients, the least valuable first; the diagonal is an equal division. */
export const lorenz: ChartKind<Lorenz> = {
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
    const side = within({ frame }).width;
    // Where value is shared nearly equally, the name left of its point would lie on the diagonal.
    const isCrossing =
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
              ...(isCrossing && phone
                ? inCorner(name, tenth, { least, ...within({ frame }) })
                : [besidePoint(name, tenth, isCrossing ? side * (1 - tenth.clients) : null, phone)]),
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

type CurvePoint = Lorenz['points'][number];

const nameStyle = {
  lineHeight: 1.2,
  fill: colour.stayed,
  stroke: colour.ground,
  strokeWidth: 4,
  fontWeight: 650,
} as const;

/** The name of a point left of it, or right of the frame, whose edge is so many pixels away. */
const besidePoint = (name: readonly string[], point: CurvePoint, edge: number | null, phone: boolean): Plot.Markish =>
  Plot.text([name.join('\n')], {
    x: () => point.clients,
    y: () => point.value,
    ...(edge === null ? { textAnchor: 'end', dx: -12 } : { textAnchor: 'start', dx: edge + 12 }),
    dy: phone ? -26 : -20,
    ...nameStyle,
  });

/** Pixels from the corner of the frame to a name in it, and from its top to the middle of its second line. */
const CORNER = 8;
const SECOND_LINE = CORNER + FONT * 1.7;

/** A phone has no room beside the frame, but nothing is ever drawn in its upper left corner: the name stands there, a line leads to its point. */
function inCorner(
  name: readonly string[],
  point: CurvePoint,
  { least, width, height }: { readonly least: number; readonly width: number; readonly height: number },
): Plot.Markish[] {
  const from = {
    clients: (CORNER + textWidth(name.at(-1)!) + CORNER) / width,
    value: 1 - (SECOND_LINE / height) * (1 - least),
  };
  return [
    Plot.line([from, point], { x: 'clients', y: 'value', stroke: colour.stayed }),
    Plot.text([name.join('\n')], {
      frameAnchor: 'top-left',
      textAnchor: 'start',
      lineAnchor: 'top',
      dx: CORNER,
      dy: CORNER,
      ...nameStyle,
    }),
  ];
}
