import * as Plot from '@observablehq/plot';
import { gravity } from '../analysis/gravity.ts';
import type { Finding } from '../analysis/result.ts';
import { tick } from '../format.ts';
import { axes, described, extremes, listed } from './described.ts';
import { findingFigure, findingName, findingThere, moveNames, variantHead } from './findingWords.ts';
import type { ChartKind } from './kind.ts';
import { rowLabels } from './rowLabels.ts';
import { rowLayout } from './rows.ts';
import { placesOf } from './tellingMarks.ts';
import { SMALL_FONT, colour, isPhone, nudge, roundUp } from './theme.ts';
import { variantFigures, type VariantFigure } from './variantFigures.ts';
import { variantLabels, variantLegend, variantMarks } from './variantMarks.ts';

const NOTHING = 'разницы нет';

/** What moved most first; among equals in the order of the report. */
const byGravity = (findings: readonly Finding[]) =>
  findings.toSorted((a, b) => gravity.indexOf(a.moved) - gravity.indexOf(b.moved));
const drawn = (findings: readonly Finding[]) =>
  byGravity(findings).filter(
    (f) => (f.measure === 'difference' || f.measure === 'slope') && typeof f.values['whole']?.value === 'number',
  );
const variantsOf = (findings: readonly Finding[]) =>
  Object.keys(findings[0]?.values ?? {}).filter((id) => findings.some((f) => f.values[id] !== null));

/** Differences of rates on the whole file and on its variants: a row a finding, what moved labelled, the rest grey. */
export const robustness: ChartKind<readonly Finding[]> = {
  subtitle: () => 'Разница долей ушедших, п. п.; подписан главный сдвиг вывода на другом составе клиентов',
  n: (_result, { bank }) => bank.n,
  lacking(findings) {
    if (drawn(findings).length === 0) return 'ни один вывод на этом файле не вычислен';
    // Where nothing was tried nothing has held.
    return variantsOf(findings).length > 1
      ? null
      : 'другого состава клиентов, чтобы проверить выводы, эти данные не дают';
  },
  draw(result, context) {
    const { width, schema } = context;
    const phone = isPhone(width);
    const findings = drawn(result);
    const layout = rowLayout(
      findings.map((f) => findingName(f, context)),
      width,
      { ...rowSizes(findings.length, phone), places: placesOf(findings, byGravity(result)) },
    );
    const { marginLeft } = layout;
    const marginRight = 20;
    const figures = variantFigures(findings, layout.keys);
    const [low, high] = endsOf(figures);
    const inner = width - marginLeft - marginRight;
    const at = (value: number) => ((value - low) / (high - low)) * inner;
    const legend = variantLegend(figures, { width, marginLeft });
    return {
      width,
      height: legend.height + 38 + layout.height,
      marginLeft,
      marginRight,
      marginTop: legend.height + 2,
      marginBottom: 30,
      x: {
        domain: [low, high],
        tickFormat: (v: number) => tick(v, 'share').replace(/\u00a0%/, ''),
        ticks: phone ? 4 : 6,
        label: null,
        grid: true,
      },
      y: layout.y,
      color: { type: 'identity' },
      marks: [
        ...noughtLine(marginLeft + at(0), width),
        ...variantMarks(figures),
        ...rowLabels(variantLabels(figures, schema, at), { inner, marginLeft }),
        ...legend.marks,
        ...layout.marks,
      ],
    };
  },
  table(result, context) {
    const ids = variantsOf(result);
    return {
      columns: ['Вывод', ...ids.map((id) => variantHead(context.schema, id)), 'Что стало'],
      rows: byGravity(result).map((f) => [
        findingName(f, context),
        ...ids.map((id) => findingThere(f, id)),
        moveNames[f.moved],
      ]),
    };
  },
  describe: (result, context) =>
    described(
      'Точки на отрезке: вывод на всём файле и на других составах клиентов.',
      axes('разница долей ушедших', 'выводы'),
      `На всём файле. ${extremes(
        drawn(result).map((f) => {
          const { whole } = f.values;
          return { name: findingName(f, context), value: whole!.value, text: findingFigure(f, whole!.value) };
        }),
      )}`,
      listed(byGravity(result).map((f) => ({ name: findingName(f, context), value: null, text: moveNames[f.moved] }))),
    ),
};

/** Rows of a bank of many cities are lower, their names in fewer lines: on one sheet of paper they would be too small to read. */
const rowSizes = (rows: number, phone: boolean) =>
  rows > 20 && !phone ? { letters: 46, least: 36 } : { letters: 36, least: phone ? 56 : 44 };

/** The axis holds the nought and every told figure. */
function endsOf(figures: readonly VariantFigure[]): readonly [low: number, high: number] {
  const values = figures.filter(({ isTold }) => isTold).map(({ value }) => value);
  return [-roundUp(Math.max(0.01, ...values.map((value) => -value))), roundUp(Math.max(0.01, ...values))];
}

/** Where there is no difference, with its name `at` so many pixels of the paper. */
const noughtLine = (at: number, width: number): Plot.Markish[] => [
  Plot.ruleX([0], { stroke: colour.quiet }),
  Plot.text([NOTHING], {
    x: () => 0,
    frameAnchor: 'top',
    dx: nudge(NOTHING, at, width, SMALL_FONT),
    dy: -12,
    text: (text: string) => text,
    fill: colour.quiet,
    fontSize: SMALL_FONT,
  }),
];
