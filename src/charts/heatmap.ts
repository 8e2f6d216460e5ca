import * as Plot from '@observablehq/plot';
import { columnOf, outcomeOf } from '../dataset/schema.ts';
import { decimal } from '../format.ts';
import { axes, described, extremes, told } from './described.ts';
import type { ChartContext, ChartKind } from './kind.ts';
import { capital } from './levels.ts';
import { telling } from './tellingMarks.ts';
import { linesWidth, wrap } from './labelLines.ts';
import { SMALL_FONT, isPhone, colour, textWidth } from './theme.ts';
import { ON_CELLS, tint } from './tint.ts';
import { traitOrder, type Matrix } from './traitOrder.ts';

/** Under this a coefficient is not written in its cell. */
const WRITTEN_FROM = 0.05;
/** Pixels of a name above its row. */
const NAME_ABOVE = 20;

const signed = (matrix: Matrix) =>
  Object.values(matrix).some((row) => Object.values(row).some((v) => v !== null && v < 0));

/** Half a matrix, related traits together, the outcome's row on top; the value stands in the cell from 0.05 up. */
export const heatmap: ChartKind<Matrix> = {
  subtitle: (matrix) => (signed(matrix) ? 'Коэффициент от −1 до 1' : 'Сила связи от 0 до 1'),
  n: (_result, { bank }) => bank.n,
  lacking: (matrix) =>
    Object.entries(matrix).some(([a, row]) => Object.entries(row).some(([b, value]) => a !== b && value !== null))
      ? null
      : 'ни у одной пары признаков связь не вычислена',
  draw(matrix, context) {
    const { width } = context;
    const grid = gridOf(matrix, context);
    const { columns, rows, marginLeft } = grid;
    return {
      width,
      height: 30 + rows.length * grid.row + 34,
      marginLeft,
      marginRight: 8,
      marginTop: 30,
      marginBottom: 34,
      padding: 0.04,
      x: { type: 'band', domain: columns, axis: 'top', label: null, tickSize: 0 },
      y: { type: 'band', domain: rows, label: null, tickSize: 0, ...(isPhone(width) ? { axis: null } : {}) },
      color: { type: 'identity' },
      marks: [...cellMarks(cellsOf(matrix, grid), grid), ...nameMarks(grid, isPhone(width))],
    };
  },
  table(matrix, { schema }) {
    const names = traitOrder(matrix, outcomeOf(schema).name);
    const label = (name: string) => capital(columnOf(schema, name).label);
    return {
      columns: ['Признак', ...names.map(label)],
      rows: names.map((a) => [label(a), ...names.map((b) => (a === b ? '—' : decimal(matrix[a]?.[b])))]),
    };
  },
  describe(matrix, { schema }) {
    const outcome = outcomeOf(schema).name;
    const names = traitOrder(matrix, outcome);
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

/** The grid of half a matrix: traits in order with their names, without the last in rows, without the first in columns. */
interface Grid {
  readonly names: readonly string[];
  readonly labels: readonly string[];
  readonly rows: readonly string[];
  readonly columns: readonly string[];
  readonly marginLeft: number;
  /** Pixels of a cell across, of a row, and of the name above it. */
  readonly cell: number;
  readonly row: number;
  readonly nameAbove: number;
}

function gridOf(matrix: Matrix, { schema, width }: ChartContext): Grid {
  const phone = isPhone(width);
  const names = traitOrder(matrix, outcomeOf(schema).name);
  const labels = names.map((name, i) => {
    const label = capital(columnOf(schema, name).label);
    return `${i + 1}. ${phone ? label : wrap(label, 20)}`;
  });
  const columns = names.slice(1).map((_, i) => String(i + 2));
  // On a phone names stand above their rows: beside them they would leave no cell wide enough for its number.
  const marginLeft = phone ? 8 : Math.max(...labels.map((text) => linesWidth(text))) + 10;
  const cell = (width - marginLeft - 8) / Math.max(1, columns.length);
  const nameAbove = phone ? NAME_ABOVE : 0;
  const row = nameAbove + Math.max(30, Math.min(cell, 44));
  return { names, labels, rows: labels.slice(0, -1), columns, marginLeft, cell, row, nameAbove };
}

/** A pair of traits, by their places in the order. */
interface Cell {
  readonly a: number;
  readonly b: number;
  readonly row: string;
  readonly column: string;
  readonly value: number | null;
}

const cellsOf = (matrix: Matrix, { names, rows, columns }: Grid): readonly Cell[] =>
  rows.flatMap((row, a) =>
    columns.slice(a).map((column, i) => {
      const b = a + 1 + i;
      return { a, b, row, column, value: matrix[names[a]!]?.[names[b]!] ?? null };
    }),
  );

/** The tint of every known cell and its number, which has one digit where two do not fit. */
function cellMarks(cells: readonly Cell[], { cell, nameAbove }: Grid): Plot.Markish[] {
  const known = cells.filter((c) => c.value !== null);
  const fits = (digits: number) => known.every((c) => textWidth(decimal(c.value, { digits }), SMALL_FONT) <= cell);
  const digits = fits(2) ? 2 : 1;
  return [
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
        cells.map(({ a }) => a),
        cells.map(({ b }) => b + 1),
      ),
    }),
  ];
}

/** The names that are not on the axis: on a phone those of the rows, and everywhere that of the last trait. */
const nameMarks = ({ labels, rows, row }: Grid, phone: boolean): Plot.Markish[] => [
  ...(phone
    ? [
        Plot.text(rows, {
          y: (name: string) => name,
          text: (name: string) => name,
          frameAnchor: 'left',
          textAnchor: 'start',
          dy: (NAME_ABOVE - row) / 2 + 1,
          fill: colour.ink,
        }),
      ]
    : []),
  // The last trait has a column and no row of its own: its name stands where the row would be.
  Plot.text([labels.length > 1 ? labels.at(-1)! : ''], {
    frameAnchor: 'bottom-left',
    textAnchor: phone ? 'start' : 'end',
    lineAnchor: 'middle',
    dy: 17,
    dx: phone ? 0 : -9,
    fill: colour.ink,
  }),
];
