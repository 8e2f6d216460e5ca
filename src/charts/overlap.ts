import * as Plot from '@observablehq/plot';
import type { Overlap } from '../analysis/overlap.ts';
import { count } from '../format.ts';
import { inQuotes } from './inQuotes.ts';
import { axes, described, extremes } from './described.ts';
import type { ChartKind } from './kind.ts';
import { numberedKey } from './numberedKey.ts';
import { telling } from './tellingMarks.ts';
import { colour, isPhone } from './theme.ts';
import { ON_CELLS, tint } from './tint.ts';
import { titleOf } from './titleOf.ts';

const cellText = (n: number | null | undefined) => (n === null || n === undefined ? '—' : count(n));
const pairsOf = ({ pairs, order: ids }: Overlap) => {
  return ids.flatMap((a, i) => ids.slice(i + 1).map((b) => ({ a, b, n: pairs[a]![b] })));
};

/** Half a matrix of the clients that two segments share. */
export const overlap: ChartKind<Overlap> = {
  subtitle: () => 'Сколько клиентов входит в оба сегмента',
  n: (result) => result.anyOf,
  lacking: ({ pairs }) => (Object.keys(pairs).length > 1 ? null : 'сегментов меньше двух'),
  draw(result, context) {
    const { width } = context;
    const ids = result.order;
    const phone = isPhone(width);
    const number = (id: string) => String(ids.indexOf(id) + 1);
    const cells = pairsOf(result).map(({ a, b, n }) => ({
      row: number(a),
      column: number(b),
      n: n ?? 0,
      text: cellText(n),
    }));
    const most = Math.max(1, ...cells.map((c) => c.n));
    const key = numberedKey(
      ids.map((id) => ({ number: number(id), name: titleOf(id, context) })),
      phone,
    );
    const marginLeft = 40;
    const frame = (ids.length - 1) * 46;
    return {
      width,
      height: 34 + frame + 16 + key.under(frame),
      marginLeft,
      marginRight: phone ? 8 : key.marginRight,
      marginTop: 34,
      marginBottom: 16 + key.under(frame),
      padding: 0.04,
      x: { type: 'band', domain: ids.slice(1).map(number), axis: 'top', label: null, tickSize: 0 },
      y: { type: 'band', domain: ids.slice(0, -1).map(number), label: null, tickSize: 0 },
      color: { type: 'identity' },
      marks: [
        Plot.cell(cells, {
          x: 'column',
          y: 'row',
          fill: colour.stayed,
          fillOpacity: (c: { n: number }) => tint(c.n / most),
        }),
        Plot.text(cells, {
          x: 'column',
          y: 'row',
          text: 'text',
          className: ON_CELLS,
          fill: colour.ink,
        }),
        Plot.cell(cells, { x: 'column', y: 'row', ...telling(cells.map((_, i) => i)) }),
        ...key.marks(marginLeft, 20),
      ],
    };
  },
  table: (result, context) => ({
    columns: ['Сегмент', 'Другой сегмент', 'Клиентов в обоих'],
    rows: pairsOf(result).map(({ a, b, n }) => [
      titleOf(a, context),
      titleOf(b, context),
      n === null || n === undefined ? 'не показано: в обоих или в одном из них менее 10' : count(n),
    ]),
  }),
  describe(result, context) {
    const pairs = pairsOf(result);
    const shown = pairs.filter(({ n }) => typeof n === 'number');
    const title = (id: string) => inQuotes(titleOf(id, context));
    // A withheld pair may be the largest: all of a segment but a few.
    const areSome = shown.length > 0 && shown.length < pairs.length;
    return described(
      `Таблица пар сегментов, пар: ${pairs.length}.`,
      axes('сегменты', 'те же сегменты'),
      areSome ? 'Из показанных пар.' : null,
      shown.length > 0
        ? extremes(shown.map(({ a, b, n }) => ({ name: `${title(a)} и ${title(b)}`, value: n!, text: cellText(n) })))
        : pairs.length > 0
          ? 'Пересечений не показано: по числу было бы видно группу меньше десяти клиентов.'
          : 'Пар сегментов нет.',
      areSome ? 'Остальные пары не показаны: по числу было бы видно группу меньше десяти клиентов.' : null,
    );
  },
};
