import * as Plot from '@observablehq/plot';
import type { SegmentResult } from '../analysis/result.ts';
import { groupSize, money, range, share, tick } from '../format.ts';
import { bankLine } from './bankLine.ts';
import { axes, described, extremes, listed } from './described.ts';
import type { ChartKind } from './kind.ts';
import { numberedKey } from './numberedKey.ts';
import { paretoLine } from './paretoLine.ts';
import {
  circlesIn,
  isPlaced,
  numbered,
  pointsOf,
  sharesStayed,
  shareEnds,
  valueEnds,
  type MapFrame,
  type Point,
} from './segmentPlaces.ts';
import { placesOf, telling } from './tellingMarks.ts';
import { colour, isPhone } from './theme.ts';
import { titleOf } from './titleOf.ts';

/** Room for the figures and the name of the axis. */
const underAxis = 44;
/** From the name of the axis to a list under it. */
const beforeKey = 12;

/** Retention against mean value: area is size, crosses are intervals, numbers are priorities, the frontier is a line. */
export const segmentMap: ChartKind<readonly SegmentResult[]> = {
  subtitle: (rows) =>
    `Доля оставшихся и средняя ценность, ₽; кресты — 95 %-е интервалы, площадь — число клиентов${
      rows.some((row) => isPlaced(row) && row.priority === 1) ? ', закрашен первый в очереди' : ''
    }`,
  n: (_result, { bank }) => bank.n,
  lacking(rows) {
    if (rows.length === 0) return 'сегментов в отчёте нет';
    return rows.some(isPlaced) ? null : 'ни у одного сегмента не вычислены разом доля ушедших и средняя ценность';
  },
  draw(result, context) {
    const { width, bank } = context;
    const phone = isPhone(width);
    const points = pointsOf(result, context);
    const bankStayed = bank.rate === null ? null : 1 - bank.rate;
    const shares = sharesStayed(points, bankStayed);
    const [across, up] = [shareEnds(shares), valueEnds(points)];
    const key = numberedKey(
      points.toSorted((a, b) => a.number.localeCompare(b.number, 'en', { numeric: true })),
      phone,
    );
    // «−600 тыс.» is longer by its sign.
    const marginLeft = up[0] < 0 ? 74 : 66;
    // The largest circle may stand at the end of the axis, where all have stayed.
    const marginRight = phone ? 24 : key.marginRight;
    const under = underAxis + (phone ? beforeKey : 0);
    const frame = { across, up, width: width - marginLeft - marginRight, height: phone ? 302 : 322 };
    const circles = circlesIn(frame, points);
    const numbers = numbered(points, frame);
    return {
      width,
      height: 34 + frame.height + under + key.under(frame.height),
      marginLeft,
      marginRight,
      marginTop: 34,
      marginBottom: under + key.under(frame.height),
      ...axesOf(frame, phone),
      r: { type: 'identity' },
      color: { type: 'identity' },
      marks: [
        Plot.ruleY([0], { stroke: colour.quiet }),
        ...(bankStayed === null ? [] : bankLine(bankStayed, bankStayed < (shares[0] + shares[1]) / 2, frame, numbers)),
        ...paretoLine(points, { ...circles, lines: bankStayed === null ? [] : [circles.across(bankStayed)] }),
        ...circleMarks(points, circles.radius),
        ...numberMarks(numbers),
        Plot.dot(points, {
          x: 'x',
          y: 'y',
          r: (p: Point) => circles.radius(p) + 4,
          ...telling(placesOf(result.filter(isPlaced), result)),
        }),
        ...key.marks(marginLeft, under),
      ],
    };
  },
  table: (result, context) => ({
    columns: ['Сегмент', 'Очередь', 'Клиентов', 'Доля оставшихся', 'Интервал', 'Средняя ценность', 'Интервал'],
    rows: result.map((s) => [
      titleOf(s.id, context),
      s.priority === null ? 'вне очереди' : String(s.priority),
      s.disqualified === 'everyone' ? 'почти все' : groupSize(s.n),
      share(s.rate === null ? null : 1 - s.rate),
      range(s.ci && [1 - s.ci[1], 1 - s.ci[0]], 'share'),
      money(s.valueMean),
      range(s.valueMeanCi, 'roubles'),
    ]),
  }),
  describe(result, context) {
    const readings = result.map((row) => {
      const stayed = row.rate === null ? null : 1 - row.rate;
      const name = titleOf(row.id, context);
      const text = `осталось ${share(stayed)}, ценность ${money(row.valueMean)}`;
      return { stayed: { name, value: stayed, text }, worth: { name, value: row.valueMean, text } };
    });
    return described(
      'Карта сегментов: точки с отрезками в обе стороны.',
      axes('доля оставшихся', 'средняя ценность'),
      `По доле оставшихся. ${extremes(readings.map(({ stayed }) => stayed))}`,
      `По ценности. ${extremes(readings.map(({ worth }) => worth))}`,
      listed(readings.map(({ worth }) => worth)),
    );
  },
};

const axesOf = ({ across, up }: MapFrame, phone: boolean): Pick<Plot.PlotOptions, 'x' | 'y'> => ({
  x: {
    domain: across,
    tickFormat: (v: number) => tick(v, 'share'),
    ticks: phone ? 4 : 6,
    label: 'доля оставшихся',
    labelAnchor: 'center',
    labelArrow: 'none',
    // Under the figures of the axis, however much longer than the map its key is.
    labelOffset: underAxis - 3,
    grid: true,
  },
  y: {
    domain: up,
    tickFormat: (v: number) => tick(v, 'roubles'),
    ticks: 5,
    label: 'средняя ценность, ₽',
    labelArrow: 'none',
    grid: true,
  },
});

/** A cross of intervals and a circle of the segment's size; the first of the queue is filled. */
const circleMarks = (points: readonly Point[], radius: (point: Point) => number): Plot.Markish[] => [
  Plot.ruleY(points, { x1: 'xLow', x2: 'xHigh', y: 'y', stroke: colour.stayed, strokeWidth: 1.5 }),
  Plot.ruleX(points, { y1: 'yLow', y2: 'yHigh', x: 'x', stroke: colour.stayed, strokeWidth: 1.5 }),
  Plot.dot(points, {
    x: 'x',
    y: 'y',
    r: radius,
    fill: (p: Point) => (p.first ? colour.stayed : colour.ground),
    stroke: colour.stayed,
    strokeWidth: 1.5,
  }),
];

/** The numbers, each led to the middle of its circle where it stands aside. */
function numberMarks(numbers: ReturnType<typeof numbered>): Plot.Markish[] {
  const led = numbers.filter(({ isAside }) => isAside);
  return [
    Plot.link(led, { x1: 'x', y1: 'y', x2: 'numberX', y2: 'numberY', stroke: colour.ink }),
    Plot.dot(led, { x: 'x', y: 'y', r: 2.5, fill: colour.ink, stroke: colour.ground }),
    ...numbers.map((point) =>
      Plot.text([point], {
        x: 'numberX',
        y: 'numberY',
        text: 'number',
        fontWeight: 650,
        fill: point.first && !point.isAside ? colour.ground : colour.ink,
        ...(point.isAside ? { stroke: colour.ground, strokeWidth: 6 } : {}),
      }),
    ),
  ];
}
