import * as Plot from '@observablehq/plot';
import type { WithheldRate } from '../analysis/result.ts';
import { informativeWords } from '../dataset/levelWords.ts';
import { groupSize, range, share } from '../format.ts';
import { axes, described, extremes, listed } from './described.ts';
import { everybodyLine } from './everybodyLine.ts';
import type { ChartContext, ChartKind } from './kind.ts';
import { capital, levelLabel } from './levels.ts';
import { rowLayout, sizesAtEdge } from './rows.ts';
import { rateEnd, shareAxis } from './shareAxis.ts';
import { colour, textWidth } from './theme.ts';
import { topLegend } from './topLegend.ts';
import { titleOf } from './titleOf.ts';

/** A group with its rate in all, where the informative column is known and where it is not. */
export type ThreeRates = WithheldRate & {
  readonly value?: string;
  readonly id?: string;
  /** Place of a segment in the queue; null is out of it. */
  readonly priority?: number | null;
  readonly known: WithheldRate | null;
  readonly unknown: WithheldRate | null;
};

const marksOfWays = [
  // As in every drawing of rates of all clients.
  { key: 'all', stroke: colour.churned, fill: colour.churned, symbol: 'circle', shift: 0 },
  { key: 'known', stroke: colour.ink, fill: colour.ink, symbol: 'triangle', shift: -9 },
  { key: 'unknown', stroke: colour.unknown, fill: colour.ground, symbol: 'square', shift: 9 },
] as const;

/** The three ways with the words that the schema has for a known and an unknown value. */
function waysOf({ schema }: ChartContext) {
  const { known, missing } = informativeWords(schema);
  const words = { all: 'все', known, unknown: missing };
  return marksOfWays.map((way) => ({ ...way, label: words[way.key] }));
}

type Way = ReturnType<typeof waysOf>[number];

/** The ways that have something to draw: where no group is told of unknown values and every known part is the whole, all clients alone. */
function drawnWays(rows: readonly ThreeRates[], context: ChartContext): readonly Way[] {
  const isDrawn = (row: ThreeRates, key: Way['key']) => (rateOf(row, key)?.ci ?? null) !== null;
  const hasUnknown = rows.some((row) => isDrawn(row, 'unknown'));
  const isSplit = hasUnknown || rows.some((row) => isDrawn(row, 'known') && row.known!.n !== row.n);
  return waysOf(context).filter(({ key }) => key === 'all' || (key === 'known' ? isSplit : hasUnknown));
}

/** Too few to tell; of unknown values where all are known: nobody. */
const HIDDEN = 'не показано';
const NOBODY = 'нет данных';
const absent = (row: ThreeRates) => (row.known !== null && row.known.n === row.n ? NOBODY : HIDDEN);

const nameOf = (row: ThreeRates, context: ChartContext) =>
  row.id !== undefined ? titleOf(row.id, context) : levelLabel(context.schema, context.column, row.value ?? '');

const rateOf = (row: ThreeRates, key: (typeof marksOfWays)[number]['key']): WithheldRate | null =>
  key === 'all' ? row : row[key];

/** Clients who are in none of the rows, their value not known. */
const emptyOf = ({ column, emptyCells }: ChartContext) => emptyCells?.[column ?? ''] ?? 0;

/** Segments as they stand in the queue, those out of it last; other groups in their own order. */
const inQueue = (rows: readonly ThreeRates[]) =>
  rows.toSorted((a, b) => Number(!a.priority) - Number(!b.priority) || (a.priority ?? 0) - (b.priority ?? 0));

