import * as Plot from '@observablehq/plot';
import { columnOf, outcomeOf } from '../dataset/schema.ts';
import { decimal } from '../format.ts';
import { axes, described, extremes, told } from './described.ts';
import type { ChartKind } from './kind.ts';
import { capital } from './levels.ts';
import { telling } from './tellingMarks.ts';
import { linesWidth, wrap } from './labelLines.ts';
import { SMALL_FONT, isPhone, colour, textWidth } from './theme.ts';
import { ON_CELLS, tint } from './tint.ts';

type Matrix = Readonly<Record<string, Readonly<Record<string, number | null>>>>;

/** Under this a coefficient is not written in its cell. */
const WRITTEN_FROM = 0.05;
/** Pixels of a name above its row. */
const NAME_ABOVE = 20;

/** The outcome first, then each trait next to the one it is most like among those not yet placed. */
function order(matrix: Matrix, outcome: string): string[] {
  const rest = Object.keys(matrix).filter((name) => name !== outcome);
  const size = (a: string, b: string) => Math.abs(matrix[a]?.[b] ?? 0);
  const placed = outcome in matrix ? [outcome] : [];
  while (rest.length > 0) {
    const last = placed.at(-1);
    const next = last === undefined ? rest[0]! : rest.reduce((a, b) => (size(last, b) > size(last, a) ? b : a));
    placed.push(next);
    rest.splice(rest.indexOf(next), 1);
  }
  return placed;
}

const signed = (matrix: Matrix) =>
  Object.values(matrix).some((row) => Object.values(row).some((v) => v !== null && v < 0));

/** Half a matrix, related traits together, the outcome's row on top; the value stands in the cell from 0.05 up. */
export const heatmap: ChartKind<Matrix> = {
  subtitle: (matrix) => (signed(matrix) ? 'Коэффициент от −1 до 1' : 'Сила связи от 0 до 1'),
  n: (_result, { bank }) => bank?.n ?? null,
  lacking: (matrix) =>
    Object.entries(matrix).some(([a, row]) => Object.entries(row).some(([b, value]) => a !== b && value !== null))
      ? null
      : 'ни у одной пары признаков связь не вычислена',
  draw(matrix, context) {
    const { schema, width } = context;
    const outcome = outcomeOf(schema).name;
    const names = order(matrix, outcome);
    const phone = isPhone(width);
    const label = (name: string) => capital(columnOf(schema, name).label);
    const rowLabels = new Map(
      names.map((name, i) => [name, `${i + 1}. ${phone ? label(name) : wrap(label(name), 20)}`]),
    );
    const columns = names.slice(1);
    const cells = names.slice(0, -1).flatMap((a, i) =>
      names.slice(i + 1).map((b) => ({
        a,
        b,
        row: rowLabels.get(a)!,
        column: String(names.indexOf(b) + 1),
        value: matrix[a]?.[b] ?? null,
      })),
    );
    // On a phone names stand above their rows: beside them they would leave no cell wide enough for its number.
    const marginLeft = phone ? 8 : Math.max(...[...rowLabels.values()].map((text) => linesWidth(text))) + 10;
    const cell = (width - marginLeft - 8) / Math.max(1, columns.length);
    const nameAbove = phone ? NAME_ABOVE : 0;
    const row = nameAbove + Math.max(30, Math.min(cell, 44));
    const known = cells.filter((c) => c.value !== null);
    const fits = (digits: number) => known.every((c) => textWidth(decimal(c.value, { digits }), SMALL_FONT) <= cell);
    const digits = fits(2) ? 2 : 1;
    return {
      width,
      height: 30 + (names.length - 1) * row + 34,
      marginLeft,
      marginRight: 8,
      marginTop: 30,
      marginBottom: 34,
      padding: 0.04,
      x: {
        type: 'band',
        domain: columns.map((name) => String(names.indexOf(name) + 1)),
        axis: 'top',
        label: null,
        tickSize: 0,
      },
      y: {
        type: 'band',
        domain: names.slice(0, -1).map((name) => rowLabels.get(name)!),
        label: null,
        tickSize: 0,
        ...(phone ? { axis: null } : {}),
      },
      color: { type: 'identity' },
      marks: [
        Plot.cell(known, {
          x: 'column',
          y: 'row',
          insetTop: nameAbove,
          fill: (c: { value: number }) => (c.value < 0 ? colour.stayed : colour.churned),
          fillOpacity: (c: { value: number }) => tint(c.value * 1.25),
        }),
        Plot.text(
          known.filter((c) => Math.abs(c.value!) >= WRITTEN_FROM),
          {
            x: 'column',
            y: 'row',
            dy: nameAbove / 2,
            text: (c: { value: number }) => decimal(c.value, { digits }),
            className: ON_CELLS,
            fill: colour.ink,
            fontSize: SMALL_FONT,
          },
        ),
        Plot.cell(cells, {
          x: 'column',
          y: 'row',
          ...telling(
            cells.map(({ a }) => names.indexOf(a)),
            cells.map(({ b }) => names.indexOf(b) + 1),
          ),
        }),
        ...(phone
          ? [
              Plot.text(names.slice(0, -1), {
                y: (name: string) => rowLabels.get(name),
                text: (name: string) => rowLabels.get(name)!,
                frameAnchor: 'left',
                textAnchor: 'start',
                dy: (NAME_ABOVE - row) / 2 + 1,
                fill: colour.ink,
              }),
            ]
          : []),
        // The last trait has a column and no row of its own: its name stands where the row would be.
        Plot.text([names.length > 1 ? rowLabels.get(names.at(-1)!)! : ''], {
          frameAnchor: 'bottom-left',
          textAnchor: phone ? 'start' : 'end',
          lineAnchor: 'middle',
          dy: 17,
          dx: phone ? 0 : -9,
          fill: colour.ink,
        }),
      ],
    };
  },
  table(matrix, { schema }) {
    const names = order(matrix, outcomeOf(schema).name);
    const label = (name: string) => capital(columnOf(schema, name).label);
    return {
      columns: ['', ...names.map(label)],
      rows: names.map((a) => [label(a), ...names.map((b) => (a === b ? '—' : decimal(matrix[a]?.[b])))]),
    };
  },
  describe(matrix, { schema }) {
    const outcome = outcomeOf(schema).name;
    const names = order(matrix, outcome);
    const label = (name: string) => columnOf(schema, name).label;
    const readings = names.flatMap((a, i) =>
      names.slice(i + 1).flatMap((b) => {
        const value = matrix[a]?.[b] ?? null;
        return value === null ? [] : [{ name: `${label(a)} и ${label(b)}`, value, text: decimal(value), pair: [a, b] }];
      }),
    );
    const strongest = [...readings].sort((x, y) => Math.abs(y.value) - Math.abs(x.value));
    const withOutcome = strongest.find(({ pair }) => pair.includes(outcome));
    return described(
      `Половина таблицы связей, признаков: ${names.length}; чем плотнее цвет, тем теснее связь.`,
      axes('признаки', 'те же признаки'),
      extremes(readings),
      `Самые тесные пары: ${strongest.slice(0, 3).map(told).join('; ')}.`,
      withOutcome && `Теснее всего с уходом: ${told(withOutcome)}.`,
    );
  },
};
