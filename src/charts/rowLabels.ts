import * as Plot from '@observablehq/plot';
import { colour, textWidth } from './theme.ts';

/** What is written over a mark of a row. */
export interface RowLabel {
  readonly key: string;
  /** Of the mark, on the scale x; `at`: in pixels from the left of the frame. */
  readonly value: number;
  readonly at: number;
  readonly text: string;
  readonly fill: string;
}

const FONT_SIZE = 12;

/** Labels over their marks: to the right where there is room in the `inner` pixels of the frame, else to the left, else from the edge. */
export function rowLabels(
  labels: readonly RowLabel[],
  { inner, marginLeft }: { readonly inner: number; readonly marginLeft: number },
): Plot.Markish[] {
  const length = ({ text }: RowLabel) => textWidth(text, FONT_SIZE) * 0.9;
  const sideOf = (label: RowLabel) =>
    label.at + length(label) < inner ? 'right' : label.at + marginLeft > length(label) ? 'left' : 'edge';
  return (['right', 'left', 'edge'] as const).map((side) =>
    Plot.text(
      labels.filter((label) => sideOf(label) === side),
      {
        ...(side === 'edge' ? { frameAnchor: 'left' } : { x: 'value' }),
        y: 'key',
        text: 'text',
        textAnchor: side === 'left' ? 'end' : 'start',
        dx: side === 'edge' ? 8 - marginLeft : side === 'right' ? -4 : 4,
        dy: -13,
        fontSize: FONT_SIZE,
        fill: (label: RowLabel) => label.fill,
        stroke: colour.ground,
        strokeWidth: 4,
      },
    ),
  );
}
