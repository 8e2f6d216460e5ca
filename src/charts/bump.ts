import * as Plot from '@observablehq/plot';
import type { Scenario, Sensitivity } from '../analysis/result.ts';
import { decimal, money } from '../format.ts';
import { inQuotes } from './inQuotes.ts';
import { axes, described } from './described.ts';
import type { ChartKind } from './kind.ts';
import { numberedKey } from './numberedKey.ts';
import { rowLayout } from './rows.ts';
import { scenarioName } from './scenarioNames.ts';
import { colour, isPhone, textWidth } from './theme.ts';
import { titleOf } from './titleOf.ts';

const all = ({ base, scenarios }: Sensitivity): readonly Scenario[] => [base, ...scenarios];
const tauText = (tau: number | null) => (tau === null ? '—' : decimal(tau, { digits: 1 }));

/** The order of the queue under every scenario: a row each, a place across; a segment that moved is drawn in colour there. */
export const bump: ChartKind<Sensitivity> = {
  subtitle: ({ base, scenarios }) =>
    `Место сегмента в очереди при каждом допущении${
      scenarios.some(({ order }) => order.some((id, i) => id !== base.order[i]))
        ? ': закрашено не то, что в отчёте, синяя линия — у тех, чьё место менялось'
        : ''
    }; справа тау Кендалла с порядком отчёта`,
  n: (_result, { bank }) => bank.n,
  lacking: ({ base }) =>
    base.order.length === 0
      ? 'в очередь не попал ни один сегмент'
      : base.order.length === 1
        ? 'в очереди один сегмент, и меняться местами ему не с кем'
        : null,
  draw(result, context) {
    const { width } = context;
    const phone = isPhone(width);
    const ids = result.base.order;
    const rows = all(result);
    const layout = rowLayout(
      rows.map((row) => scenarioName(row, context)),
      width,
      { letters: 30, least: 32 },
    );
    const { marginLeft } = layout;
    const key = numberedKey(
      ids.map((id, i) => ({ number: String(i + 1), name: titleOf(id, context) })),
      true,
    );
    const places = queuePlaces(rows, ids, layout.keys);
    const marginRight = textWidth('−0,0') + 24;
    return {
      width,
      height: 40 + layout.height + 24 + key.under(layout.height),
      marginLeft,
      marginRight,
      marginTop: 40,
      marginBottom: 24 + key.under(layout.height),
      x: {
        domain: [0.6, ids.length + 0.4],
        ticks: ids.map((_, i) => i + 1),
        tickFormat: (v: number) => String(v),
        axis: 'top',
        label: phone ? null : 'место в очереди',
        labelArrow: 'none',
        labelAnchor: 'center',
        tickSize: 0,
      },
      y: layout.y,
      color: { type: 'identity' },
      marks: [
        ...placeMarks(places),
        ...tauMarks(rows, layout.keys, marginRight),
        ...layout.marks,
        ...key.marks(marginLeft, 20),
      ],
    };
  },
  table: (result, context) => ({
    columns: ['Допущение', ...result.base.order.map((_, i) => `Место ${i + 1}`), 'Тау', 'Средняя ценность'],
    rows: all(result).map((row) => [
      scenarioName(row, context),
      ...result.base.order.map((_, i) => (row.order[i] === undefined ? '—' : titleOf(row.order[i], context))),
      tauText(row.tau),
      money(row.meanValue),
    ]),
  }),
  describe(result, context) {
    const { base, scenarios } = result;
    const moved = scenarios.filter(({ tau }) => tau !== null && tau < 1);
    const trendWords =
      moved.length === 0
        ? 'Порядок нигде не меняется.'
        : `Порядок меняется: ${moved.map((row) => `${scenarioName(row, context)} (тау ${tauText(row.tau)})`).join('; ')}.`;
    return described(
      'Таблица мест: номер сегмента при каждом допущении.',
      axes('место в очереди', `допущения, строк: ${scenarios.length}`),
      trendWords,
      `В отчёте первый ${inQuotes(titleOf(base.order[0]!, context))}, последний ${inQuotes(titleOf(base.order.at(-1)!, context))}.`,
    );
  },
};

/** A segment in the queue of one scenario. */
interface Place {
  readonly id: string;
  /** Of the row. */
  readonly key: string;
  readonly place: number;
  /** Its place in the queue of the report. */
  readonly number: string;
  readonly moved: boolean;
}

/** Every segment under every scenario, against the queue of the report. */
const queuePlaces = (rows: readonly Scenario[], queue: readonly string[], keys: readonly string[]): readonly Place[] =>
  rows.flatMap((row, i) =>
    row.order.map((id, place) => ({
      id,
      key: keys[i]!,
      place: place + 1,
      number: String(queue.indexOf(id) + 1),
      moved: place !== queue.indexOf(id),
    })),
  );

/** A line of each segment through its places, and in each its number. */
function placeMarks(places: readonly Place[]): Plot.Markish[] {
  const movers = new Set(places.filter((p) => p.moved).map((p) => p.id));
  return [
    Plot.line(places, {
      x: 'place',
      y: 'key',
      z: 'id',
      stroke: (p: Place) => (movers.has(p.id) ? colour.stayed : colour.grid),
      strokeWidth: 2,
    }),
    Plot.dot(places, {
      x: 'place',
      y: 'key',
      r: 10,
      fill: (p: Place) => (p.moved ? colour.attention : colour.ground),
      stroke: (p: Place) => (p.moved ? colour.attention : movers.has(p.id) ? colour.stayed : colour.quiet),
      strokeWidth: 1.5,
    }),
    Plot.text(places, {
      x: 'place',
      y: 'key',
      text: 'number',
      fontWeight: 650,
      fill: (p: Place) => (p.moved ? colour.ground : colour.ink),
    }),
  ];
}

/** Kendall's tau of each row at the right edge; what tells of a change stands out. */
function tauMarks(rows: readonly Scenario[], keys: readonly string[], marginRight: number): Plot.Markish[] {
  // A tau that is not there tells of no change.
  const taus = rows.map(({ tau }, i) => ({ key: keys[i]!, text: tauText(tau), firm: tau === null || tau === 1 }));
  const atEdge = { textAnchor: 'end', dx: marginRight - 6 } as const;
  return [
    Plot.text(['тау'], { ...atEdge, frameAnchor: 'top-right', dy: -18, fill: colour.quiet }),
    ...[true, false].map((firm) =>
      Plot.text(
        taus.filter((d) => d.firm === firm),
        {
          ...atEdge,
          frameAnchor: 'right',
          y: 'key',
          text: 'text',
          fontWeight: firm ? 400 : 650,
          fill: firm ? colour.quiet : colour.attention,
        },
      ),
    ),
  ];
}
