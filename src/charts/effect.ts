import * as Plot from '@observablehq/plot';
import type { HypothesisResult, Rate } from '../analysis/result.ts';
import { columnOf } from '../dataset/schema.ts';
import { count, decimal, points, range, share, tick } from '../format.ts';
import { axes, described, extremes, sentence } from './described.ts';
import type { ChartContext, ChartKind } from './kind.ts';
import { rowLayout } from './rows.ts';
import { telling } from './tellingMarks.ts';
import { colour, isPhone, roundUp, textWidth } from './theme.ts';

type Groups = NonNullable<HypothesisResult['groups']>;
const BAND = 'пренебрежимо мало';

const colourOf = ({ decision }: HypothesisResult) =>
  decision === 'confirmed' ? colour.churned : decision === 'negligible' ? colour.attention : colour.quiet;

const scaleNames: Record<HypothesisResult['effectName'], string> = {
  hedgesG: 'Разница средних в долях разброса (g Хеджеса)',
  auc: 'В скольких парах «ушедший и оставшийся» у ушедшего больше, %',
  cohensH: 'Разница долей по Коэну (h)',
  cramersV: 'Связь с уходом (V Крамера), от нуля до единицы',
  epsilonSquared: 'Часть разброса рангов, которая лежит между группами (ε²)',
  trend: 'Изменение доли ушедших на ступень, п. п.',
};

/** A figure of an effect on its own scale. */
export const effectText = (value: number, name: HypothesisResult['effectName']) =>
  name === 'auc'
    ? share(value)
    : name === 'trend'
      ? points(value, { sign: true })
      : decimal(value, name === 'epsilonSquared' ? { digits: 3 } : {});

const levelName = (value: string, { schema, column }: ChartContext) =>
  (column === undefined ? undefined : columnOf(schema, column).valueLabels?.[value]) ?? value;

/** Two rates with intervals; the band holds rates that would differ from the second by too little to matter. */
function drawRates(result: HypothesisResult, groups: Groups, context: ChartContext): Plot.PlotOptions {
  const { width } = context;
  const rows = [
    { ...groups.of, name: levelName(groups.levels.of, context), place: 0 },
    { ...groups.against, name: levelName(groups.levels.against, context), place: 1 },
  ].filter((row): row is typeof row & { rate: number; ci: readonly [number, number] } => row.ci !== null);
  const layout = rowLayout(
    rows.map(({ name }) => name),
    width,
    { letters: 24, least: 30, places: rows.map(({ place }) => place) },
  );
  const placed = rows.map((row, i) => ({ ...row, key: layout.keys[i]!, low: row.ci[0], high: row.ci[1] }));
  const [low, high] = groups.negligible ?? [0, 0];
  const marginRight = textWidth('00,0 %') + 14;
  return {
    width,
    height: 24 + layout.height + 28,
    marginLeft: layout.marginLeft,
    marginRight,
    marginTop: 24,
    marginBottom: 28,
    x: {
      domain: [0, Math.min(1, roundUp(Math.max(high, ...placed.map((row) => row.high))))],
      tickFormat: (v: number) => tick(v, 'share'),
      ticks: isPhone(width) ? 3 : 6,
      label: null,
      grid: true,
    },
    y: layout.y,
    marks: [
      ...(groups.negligible ? band(low, high) : []),
      Plot.ruleY(placed, { x1: 'low', x2: 'high', y: 'key', strokeWidth: 2.5, stroke: colourOf(result) }),
      Plot.dot(placed, { x: 'rate', y: 'key', r: 5, fill: colourOf(result) }),
      Plot.text(placed, {
        y: 'key',
        frameAnchor: 'right',
        textAnchor: 'end',
        dx: marginRight - 4,
        text: (d: Rate) => share(d.rate),
        fill: colour.ink,
      }),
      ...layout.marks,
    ],
  };
}