/** Three marks a row: all clients, those with a known and with an unknown balance, each with its interval; all of the row as n at the edge. */
export const threeRates: ChartKind<readonly ThreeRates[]> = {
  subtitle(result, context) {
    const ways = drawnWays(result, context).slice(1);
    return `Доля ушедших, %${ways.length > 0 ? `: ${['все клиенты', ...ways.map(({ label }) => label)].join(', ')}` : ''}; отрезок — интервал`;
  },
  n: (_result, context) => context.bank.n - emptyOf(context),
  missing: (_result, context) => emptyOf(context),
  lacking(rows) {
    if (rows.length === 0) return 'групп здесь нет';
    return rows.some((row) => row.rate !== null) ? null : 'ни в одной группе не набралось десяти клиентов';
  },
  draw(given, context) {
    const { width, bank } = context;
    const result = inQueue(given);
    const layout = rowLayout(
      result.map((row) => nameOf(row, context)),
      width,
      { least: 46 },
    );
    const { marginLeft } = layout;
    const rows = result.map((row, i) => ({ row, key: layout.keys[i]!, n: groupSize(row.n) }));
    const marginRight = Math.max(20, ...rows.map(({ n }) => textWidth(n))) + 16;
    const ways = drawnWays(result, context);
    const points = ways.map((way) => ({
      way,
      data: rows.flatMap((r) => {
        const rate = rateOf(r.row, way.key);
        return rate === null || rate.rate === null || rate.ci === null
          ? []
          : [{ key: r.key, rate: rate.rate, low: rate.ci[0], high: rate.ci[1] }];
      }),
    }));
    const end = rateEnd(
      context,
      points.flatMap(({ data }) => data.map(({ high }) => high)),
    );
    // Under it stands the name of the line of all clients.
    const legend = topLegend(ways.length === 1 ? [] : ways, { width, marginLeft, under: 6 });
    return {
      width,
      height: legend.height + 32 + layout.height,
      marginLeft,
      marginRight,
      marginTop: legend.height,
      marginBottom: 26,
      x: shareAxis(end, width),
      y: layout.y,
      marks: [
        ...everybodyLine(bank.rate, share(bank.rate), { frame: width - marginLeft - marginRight, ends: [0, end] }),
        Plot.ruleY(rows.slice(1), {
          y: 'key',
          stroke: colour.grid,
          dy: -layout.step * (layout.height / layout.step / rows.length - 0.5),
        }),
        ...points.flatMap(({ way, data }) => [
          Plot.ruleY(data, { x1: 'low', x2: 'high', y: 'key', dy: way.shift, stroke: way.stroke, strokeWidth: 2 }),
          Plot.dot(data, {
            x: 'rate',
            y: 'key',
            dy: way.shift,
            r: 4.5,
            symbol: way.symbol,
            fill: way.fill,
            stroke: way.stroke,
            strokeWidth: 1.5,
          }),
        ]),
        ...legend.marks,
        ...sizesAtEdge(rows, marginRight),
        ...layout.marks,
      ],
    };
  },
  table: (result, context) => ({
    columns: ['Группа', 'Клиентов', ...drawnWays(result, context).flatMap(({ label }) => [capital(label), 'Интервал'])],
    rows: inQueue(result).map((row) => [
      nameOf(row, context),
      groupSize(row.n),
      ...drawnWays(result, context).flatMap(({ key }) => {
        const part = rateOf(row, key);
        return part === null ? [absent(row), absent(row)] : [share(part.rate), range(part.ci, 'share')];
      }),
    ]),
  }),
  describe: (result, context) =>
    described(
      `Точки с отрезками, строк: ${result.length}; в строке: ${drawnWays(result, context)
        .map(({ label }) => label)
        .join(', ')}.`,
      axes('доля ушедших от нуля', 'группы'),
      `Среди всех. ${extremes(result.map((row) => ({ name: nameOf(row, context), value: row.rate, text: share(row.rate) })))}`,
      listed(
        inQueue(result).map((row) => ({
          name: nameOf(row, context),
          value: row.rate,
          text: drawnWays(result, context)
            .map(({ key }) => {
              const part = rateOf(row, key);
              return part === null ? absent(row) : share(part.rate);
            })
            .join(', '),
        })),
      ),
    ),
};
