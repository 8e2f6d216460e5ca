import * as Plot from '@observablehq/plot';
import type { LogisticTerm } from '../analysis/result.ts';
import { decimal, plain, pNumber, powerTick, ratio } from '../format.ts';
import { axes, described, extremes, listed } from './described.ts';
import type { ChartKind } from './kind.ts';
import { rowLayout, wordsAtEdge } from './rows.ts';
import { termLabel } from './termLabel.ts';
import { colour, textWidth } from './theme.ts';

/** Terms with a ratio and an interval that a logarithmic scale can hold. */
const drawn = (result: readonly LogisticTerm[]) =>
  result.flatMap(({ term, oddsRatio, ci }) =>
    term === 'const' || oddsRatio === null || ci === null || ci[0] <= 0 ? [] : [{ term, oddsRatio, ci }],
  );

/** Times by which an interval may run past the outermost ratios before it is cut: one wild term must not press the rest flat. */
const FARTHEST = 100;
/** More decades than this are marked at powers of ten only. */
const FEW_DECADES = 2.6;

interface Row {
  readonly odds: number;
  readonly low: number;
  readonly high: number;
}

/** From the least to the largest end, though not far past the ratios themselves; 0,5 and 2 are always there. */
function domainOf(rows: readonly Row[]): [low: number, high: number] {
  const [least, most] = [Math.min(...rows.map((r) => r.odds)), Math.max(...rows.map((r) => r.odds))];
  const low = Math.max(least / FARTHEST, Math.min(...rows.map((r) => r.low)));
  const high = Math.min(most * FARTHEST, Math.max(...rows.map((r) => r.high)));
  return [Math.min(0.5, low) / 1.1, Math.max(2, high) * 1.1];
}

/** Marks of the axis with their names: 1, 2 and 5 of each decade, of many decades powers of ten, about six. */
function ticksOf([low, high]: readonly [number, number]): { value: number; name: string }[] {
  const [from, to] = [Math.floor(Math.log10(low)), Math.ceil(Math.log10(high))];
  const exponents = Array.from({ length: to - from + 1 }, (_, i) => from + i);
  const decades = Math.log10(high / low);
  const step = Math.ceil(decades / 7);
  const all =
    decades <= FEW_DECADES
      ? exponents
          .flatMap((e) => [1, 2, 5].map((d) => Number(`${d}e${e}`)))
          .map((value) => ({ value, name: plain(value) }))
      : exponents.filter((e) => e % step === 0).map((e) => ({ value: Number(`1e${e}`), name: powerTick(e) }));
  return all.filter(({ value }) => value >= low && value <= high);
}

/** Odds ratios with intervals on a logarithmic scale, 1 in the middle. */
export const oddsRatios: ChartKind<readonly LogisticTerm[]> = {
  subtitle(result) {
    const rows = drawn(result).map(({ oddsRatio, ci }) => ({ odds: oddsRatio, low: ci[0], high: ci[1] }));
    const [low, high] = domainOf(rows);
    const isCut = rows.some((r) => r.low < low || r.high > high);
    return `Отношение шансов уйти, шкала логарифмическая; отрезок — 95 %-й интервал${isCut ? ', стрелка — он идёт дальше рисунка' : ''}`;
  },
  n: (_result, { wholeN }) => wholeN ?? null,
  lacking: (result) => (drawn(result).length > 0 ? null : 'ни у одного члена модели нет отношения шансов'),
  draw(result, context) {
    const { width, schema } = context;
    const shown = drawn(result).toSorted((a, b) => b.oddsRatio - a.oddsRatio);
    const layout = rowLayout(
      shown.map((t) => termLabel(schema, t.term)),
      width,
      { letters: 34, least: 30, places: shown.map(({ term }) => result.findIndex((one) => one.term === term)) },
    );
    const { marginLeft } = layout;
    const rows = shown.map((t, i) => ({
      key: layout.keys[i]!,
      odds: t.oddsRatio,
      low: t.ci[0],
      high: t.ci[1],
      text: ratio(t.oddsRatio),
    }));
    const [low, high] = domainOf(rows);
    const ticks = ticksOf([low, high]);
    const marginRight = Math.max(textWidth('00,00'), ...rows.map((r) => textWidth(r.text))) + 16;
    const side = (r: Row) => (r.low > 1 ? colour.churned : r.high < 1 ? colour.stayed : colour.quiet);
    const arrow = { y: 'key', r: 4.5, symbol: 'triangle', fill: side } as const;
    return {
      width,
      height: 70 + layout.height,
      marginLeft,
      marginRight,
      marginTop: 34,
      marginBottom: 28,
      x: {
        type: 'log',
        domain: [low, high],
        label: null,
      },
      y: layout.y,
      color: { type: 'identity' },
      marks: [
        Plot.gridX(ticks.map(({ value }) => value)),
        // Given a format, the scale would leave out names of its own choice.
        Plot.axisX(
          ticks.map(({ value }) => value),
          { text: ticks.map(({ name }) => name) },
        ),
        Plot.ruleX([1], { stroke: colour.quiet }),
        Plot.text(['шансы равны'], { x: () => 1, frameAnchor: 'top', dy: -16, fill: colour.quiet }),
        Plot.ruleY(rows, {
          x1: (r: Row) => Math.max(low, r.low),
          x2: (r: Row) => Math.min(high, r.high),
          y: 'key',
          strokeWidth: 2.5,
          stroke: side,
        }),
        Plot.dot(
          rows.filter((r) => r.high > high),
          { ...arrow, x: () => high, rotate: 90 },
        ),
        Plot.dot(
          rows.filter((r) => r.low < low),
          { ...arrow, x: () => low, rotate: -90 },
        ),
        Plot.dot(rows, { x: 'odds', y: 'key', r: 5, fill: side }),
        wordsAtEdge(rows, 'text', marginRight, colour.quiet),
        ...layout.marks,
      ],
    };
  },
  table: (result, { schema }) => ({
    columns: ['Член модели', 'Отношение шансов', 'От', 'До', 'Коэффициент', 'Ошибка', 'p'],
    rows: result.map((t) => [
      termLabel(schema, t.term),
      ratio(t.oddsRatio),
      ratio(t.ci?.[0]),
      ratio(t.ci?.[1]),
      decimal(t.beta, { digits: 3 }),
      decimal(t.se, { digits: 3 }),
      pNumber(t.p),
    ]),
  }),
  describe(result, { schema }) {
    const readings = result
      .filter(({ term }) => term !== 'const')
      .map((t) => ({ name: termLabel(schema, t.term), value: t.oddsRatio, text: ratio(t.oddsRatio) }));
    return described(
      'Точки с отрезками; черта — шансы равны.',
      axes('отношение шансов уйти при прочих равных, шкала логарифмическая', 'признаки'),
      extremes(readings),
      listed(readings),
    );
  },
};
