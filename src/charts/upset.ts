import * as Plot from '@observablehq/plot';
import type { Overlap } from '../analysis/overlap.ts';
import { count } from '../format.ts';
import { inQuotes } from './inQuotes.ts';
import { axes, described, extremes, listed } from './described.ts';
import type { ChartKind } from './kind.ts';
import { numberedKey } from './numberedKey.ts';
import { telling } from './tellingMarks.ts';
import { colour, textWidth } from './theme.ts';
import { titleOf } from './titleOf.ts';

const STEP = 26;
const COLUMN = 30;

/** UpSet turned on its side: a row is a combination of segments (joined dots), its bar the clients in exactly that combination. */
export const upset: ChartKind<Overlap> = {
  subtitle: ({ scattered }) =>
    `Сколько клиентов входит ровно в такое сочетание сегментов${scattered === null || scattered === 0 ? '' : `; в сочетаниях, которых здесь нет, — ${count(scattered)}`}`,
  n: ({ anyOf }) => anyOf,
  lacking({ order, combinations }) {
    if (order.length === 0) return 'сегментов в отчёте нет';
    return combinations.length > 0 ? null : 'сочетания меньше десяти клиентов или выдали бы такое вычитанием';
  },
  draw(result, context) {
    const { width } = context;
    const ids = result.order;
    const place = (id: string) => ids.indexOf(id);
    const counts = result.combinations.map((row) => count(row.n));
    const largest = Math.max(1, ...result.combinations.map((row) => row.n));
    const columnAt = (id: string) => 28 + place(id) * COLUMN;
    const barsFrom = ids.length * COLUMN + 28;
    const frame = width - barsFrom - Math.max(30, ...counts.map((text) => textWidth(text))) - 12;
    const rows = result.combinations.map((row, i) => {
      const places = row.segments.map(columnAt);
      const to = barsFrom + (row.n / largest) * frame;
      return { ...row, key: `row-${i}`, first: Math.min(...places), last: Math.max(...places), to, text: counts[i]! };
    });
    const key = numberedKey(
      ids.map((id) => ({ number: String(place(id) + 1), name: titleOf(id, context) })),
      true,
    );
    const drawn = rows.length * STEP;
    return {
      width,
      height: 34 + drawn + 12 + key.under(drawn),
      marginLeft: 0,
      marginRight: 0,
      marginTop: 34,
      marginBottom: 12 + key.under(drawn),
      // Pixels: dots and bars share the rows, but no scale.
      x: { type: 'identity', axis: null },
      y: { type: 'band', domain: rows.map((row) => row.key), axis: null, padding: 0.25 },
      marks: [
        Plot.text(ids, {
          x: columnAt,
          text: (id: string) => String(place(id) + 1),
          frameAnchor: 'top',
          dy: -20,
          fontWeight: 650,
          fill: colour.ink,
        }),
        ...ids.map((id) => Plot.dot(rows, { x: () => columnAt(id), y: 'key', r: 4, fill: colour.grid })),
        Plot.ruleY(rows, { x1: 'first', x2: 'last', y: 'key', stroke: colour.ink, strokeWidth: 2.5 }),
        ...ids.map((id) =>
          Plot.dot(
            rows.filter((row) => row.segments.includes(id)),
            { x: () => columnAt(id), y: 'key', r: 6, fill: colour.ink },
          ),
        ),
        Plot.barX(rows, { x1: () => barsFrom, x2: 'to', y: 'key', fill: colour.stayed }),
        Plot.text(rows, { x: 'to', y: 'key', text: 'text', textAnchor: 'start', dx: 8, fill: colour.ink }),
        Plot.cell(rows, { y: 'key', ...telling(rows.map((_, i) => i)) }),
        ...key.marks(0, 14),
      ],
    };
  },
  table: (result, context) => ({
    columns: ['Сочетание', 'Сегментов', 'Клиентов ровно в нём'],
    rows: result.combinations.map((row) => [
      row.segments.map((id) => titleOf(id, context)).join(' + '),
      String(row.segments.length),
      count(row.n),
    ]),
  }),
  describe(result, context) {
    const readings = result.combinations.map((row) => ({
      name: row.segments.map((id) => inQuotes(titleOf(id, context))).join(' и '),
      value: row.n,
      text: count(row.n),
    }));
    return described(
      'Точки и столбцы: строка — сочетание сегментов.',
      axes('сколько клиентов ровно в нём', `сочетания, строк: ${readings.length}`),
      extremes(readings),
      listed(readings.slice(0, 5)),
    );
  },
};
