import * as Plot from '@observablehq/plot';
import type { FoundFigures, FoundSegments } from '../analysis/result.ts';
import { count, money, points, range, share, tick } from '../format.ts';
import { axes, described, extremes, listed } from './described.ts';
import { everybodyLine } from './everybodyLine.ts';
import type { ChartContext, ChartKind } from './kind.ts';
import { leftInset } from './leftInset.ts';
import { rowLayout, wordsAtEdge } from './rows.ts';
import { placesOf } from './tellingMarks.ts';
import { colour, roundUp, textWidth } from './theme.ts';
import { ticksAround } from './ticksAround.ts';
import { topLegend, type LegendEntry } from './topLegend.ts';
import { titleOf } from './titleOf.ts';

/** measure="churn" draws the segments at risk by their rate, else the valuable ones by the value that stayed. */
const isChurn = ({ options }: ChartContext) => options['measure'] === 'churn';

const figureOf = (figures: FoundFigures | null, churn: boolean) => ({
  value: (churn ? figures?.rate : figures?.retainedMean) ?? null,
  ci: (churn ? figures?.ci : figures?.retainedMeanCi) ?? null,
});

function rowsOf(result: FoundSegments, context: ChartContext) {
  const churn = isChurn(context);
  const found = (churn ? result.atRisk : result.valuable).map(({ id, discovery, confirmation }) => ({
    id,
    name: titleOf(id, context),
    n: confirmation?.n ?? null,
    given: false,
    seen: figureOf(discovery, churn).value,
    ...figureOf(confirmation, churn),
    rate: confirmation,
  }));
  const given = churn
    ? []
    : result.given.map(({ id, confirmation }) => ({
        id,
        name: titleOf(id, context),
        n: confirmation?.n ?? null,
        given: true,
        seen: null,
        ...figureOf(confirmation, churn),
        rate: confirmation,
      }));
  return [...found, ...given];
}

const written = (value: number | null, churn: boolean) => (churn ? share(value) : money(value));

