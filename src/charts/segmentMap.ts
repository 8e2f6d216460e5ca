import * as Plot from '@observablehq/plot';
import type { SegmentResult } from '../analysis/result.ts';
import { groupSize, money, range, share, tick } from '../format.ts';
import { axes, described, extremes, listed } from './described.ts';
import type { ChartContext, ChartKind } from './kind.ts';
import { numberedKey } from './numberedKey.ts';
import { numberPlaces } from './numberPlaces.ts';
import { paretoLine } from './paretoLine.ts';
import { placesOf, telling } from './tellingMarks.ts';
import { colour, isPhone } from './theme.ts';

const titleOf = (row: SegmentResult, { titles }: ChartContext) => titles?.[row.id] ?? row.id;

interface Point {
  readonly id: string;
  readonly number: string;
  readonly x: number;
  readonly xLow: number;
  readonly xHigh: number;
  readonly y: number;
  readonly yLow: number;
  readonly yHigh: number;
  readonly n: number;
  readonly name: string;
  readonly first: boolean;
}

/** A segment that has a place on both axes. */
const isPlaced = (s: SegmentResult) =>
  s.rate !== null && s.ci !== null && s.valueMean !== null && s.valueMeanCi !== null;

/** Retention against mean value: area is size, crosses are intervals, numbers are priorities, the frontier is a line. */
export const segmentMap: ChartKind<readonly SegmentResult[]> = {
  subtitle: () =>
    'По горизонтали — доля оставшихся, по вертикали — средняя ценность клиента, ₽; кресты — 95 %-е интервалы, площадь — размер',
  n: (_result, { bank }) => bank?.n ?? null,
  lacking: (rows) =>
    rows.some(isPlaced) ? null : 'ни у одного сегмента не вычислены разом доля ушедших и средняя ценность',
  draw(result, context) {
    const { width, bank } = context;
    const phone = isPhone(width);
    const placed = result.filter(isPlaced);
    const queue = result.filter((s) => s.priority !== null).length;
    const outside = result.filter((s) => s.priority === null).map(({ id }) => id);
    const points: Point[] = placed.map((s) => ({
      id: s.id,
      number: String(s.priority ?? queue + outside.indexOf(s.id) + 1),
      x: 1 - s.rate!,
      xLow: 1 - s.ci![1],
      xHigh: 1 - s.ci![0],
      y: s.valueMean!,
      yLow: s.valueMeanCi![0],
      yHigh: s.valueMeanCi![1],
      n: s.n!,
      name: s.priority === null ? `${titleOf(s, context)}\u00a0— вне очереди` : titleOf(s, context),
      first: s.priority === 1,
    }));
    const bankStayed = bank?.rate === undefined || bank.rate === null ? null : 1 - bank.rate;
    const left = Math.min(...points.map((p) => p.xLow), bankStayed ?? 1);
    const right = Math.max(...points.map((p) => p.xHigh), bankStayed ?? 0);
    const pad = Math.max(0.01, (right - left) * 0.12);
    const isLeft = bankStayed === null || bankStayed < (left + right) / 2;
    // Clients in debt may be worth less than nothing. Names stand above and below the outermost.
    const [least, most] = [Math.min(0, ...points.map((p) => p.yLow)), Math.max(0, ...points.map((p) => p.yHigh))];
    const room = (most - least) * 0.15;
    const bottom = least < 0 ? least - room : 0;
    const top = most > 0 ? most + room : least < 0 ? 0 : 1;
    const frame = phone ? 302 : 322;
    // «−600 тыс.» is longer by its sign.
    const marginLeft = bottom < 0 ? 74 : 66;
    const key = numberedKey(
      points.toSorted((a, b) => a.number.localeCompare(b.number, 'en', { numeric: true })),
      phone,
    );
    // The largest circle may stand at the end of the axis, where all have stayed.
    const marginRight = phone ? 24 : key.marginRight;
    const largest = Math.max(...points.map((p) => p.n));
    const radius = (p: Point) => 8 + 10 * Math.sqrt(p.n / largest);
    const ends = [left - pad, Math.min(1, right + pad)] as const;
    const frameWidth = width - marginLeft - marginRight;
    const height = (difference: number) => (difference / (top - bottom)) * frame;
    const centre = (p: Point) => [((p.x - ends[0]) / (ends[1] - ends[0])) * frameWidth, height(p.y - bottom)] as const;
    const places = numberPlaces(
      points.map((p) => ({ x: centre(p)[0], y: centre(p)[1], r: radius(p) })),
      frameWidth,
    );
    const numbers = points.map((point, i) => ({
      ...point,
      isAside: places[i]!.isAside,
      numberX: ends[0] + (places[i]!.x / frameWidth) * (ends[1] - ends[0]),
      numberY: bottom + (places[i]!.y / frame) * (top - bottom),
    }));
    const led = numbers.filter(({ isAside }) => isAside);
    return {
      width,
      height: 34 + frame + 44 + key.under(frame),
      marginLeft,
      marginRight,
      marginTop: 34,
      marginBottom: 44 + key.under(frame),
      x: {
        domain: ends,
        tickFormat: (v: number) => tick(v, 'share'),
        ticks: phone ? 4 : 6,
        label: phone ? null : 'доля оставшихся',
        labelAnchor: 'center',
        labelArrow: 'none',
        grid: true,
      },
      y: {
        domain: [bottom, top],
        tickFormat: (v: number) => tick(v, 'roubles'),
        ticks: 5,
        label: 'средняя ценность, ₽',
        labelArrow: 'none',
        grid: true,
      },
      r: { type: 'identity' },
      color: { type: 'identity' },
      marks: [
        Plot.ruleY([0], { stroke: colour.quiet }),
        ...(bankStayed === null
          ? []
          : [
              Plot.ruleX([bankStayed], { stroke: colour.quiet, strokeDasharray: '4 3' }),
              Plot.text([`все клиенты ${share(bankStayed)}`], {
                x: () => bankStayed,
                frameAnchor: 'bottom',
                dy: -8,
                dx: isLeft ? 6 : -6,
                textAnchor: isLeft ? 'start' : 'end',
                fill: colour.quiet,
              }),
            ]),
        ...paretoLine(points, { centre, radius, height, frameWidth }),
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
        Plot.dot(points, { x: 'x', y: 'y', r: (p: Point) => radius(p) + 4, ...telling(placesOf(placed, result)) }),
        ...key.marks(marginLeft, 48),
      ],
    };
  },
  table: (result, context) => ({
    columns: ['Сегмент', 'Очередь', 'Клиентов', 'Доля оставшихся', 'Интервал', 'Средняя ценность', 'Интервал'],
    rows: result.map((s) => [
      titleOf(s, context),
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
      const name = titleOf(row, context);
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
