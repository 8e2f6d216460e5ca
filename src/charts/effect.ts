import * as Plot from '@observablehq/plot';
import { noEffect } from '../analysis/noEffect.ts';
import type { HypothesisResult } from '../analysis/result.ts';
import { decimal, plain, points, tick } from '../format.ts';
import { described, sentence } from './described.ts';
import { effectRange, effectText } from './effectText.ts';
import type { ChartContext, ChartKind, ChartTable } from './kind.ts';
import { uncapital } from './levels.ts';
import { bandNameHalf, decisionColour, negligibleBand } from './negligible.ts';
import { drawRates, ratesInWords, tableOfRates } from './ratePair.ts';
import { telling } from './tellingMarks.ts';
import { colour, isPhone } from './theme.ts';
import { ticksAround } from './ticksAround.ts';

const scaleNames: Record<HypothesisResult['effectName'], string> = {
  hedgesG: 'Разница средних в долях разброса (g Хеджеса)',
  auc: 'В скольких парах «ушедший и оставшийся» у ушедшего больше (равные пополам), %',
  cohensH: 'Разница долей по Коэну (h)',
  cramersV: 'Связь с уходом (V Крамера с поправкой), от нуля до единицы',
  epsilonSquared: 'Часть разброса рангов, которая лежит между группами (ε²)',
  trend: 'Изменение доли ушедших на ступень, п. п.',
};

/** Pixels on either side of the scale. */
const MARGIN = 28;

/** One effect with its interval; the band holds what is too small to matter. */
function drawEffect(result: HypothesisResult, { width }: ChartContext): Plot.PlotOptions {
  const { effect, effectCi, effectName, smallestEffect } = result;
  const none = noEffect(effectName);
  const ends = [...(effectCi ?? []), ...(effect === null ? [] : [effect])].map((x) => Math.abs(x - none));
  const reach = Math.max(1.6 * smallestEffect, ...ends) * 1.08;
  const oneSided = effectName === 'cramersV' || effectName === 'epsilonSquared';
  const [least, most] = [oneSided ? 0 : none - reach, none + reach];
  const [low, high] = [oneSided ? 0 : none - smallestEffect, none + smallestEffect];
  // Pixels between the edge of the paper and the middle of the band: its name may not go past it.
  const spare = MARGIN + (((low + high) / 2 - least) / (most - least)) * (width - 2 * MARGIN) - 4;
  return {
    width,
    height: 104,
    marginLeft: MARGIN,
    marginRight: MARGIN,
    marginTop: 24,
    marginBottom: 28,
    x: {
      domain: [least, most],
      tickFormat: (v: number) =>
        effectName === 'auc' ? tick(v, 'share') : plain(effectName === 'trend' ? v * 100 : v),
      ticks: !isPhone(width) ? 6 : oneSided ? 3 : ticksAround(none, [least, most]),
      label: null,
      grid: true,
    },
    y: { type: 'band', domain: ['effect'], axis: null },
    marks: [
      ...negligibleBand(low, high, Math.max(0, bandNameHalf - spare)),
      Plot.cell(['effect'], { y: ['effect'], ...telling([0]) }),
      Plot.ruleX([none], { stroke: colour.quiet }),
      ...(effectCi
        ? [
            Plot.ruleY(['effect'], {
              x1: [effectCi[0]],
              x2: [effectCi[1]],
              y: ['effect'],
              strokeWidth: 2.5,
              stroke: decisionColour(result),
            }),
          ]
        : []),
      ...(effect === null
        ? []
        : [
            Plot.dot([effect], { x: [effect], y: ['effect'], r: 5, fill: decisionColour(result) }),
            Plot.text([writtenEffect(result)], {
              x: [effect],
              y: ['effect'],
              text: (text: string) => text,
              dy: -14,
              fill: colour.ink,
              stroke: colour.ground,
              strokeWidth: 4,
            }),
          ]),
    ],
  };
}

const writtenEffect = ({ effect, effectName, smallestEffect }: HypothesisResult) =>
  effectText(effect, effectName, smallestEffect);

const smallest = ({ smallestEffect, effectName }: HypothesisResult) =>
  effectName === 'auc'
    ? `${points(smallestEffect)} от половины`
    : effectName === 'trend'
      ? points(smallestEffect)
      : decimal(smallestEffect);

const interval = ({ effectCi, effectName }: HypothesisResult) => effectRange(effectCi, effectName);

const tableOfEffect = (result: HypothesisResult): ChartTable => ({
  columns: ['Эффект', '95 %-й интервал', 'Важен от'],
  rows: [[writtenEffect(result), interval(result), smallest(result)]],
});

const effectInWords = (result: HypothesisResult) =>
  described(
    'Точка с отрезком; полоса — пренебрежимо мало.',
    sentence(`По горизонтали — ${uncapital(scaleNames[result.effectName])}`),
    sentence(`Эффект ${writtenEffect(result)}, интервал ${interval(result)}; важно от ${smallest(result)}`),
  );

/** A hypothesis's own figure: its two rates, or its effect, against what would be too small to matter. */
export const effect: ChartKind<HypothesisResult> = {
  subtitle: ({ groups, effectName }) =>
    groups ? 'Доля ушедших, %; отрезки — 95 %-е интервалы' : `${scaleNames[effectName]}; отрезок — 95 %-й интервал`,
  n: ({ n }) => n,
  missing: ({ missing }) => missing,
  lacking: ({ effect, groups }) => (effect === null && !groups ? 'эффект не вычислен' : null),
  draw: (result, context) => (result.groups ? drawRates(result.groups, context) : drawEffect(result, context)),
  table: (result, context) => (result.groups ? tableOfRates(result.groups, context) : tableOfEffect(result)),
  describe: (result, context) => (result.groups ? ratesInWords(result.groups, context) : effectInWords(result)),
};
