import * as Plot from '@observablehq/plot';
import type { HypothesisResult, LogisticTerm } from '../analysis/result.ts';
import { count, decimal, pNumber } from '../format.ts';
import type { ChartContext, ChartKind } from './kind.ts';
import { termLabel } from './termLabel.ts';
import { colour, linesWidth, textWidth, wrap } from './theme.ts';

const verdicts: Record<HypothesisResult['decision'], string> = {
  confirmed: 'подтверждена',
  notConfirmed: 'не подтверждена',
  negligible: 'эффект мал',
  notComputed: 'не посчитана',
};

/** Effect and interval in units of the smallest effect that matters: one scale for tests of several kinds. */
const inUnits = ({ effect, effectCi, effectName, smallestEffect }: HypothesisResult) => {
  const none = effectName === 'auc' ? 0.5 : 0;
  const scaled = (x: number) => (x - none) / smallestEffect;
  const standard = effect === null ? null : scaled(effect);
  return { standard, low: effectCi ? scaled(effectCi[0]) : standard, high: effectCi ? scaled(effectCi[1]) : standard };
};

const titleOf = (row: HypothesisResult, { titles }: ChartContext) => titles?.[row.id] ?? row.id;
const colourOf = (d: HypothesisResult) =>
  d.decision === 'confirmed' ? colour.churned : d.decision === 'negligible' ? colour.attention : colour.quiet;

/** Effects in standard units with intervals, the smallest effect that matters as a bar behind each, the verdict in words at the right. */
const hypotheses: ChartKind<readonly HypothesisResult[]> = {
  subtitle: () =>
    'Эффект в долях наименьшей важной разницы, отрезок — 95 %-й интервал; серая полоса — разница, которая не важна',
  n: (rows) => Math.max(0, ...rows.map((r) => r.n)),
  missing: (rows) => Math.max(0, ...rows.map((r) => r.missing)),
  draw(result, context) {
    const { width } = context;
    const phone = width < 500;
    const rows = result.flatMap((r) => {
      const { standard, low, high } = inUnits(r);
      const label = wrap(titleOf(r, context), phone ? 20 : 34);
      return standard === null
        ? []
        : [{ ...r, standard, low: low!, high: high!, label, verdict: verdicts[r.decision] }];
    });
    const reach = Math.max(2, ...rows.flatMap((r) => [Math.abs(r.low), Math.abs(r.high)])) * 1.05;
    const marginLeft = Math.max(24, ...rows.map((r) => linesWidth(r.label))) + 18;
    const marginRight = phone ? 14 : textWidth('не подтверждена') + 18;
    const lines = Math.max(1, ...rows.map((r) => r.label.split('\n').length));
    const step = Math.max(34, lines * 17 + 10 + (phone ? 14 : 0));
    return {
      width,
      height: 60 + rows.length * step,
      marginLeft,
      marginRight,
      marginTop: 30,
      marginBottom: 30,
      x: {
        domain: [-reach, reach],
        tickFormat: (v: number) => decimal(v, { digits: 0, sign: true }),
        ticks: phone ? 3 : 6,
        label: null,
        grid: true,
      },
      y: { type: 'band', domain: rows.map((r) => r.label), label: null, tickSize: 0, tickPadding: 10 },
      color: { type: 'identity' },
      marks: [
        Plot.rectX([0], { x1: -1, x2: 1, fill: colour.unknown, fillOpacity: 0.18 }),
        Plot.ruleX([0], { stroke: colour.quiet }),
        Plot.ruleY(rows, { x1: 'low', x2: 'high', y: 'label', strokeWidth: 2.5, stroke: colourOf }),
        Plot.dot(rows, {
          x: 'standard',
          y: 'label',
          r: 5,
          fill: colourOf,
          symbol: (d: HypothesisResult) =>
            d.decision === 'confirmed' ? 'circle' : d.decision === 'negligible' ? 'diamond' : 'times',
        }),
        Plot.text(
          rows,
          phone
            ? {
                y: 'label',
                x: 0,
                text: 'verdict',
                dy: 20,
                fill: colour.quiet,
                stroke: colour.ground,
                strokeWidth: 4,
                fontSize: 12,
              }
            : { y: 'label', frameAnchor: 'right', text: 'verdict', textAnchor: 'start', dx: 14, fill: colour.ink },
        ),
      ],
      symbol: { type: 'identity' } as never,
    };
  },
  table: (result, context) => ({
    columns: ['Гипотеза', 'Эффект', 'p', 'p с поправкой Холма', 'Клиентов', 'Решение'],
    rows: result.map((r) => [
      titleOf(r, context),
      decimal(r.effect),
      pNumber(r.p),
      pNumber(r.pAdjusted),
      count(r.n),
      verdicts[r.decision],
    ]),
  }),
  describe: (result, context) =>
    `Гипотезы и решения: ${result.map((r) => `${titleOf(r, context)} — ${verdicts[r.decision]}`).join('; ')}.`,
};