/** Found segments: what the half that was not searched says, with its interval, and what the search promised; the content's segments beside them. */
export const foundSegments: ChartKind<FoundSegments> = {
  subtitle: (_result, context) =>
    isChurn(context)
      ? 'Доля ушедших, %, на половине, которой поиск не видел; отрезок — 95 %-й интервал'
      : 'Удержанная ценность на клиента, ₽, на половине, которой поиск не видел; отрезок — 95 %-й интервал',
  n: (result) => result.confirmationN,
  lacking(result, context) {
    const found = rowsOf(result, context).filter((row) => !row.given);
    if (found.length === 0) return 'поиск не выбрал ни одного правила';
    if (found.some((row) => row.value !== null && row.ci !== null)) return null;
    return found.some((row) => row.rate !== null)
      ? 'в найденных группах ушли (или остались) так немногие, что было бы видно, чего стоил каждый'
      : 'ни одно найденное правило не набрало клиентов на проверку другой половиной файла';
  },
  draw(result, context) {
    const { width } = context;
    const churn = isChurn(context);
    const all = rowsOf(result, context);
    const shown = all.filter((row) => row.value !== null && row.ci !== null);
    const layout = rowLayout(
      shown.map((row) => row.name),
      width,
      { letters: 32, places: placesOf(shown, all) },
    );
    const { marginLeft } = layout;
    const rows = shown.map((row, i) => ({
      ...row,
      key: layout.keys[i]!,
      value: row.value!,
      low: row.ci![0],
      high: row.ci![1],
      text: written(row.value, churn),
    }));
    const everybody = figureOf(result.everybody, churn).value;
    const [least, end] = endsOf([everybody ?? 0, ...rows.flatMap((row) => [row.low, row.high, row.seen ?? 0])], churn);
    const marginRight = Math.max(40, ...rows.map((row) => textWidth(row.text))) + 14;
    const legend = topLegend(legendOf(churn), { width, marginLeft });
    const frame = width - marginLeft - marginRight;
    return {
      width,
      height: legend.height + 30 + layout.height,
      marginLeft,
      marginRight,
      marginTop: legend.height,
      marginBottom: 30,
      x: {
        domain: [least, end],
        insetLeft: leftInset(least, marginLeft),
        tickFormat: (v: number) => tick(v, churn ? 'share' : 'roubles'),
        ticks: frame >= 260 ? 4 : least < 0 ? ticksAround(0, [least, end]) : 3,
        label: null,
        grid: true,
      },
      y: layout.y,
      color: { type: 'identity' },
      marks: [
        ...everybodyLine(everybody, written(everybody, churn), {
          frame,
          ends: [least, end],
          whose: 'вся половина',
        }),
        ...segmentMarks(rows, churn, marginRight),
        ...legend.marks,
        ...layout.marks,
      ],
    };
  },
  table: (result, context) => ({
    columns: ['Сегмент', 'Откуда', 'Клиентов', 'Ушли', 'Интервал', 'Удержано', 'Интервал', 'Обещал поиск', 'Оптимизм'],
    rows: rowsOf(result, context).map((row) => [
      row.name,
      row.given ? 'задан' : 'найден',
      count(row.n),
      share(row.rate?.rate),
      range(row.rate?.ci, 'share'),
      money(row.rate?.retainedMean),
      range(row.rate?.retainedMeanCi, 'roubles'),
      row.given ? '—' : written(row.seen, isChurn(context)),
      row.given || row.seen === null || row.value === null
        ? '—'
        : isChurn(context)
          ? points(row.seen - row.value, { sign: true })
          : money(row.seen - row.value, { sign: true }),
    ]),
  }),
  describe(result, context) {
    const churn = isChurn(context);
    const readings = rowsOf(result, context).map(({ name, value, seen }) => ({
      name,
      value,
      text: `${written(value, churn)}${seen === null ? '' : `, поиск обещал ${written(seen, churn)}`}`,
    }));
    return described(
      'Точки с отрезками на половине клиентов, которой поиск не видел; полые точки — что поиск обещал.',
      axes(churn ? 'доля ушедших' : 'удержанная ценность', 'сегменты'),
      extremes(readings),
      listed(readings),
      `Вся эта половина: ${written(figureOf(result.everybody, churn).value, churn)}.`,
    );
  },
};

/** The axis, from nought to past all that is shown. Value that stayed may be below nought where clients are in debt; a share never is. */
function endsOf(shown: readonly number[], churn: boolean): readonly [least: number, end: number] {
  const lowest = churn ? 0 : Math.min(0, ...shown);
  return [lowest < 0 ? -roundUp(-lowest) : 0, roundUp(Math.max(0, ...shown))];
}

const found = (churn: boolean) => (churn ? colour.churned : colour.stayed);

const legendOf = (churn: boolean): readonly LegendEntry[] => [
  { label: 'найден', symbol: 'circle', fill: found(churn), stroke: colour.ground },
  { label: 'обещал поиск', symbol: 'circle', fill: colour.ground, stroke: colour.ink },
  { label: 'задан', symbol: 'circle', fill: colour.quiet, stroke: colour.ground, isDrawn: !churn },
];

/** A segment as a row of the drawing. */
interface Row {
  readonly key: string;
  readonly given: boolean;
  readonly value: number;
  readonly low: number;
  readonly high: number;
  /** What the search promised. */
  readonly seen: number | null;
  readonly text: string;
}

/** Each segment's figure with its interval over what the search promised, and written at the right. */
function segmentMarks(rows: readonly Row[], churn: boolean, marginRight: number): Plot.Markish[] {
  const of = ({ given }: Row) => (given ? colour.quiet : found(churn));
  return [
    Plot.ruleY(rows, { x1: 'low', x2: 'high', y: 'key', stroke: of, strokeWidth: 2.5 }),
    Plot.dot(
      rows.filter((row) => row.seen !== null),
      { x: 'seen', y: 'key', r: 4.5, fill: colour.ground, stroke: colour.ink, strokeWidth: 1.5 },
    ),
    Plot.dot(rows, { x: 'value', y: 'key', r: 5, fill: of, stroke: colour.ground, strokeWidth: 1 }),
    wordsAtEdge(rows, 'text', marginRight, colour.ink),
  ];
}