/** One effect with its interval; the band holds what is too small to matter. */
function drawEffect(result: HypothesisResult, { width }: ChartContext): Plot.PlotOptions {
  const { effect, effectCi, effectName, smallestEffect } = result;
  const none = effectName === 'auc' ? 0.5 : 0;
  const ends = [...(effectCi ?? []), ...(effect === null ? [] : [effect])].map((x) => Math.abs(x - none));
  const reach = Math.max(1.6 * smallestEffect, ...ends) * 1.08;
  const oneSided = effectName === 'cramersV' || effectName === 'epsilonSquared';
  const [least, most] = [oneSided ? 0 : none - reach, none + reach];
  return {
    width,
    height: 104,
    marginLeft: 28,
    marginRight: 28,
    marginTop: 24,
    marginBottom: 28,
    x: {
      domain: [least, most],
      tickFormat: (v: number) =>
        effectName === 'auc'
          ? tick(v, 'share')
          : tick(effectName === 'trend' ? v * 100 : v, 'number').replace('-', '−'),
      ticks: isPhone(width) ? 3 : 6,
      label: null,
      grid: true,
    },
    y: { type: 'band', domain: ['effect'], axis: null },
    marks: [
      ...band(oneSided ? 0 : none - smallestEffect, none + smallestEffect),
      Plot.cell(['effect'], { y: ['effect'], ...telling([0]) }),
      Plot.ruleX([none], { stroke: colour.quiet }),
      ...(effectCi
        ? [
            Plot.ruleY(['effect'], {
              x1: [effectCi[0]],
              x2: [effectCi[1]],
              y: ['effect'],
              strokeWidth: 2.5,
              stroke: colourOf(result),
            }),
          ]
        : []),
      ...(effect === null
        ? []
        : [
            Plot.dot([effect], { x: [effect], y: ['effect'], r: 5, fill: colourOf(result) }),
            Plot.text([effectText(effect, effectName)], {
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

/** The band of what is too small to matter, named above. */
const band = (x1: number, x2: number): Plot.Markish[] => [
  Plot.rectX([0], { x1, x2, fill: colour.unknown, fillOpacity: 0.2 }),
  Plot.text([BAND], {
    x: [(x1 + x2) / 2],
    frameAnchor: 'top',
    text: (text: string) => text,
    dy: -12,
    fill: colour.quiet,
  }),
];

const smallest = ({ smallestEffect, effectName }: HypothesisResult) =>
  effectName === 'auc'
    ? `${points(smallestEffect)} от половины`
    : effectName === 'trend'
      ? points(smallestEffect)
      : decimal(smallestEffect);

const interval = ({ effectCi, effectName }: HypothesisResult) =>
  effectCi
    ? range(effectCi, effectName === 'auc' ? 'share' : effectName === 'trend' ? 'difference' : 'number')
    : 'нет данных';

/** A hypothesis's own figure: its two rates, or its effect, against what would be too small to matter. */
export const effect: ChartKind<HypothesisResult> = {
  subtitle: ({ groups, effectName }) =>
    groups ? 'Доля ушедших, %; отрезки — 95 %-е интервалы' : `${scaleNames[effectName]}; отрезок — 95 %-й интервал`,
  n: ({ n }) => n,
  missing: ({ missing }) => missing,
  lacking: ({ effect, groups }) => (effect === null && !groups ? 'эффект не вычислен' : null),
  draw: (result, context) => (result.groups ? drawRates(result, result.groups, context) : drawEffect(result, context)),
  table: (result, context) =>
    result.groups
      ? {
          columns: ['Группа', 'Клиентов', 'Доля ушедших', '95 %-й интервал'],
          rows: (['of', 'against'] as const).map((side) => {
            const rate = result.groups![side];
            return [
              levelName(result.groups!.levels[side], context),
              count(rate.n),
              share(rate.rate),
              range(rate.ci, 'share'),
            ];
          }),
        }
      : {
          columns: ['Эффект', '95 %-й интервал', 'Важен от'],
          rows: [
            [
              result.effect === null ? 'нет данных' : effectText(result.effect, result.effectName),
              interval(result),
              smallest(result),
            ],
          ],
        },
  describe(result, context) {
    const { groups, effect, effectName } = result;
    if (groups)
      return described(
        'Две точки с отрезками; полоса — доли, которые отличались бы от второй пренебрежимо мало.',
        axes('доля ушедших от нуля', 'группы'),
        extremes(
          (['of', 'against'] as const).map((side) => ({
            name: levelName(groups.levels[side], context),
            value: groups[side].rate,
            text: share(groups[side].rate),
          })),
        ),
      );
    return described(
      'Точка с отрезком; полоса — пренебрежимо мало.',
      `По горизонтали — ${scaleNames[effectName]}.`,
      sentence(
        `Эффект ${effect === null ? 'нет данных' : effectText(effect, effectName)}, интервал ${interval(result)}; важно от ${smallest(result)}`,
      ),
    );
  },
};