/** Odds ratios with intervals on a logarithmic scale, 1 in the middle. */
const oddsRatios: ChartKind<readonly LogisticTerm[]> = {
  subtitle: () => 'Отношение шансов уйти, шкала логарифмическая; отрезок — 95 %-й интервал',
  n: (_result, { bank }) => bank?.n ?? null,
  draw(result, context) {
    const { width, schema } = context;
    const phone = width < 500;
    const rows = result
      .filter((t) => t.term !== 'const' && t.ci[0] > 0 && Number.isFinite(t.ci[1]))
      .map((t) => ({
        label: wrap(termLabel(schema, t.term), phone ? 17 : 34),
        odds: t.oddsRatio,
        low: t.ci[0],
        high: t.ci[1],
        text: decimal(t.oddsRatio),
      }))
      .sort((a, b) => b.odds - a.odds);
    const low = Math.min(0.5, ...rows.map((r) => r.low)) / 1.1;
    const high = Math.max(2, ...rows.map((r) => r.high)) * 1.1;
    const marginLeft = Math.max(24, ...rows.map((r) => linesWidth(r.label))) + 18;
    const lines = Math.max(1, ...rows.map((r) => r.label.split('\n').length));
    const marginRight = textWidth('00,00') + 16;
    const side = (r: { odds: number; low: number; high: number }) =>
      r.low > 1 ? colour.churned : r.high < 1 ? colour.stayed : colour.quiet;
    return {
      width,
      height: 70 + rows.length * Math.max(30, lines * 17 + 6),
      marginLeft,
      marginRight,
      marginTop: 34,
      marginBottom: 28,
      x: {
        type: 'log',
        domain: [low, high],
        ticks: [0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50].filter((v) => v >= low && v <= high),
        tickFormat: (v: number) => decimal(v, { digits: v < 0.1 ? 2 : v < 1 ? 1 : 0 }),
        label: null,
        grid: true,
      },
      y: { type: 'band', domain: rows.map((r) => r.label), label: null, tickSize: 0, tickPadding: 10 },
      color: { type: 'identity' },
      marks: [
        Plot.ruleX([1], { stroke: colour.quiet }),
        Plot.text(['шансы равны'], { x: () => 1, frameAnchor: 'top', dy: -16, fill: colour.quiet }),
        Plot.ruleY(rows, { x1: 'low', x2: 'high', y: 'label', strokeWidth: 2.5, stroke: side }),
        Plot.dot(rows, { x: 'odds', y: 'label', r: 5, fill: side }),
        Plot.text(rows, {
          y: 'label',
          frameAnchor: 'right',
          text: 'text',
          textAnchor: 'end',
          dx: marginRight - 4,
          fill: colour.quiet,
        }),
      ],
    };
  },
  table: (result, { schema }) => ({
    columns: ['Член модели', 'Отношение шансов', 'От', 'До', 'Коэффициент', 'Ошибка', 'p'],
    rows: result.map((t) => [
      termLabel(schema, t.term),
      decimal(t.oddsRatio),
      decimal(t.ci[0]),
      decimal(t.ci[1]),
      decimal(t.beta, { digits: 3 }),
      decimal(t.se, { digits: 3 }),
      pNumber(t.p),
    ]),
  }),
  describe: (result, { schema }) =>
    `Отношения шансов уйти при прочих равных: ${result
      .filter((t) => t.term !== 'const')
      .map((t) => `${termLabel(schema, t.term)} ${decimal(t.oddsRatio)}`)
      .join('; ')}.`,
};

const isTerms = (result: readonly object[]): result is readonly LogisticTerm[] =>
  result.length > 0 && 'oddsRatio' in result[0]!;
const pick = (result: readonly object[]) =>
  (isTerms(result) ? oddsRatios : hypotheses) as unknown as ChartKind<readonly object[]>;

/** A forest: of hypotheses, or of the odds ratios of a logistic model. */
export const forest: ChartKind<readonly object[]> = {
  subtitle: (r, c) => pick(r).subtitle(r, c),
  n: (r, c) => pick(r).n(r, c),
  missing: (r, c) => pick(r).missing?.(r, c) ?? null,
  draw: (r, c) => pick(r).draw(r, c),
  table: (r, c) => pick(r).table(r, c),
  describe: (r, c) => pick(r).describe(r, c),
};
