import * as Plot from '@observablehq/plot';
import { gravity } from '../analysis/gravity.ts';
import type { Finding, Move } from '../analysis/result.ts';
import { points, tick } from '../format.ts';
import { axes, described, extremes, listed } from './described.ts';
import { findingFigure, findingName, findingThere, moveNames, variantHead, variantName } from './findingWords.ts';
import type { ChartKind } from './kind.ts';
import { rowLabels } from './rowLabels.ts';
import { rowLayout } from './rows.ts';
import { placesOf } from './tellingMarks.ts';
import { topLegend } from './topLegend.ts';
import { SMALL_FONT, colour, isPhone, nudge, roundUp } from './theme.ts';

const NOTHING = 'разницы нет';

const colours: Readonly<Record<Move, string>> = {
  turned: colour.attention,
  lost: colour.attention,
  found: colour.attention,
  shifted: colour.ink,
  same: colour.unknown,
  notComputed: colour.unknown,
};

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
  subtitle: () => 'Разница долей ушедших, п. п.; подписано то, что сдвинулось на другом составе клиентов',
  n: (_result, { bank }) => bank?.n ?? null,
  lacking: (findings) => (drawn(findings).length > 0 ? null : 'ни один вывод на этом файле не вычислен'),
  draw(result, context) {
    const { width, schema } = context;
    const phone = isPhone(width);
    const findings = drawn(result);
    const layout = rowLayout(
      findings.map((f) => findingName(f, context)),
      width,
      { letters: 36, least: phone ? 56 : 44, places: placesOf(findings, byGravity(result)) },
    );
    const { marginLeft } = layout;
    const marginRight = 20;
    // A figure that is not told has no mark: what became of it is written at the whole file's.
    const places = findings.flatMap((f, i) =>
      Object.entries(f.values).flatMap(([id, figure]) => {
        if (figure === null || figure.move === 'notComputed') return [];
        const value = figure.value ?? f.values['whole']!.value!;
        return [{ id, key: layout.keys[i]!, value, move: figure.move, finding: f, isTold: figure.value !== null }];
      }),
    );
    const marks = places.filter((m) => m.isTold);
    const others = marks.filter((m) => m.id !== 'whole');
    const moved = others.filter((m) => m.move !== 'same');
    const ends = findings.map((f, i) => {
      const inside = marks.filter((m) => m.key === layout.keys[i]).map((m) => m.value);
      return { key: layout.keys[i]!, low: Math.min(...inside), high: Math.max(...inside), moved: f.moved };
    });
    const low = -roundUp(Math.max(0.01, ...marks.map((m) => -m.value)));
    const high = roundUp(Math.max(0.01, ...marks.map((m) => m.value)));
    const gone = (m: (typeof marks)[number]) => Math.abs(m.value - (m.finding.values['whole']?.value ?? 0));
    // One label a row: the gravest move, then the longest; two beside each other would overlap.
    const labelled = layout.keys.flatMap((key) =>
      places
        .filter((m) => m.key === key && m.id !== 'whole' && m.move !== 'same')
        .sort((a, b) => gravity.indexOf(a.move) - gravity.indexOf(b.move) || gone(b) - gone(a))
        .slice(0, 1),
    );
    const text = (m: (typeof marks)[number]) =>
      `${variantName(schema, m.id)}: ${m.isTold ? points(m.value, { sign: true }).replace(/\u00a0п\..*/, '') : moveNames[m.move]}`;
    const inner = width - marginLeft - marginRight;
    const place = (value: number) => ((value - low) / (high - low)) * inner;
    const labels = rowLabels(
      labelled.map((m) => ({ key: m.key, value: m.value, at: place(m.value), text: text(m), fill: colours[m.move] })),
      { inner, marginLeft },
    );
    const held = others.filter((m) => !moved.includes(m));
    const legend = topLegend(
      [
        { label: 'весь файл', symbol: 'circle', fill: colour.ground, stroke: colour.ink },
        {
          label: 'другой состав: вывод сдвинулся',
          symbol: 'diamond',
          fill: colour.ink,
          stroke: colour.ink,
          isDrawn: moved.some((m) => colours[m.move] === colour.ink),
        },
        {
          label: 'другой состав: вывод сменил знак или уверенность',
          symbol: 'diamond',
          fill: colour.attention,
          stroke: colour.attention,
          isDrawn: moved.some((m) => colours[m.move] === colour.attention),
        },
        {
          label: 'другой состав: устоял',
          symbol: 'circle',
          fill: colour.unknown,
          stroke: colour.unknown,
          isDrawn: held.length > 0,
        },
      ],
      { width, marginLeft },
    );
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
        Plot.ruleX([0], { stroke: colour.quiet }),
        Plot.text([NOTHING], {
          x: () => 0,
          frameAnchor: 'top',
          dx: nudge(NOTHING, marginLeft + place(0), width, SMALL_FONT),
          dy: -12,
          text: (text: string) => text,
          fill: colour.quiet,
          fontSize: SMALL_FONT,
        }),
        Plot.ruleY(ends, {
          x1: 'low',
          x2: 'high',
          y: 'key',
          strokeWidth: 2,
          stroke: (r: (typeof ends)[number]) => colours[r.moved],
          strokeOpacity: 0.6,
        }),
        Plot.dot(held, { x: 'value', y: 'key', r: 3, fill: colour.unknown }),
        Plot.dot(moved, {
          x: 'value',
          y: 'key',
          r: 5,
          symbol: 'diamond',
          fill: (m: (typeof marks)[number]) => colours[m.move],
        }),
        Plot.dot(
          marks.filter((m) => m.id === 'whole'),
          {
            x: 'value',
            y: 'key',
            r: 4.5,
            fill: colour.ground,
            strokeWidth: 2,
            stroke: (m: (typeof marks)[number]) => (m.finding.moved === 'same' ? colour.unknown : colour.ink),
          },
        ),
        ...labels,
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
