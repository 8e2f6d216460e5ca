import * as Plot from '@observablehq/plot';
import type { Move } from '../analysis/result.ts';
import type { DataSchema } from '../dataset/schema.ts';
import { points } from '../format.ts';
import { moveNames, variantName } from './findingWords.ts';
import type { RowLabel } from './rowLabels.ts';
import { colour } from './theme.ts';
import { topLegend } from './topLegend.ts';
import { gravestMoves, spans, type VariantFigure } from './variantFigures.ts';

const colours: Readonly<Record<Move, string>> = {
  turned: colour.attention,
  lost: colour.attention,
  found: colour.attention,
  shifted: colour.ink,
  same: colour.unknown,
  notComputed: colour.unknown,
};

/** What the marks of figures on variants stand for; of those that are drawn. */
export function variantLegend(figures: readonly VariantFigure[], room: { width: number; marginLeft: number }) {
  const { held, moved } = byFate(figures);
  const isDrawn = (fill: string) => moved.some(({ move }) => colours[move] === fill);
  return topLegend(
    [
      { label: 'весь файл', symbol: 'circle', fill: colour.ground, stroke: colour.ink },
      {
        label: 'другой состав: вывод сдвинулся',
        symbol: 'diamond',
        fill: colour.ink,
        stroke: colour.ink,
        isDrawn: isDrawn(colour.ink),
      },
      {
        label: 'другой состав: вывод сменил знак или уверенность',
        symbol: 'diamond',
        fill: colour.attention,
        stroke: colour.attention,
        isDrawn: isDrawn(colour.attention),
      },
      {
        label: 'другой состав: устоял',
        symbol: 'circle',
        fill: colour.unknown,
        stroke: colour.unknown,
        isDrawn: held.length > 0,
      },
    ],
    room,
  );
}

/** A row of each finding: the span of its figures, those that held, those that moved, and the whole file's on top. */
export function variantMarks(figures: readonly VariantFigure[]): Plot.Markish[] {
  const { told, whole, held, moved } = byFate(figures);
  return [
    Plot.ruleY(spans(told), {
      x1: 'low',
      x2: 'high',
      y: 'key',
      strokeWidth: 2,
      stroke: (span: { moved: Move }) => colours[span.moved],
      strokeOpacity: 0.6,
    }),
    Plot.dot(held, { x: 'value', y: 'key', r: 3, fill: colour.unknown }),
    Plot.dot(moved, {
      x: 'value',
      y: 'key',
      r: 5,
      symbol: 'diamond',
      fill: ({ move }: VariantFigure) => colours[move],
    }),
    Plot.dot(whole, {
      x: 'value',
      y: 'key',
      r: 4.5,
      fill: colour.ground,
      strokeWidth: 2,
      stroke: ({ finding }: VariantFigure) => (finding.moved === 'same' ? colour.unknown : colour.ink),
    }),
  ];
}

/** One label a row, of the gravest move; a figure that is not told has no mark, and what became of it stands at the whole file's. */
export const variantLabels = (
  figures: readonly VariantFigure[],
  schema: DataSchema,
  at: (value: number) => number,
): readonly RowLabel[] =>
  gravestMoves(figures).map(({ id, key, value, move, isTold }) => ({
    key,
    value,
    at: at(value),
    text: `${variantName(schema, id)}: ${isTold ? points(value, { sign: true }).replace(/\u00a0п\..*/, '') : moveNames[move]}`,
    fill: colours[move],
  }));

/** The told figures: of the whole file, and of the variants where the finding held and where it moved. */
function byFate(figures: readonly VariantFigure[]) {
  const told = figures.filter(({ isTold }) => isTold);
  const others = told.filter(({ id }) => id !== 'whole');
  return {
    told,
    whole: told.filter(({ id }) => id === 'whole'),
    held: others.filter(({ move }) => move === 'same'),
    moved: others.filter(({ move }) => move !== 'same'),
  };
}
