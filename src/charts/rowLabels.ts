import * as Plot from '@observablehq/plot';
import { SMALL_FONT, colour, textWidth } from './theme.ts';

/** What is written over a mark of a row. */
export interface RowLabel {
  readonly key: string;
  /** Of the mark, on the scale x; `at`: in pixels from the left of the frame. */
  readonly value: number;
  readonly at: number;
  readonly text: string;
  readonly fill: string;
}

/** Labels over their marks: from the mark to the right, moved left where they would leave the `inner` pixels of the frame. */
export function rowLabels(
  labels: readonly RowLabel[],
  { inner, marginLeft }: { readonly inner: number; readonly marginLeft: number },
): Plot.Markish[] {
  const shift = (label: RowLabel) => {
    const length = textWidth(label.text, SMALL_FONT) * 0.9;
    return Math.max(8 - marginLeft - label.at, Math.min(-4, inner - length - label.at));
  };
  return [...Map.groupBy(labels, shift)].map(([dx, together]) =>
    Plot.text(together, {
      x: 'value',
      y: 'key',
      text: 'text',
      textAnchor: 'start',
      dx,
      dy: -13,
      fontSize: SMALL_FONT,
      fill: (label: RowLabel) => label.fill,
      stroke: colour.ground,
      strokeWidth: 4,
    }),
  );
}
