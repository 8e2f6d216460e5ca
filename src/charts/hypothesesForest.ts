import * as Plot from '@observablehq/plot';
import { noEffect } from '../analysis/noEffect.ts';
import type { HypothesisResult } from '../analysis/result.ts';
import { count, decimal, digitsBeside, pNumber } from '../format.ts';
import { axes, described, extremes, listed } from './described.ts';
import { effectRange, effectText } from './effectText.ts';
import type { ChartKind } from './kind.ts';
import { decisionColour } from './negligible.ts';
import { rowLayout } from './rows.ts';
import { placesOf } from './tellingMarks.ts';
import { colour, isPhone, textWidth } from './theme.ts';
import { ticksAround } from './ticksAround.ts';
import { titleOf } from './titleOf.ts';

const verdicts: Record<HypothesisResult['decision'], string> = {
  confirmed: 'подтверждена',
  notConfirmed: 'не подтверждена',
  negligible: 'эффект мал',
  notComputed: 'не вычислена',
};

/** Effect and interval in units of the smallest effect that matters: one scale for tests of several kinds. */
const inUnits = ({ effect, effectCi, effectName, smallestEffect }: HypothesisResult) => {
  const none = noEffect(effectName);
  const scaled = (x: number) => (x - none) / smallestEffect;
  const standard = effect === null ? null : scaled(effect);
  return { standard, low: effectCi ? scaled(effectCi[0]) : standard, high: effectCi ? scaled(effectCi[1]) : standard };
};

/** One smallest effect that matters is a limit: what falls short of it is not written as it. */
function unitsText(row: HypothesisResult): string {
  const { standard } = inUnits(row);
  const digits = standard === null ? 1 : digitsBeside(Math.abs(standard), 1, 1);
  return decimal(standard, { digits, sign: true });
}

/** The point of what is not confirmed is hollow. */
const isHollow = ({ decision }: HypothesisResult) => decision !== 'confirmed' && decision !== 'negligible';

/** Effects in standard units with intervals, the smallest effect that matters as a bar behind each, the verdict in words at the right. */
export const hypothesesForest: ChartKind<readonly HypothesisResult[]> = {
  subtitle: () =>
    'Эффект в долях наименьшей важной разницы, отрезок — 95 %-й интервал; серая полоса — разница, которая не важна',
  n: (rows) => Math.max(0, ...rows.map((r) => r.n ?? 0)),
  missing: (rows) => Math.max(0, ...rows.map((r) => r.missing ?? 0)),
  lacking(rows) {
    if (rows.length === 0) return 'гипотез в отчёте нет';
    return rows.some((row) => row.effect !== null) ? null : 'ни одну гипотезу проверить не удалось';
  },
  draw(result, context) {
    const { width } = context;
    const shown = result.filter((r) => r.effect !== null);
    const layout = rowLayout(
      shown.map((r) => titleOf(r.id, context)),
      width,
      { letters: 34, places: placesOf(shown, result) },
    );
    const { marginLeft } = layout;
    const rows = shown.map((r, i) => {
      const { standard, low, high } = inUnits(r);
      return { ...r, key: layout.keys[i]!, standard: standard!, low: low!, high: high!, verdict: verdicts[r.decision] };
    });
    const reach = Math.max(2, ...rows.flatMap((r) => [Math.abs(r.low), Math.abs(r.high)])) * 1.05;
    const marginRight = textWidth('не подтверждена') + 14;
    return {
      width,
      height: 60 + layout.height,
      marginLeft,
      marginRight,
      marginTop: 30,
      marginBottom: 30,
      x: {
        domain: [-reach, reach],
        tickFormat: (v: number) => (Number.isInteger(v) ? decimal(v, { digits: 0, sign: true }) : ''),
        ticks: isPhone(width) ? ticksAround(0, [-reach, reach]) : 6,
        label: null,
        grid: true,
      },
      y: layout.y,
      color: { type: 'identity' },
      marks: [
        Plot.rectX([0], { x1: -1, x2: 1, fill: colour.unknown, fillOpacity: 0.18 }),
        Plot.ruleX([0], { stroke: colour.quiet }),
        Plot.ruleY(rows, { x1: 'low', x2: 'high', y: 'key', strokeWidth: 2.5, stroke: decisionColour }),
        Plot.dot(
          rows.filter((d) => !isHollow(d)),
          {
            x: 'standard',
            y: 'key',
            r: 5,
            fill: decisionColour,
            symbol: (d: HypothesisResult) => (d.decision === 'negligible' ? 'diamond' : 'circle'),
          },
        ),
        Plot.dot(rows.filter(isHollow), {
          x: 'standard',
          y: 'key',
          r: 4.5,
          fill: colour.ground,
          stroke: decisionColour,
          strokeWidth: 2,
        }),
        Plot.text(rows, {
          y: 'key',
          frameAnchor: 'right',
          text: 'verdict',
          textAnchor: 'start',
          dx: 12,
          fill: colour.ink,
        }),
        ...layout.marks,
      ],
      symbol: { type: 'identity' } as never,
    };
  },
  table: (result, context) => ({
    columns: [
      'Гипотеза',
      'Эффект',
      '95 %-й интервал',
      'В наименьших важных',
      'p',
      'p с поправкой Холма',
      'Клиентов',
      'Решение',
    ],
    rows: result.map((r) => [
      titleOf(r.id, context),
      effectText(r.effect, r.effectName, r.smallestEffect),
      effectRange(r.effectCi, r.effectName),
      unitsText(r),
      pNumber(r.p, r.alpha),
      pNumber(r.pAdjusted, r.alpha),
      count(r.n),
      verdicts[r.decision],
    ]),
  }),
  describe: (result, context) =>
    described(
      'Точки с отрезками и решение словами справа.',
      axes('эффект в долях наименьшей важной разницы', 'гипотезы'),
      extremes(
        result.map((row) => ({
          name: titleOf(row.id, context),
          value: inUnits(row).standard,
          text: unitsText(row),
        })),
      ),
      listed(
        result.map((row) => ({ name: titleOf(row.id, context), value: row.effect, text: verdicts[row.decision] })),
      ),
    ),
};
