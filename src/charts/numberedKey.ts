import * as Plot from '@observablehq/plot';
import { linesWidth, wrap } from './labelLines.ts';
import { colour } from './theme.ts';

const LINE = 17;
const GAP = 8;

/** What the numbers in a drawing stand for: a list at its right, or (on a phone) under it. */
export interface NumberedKey {
  /** Pixels that the list needs at the right; 0 where it stands under. */
  readonly marginRight: number;
  /** Pixels that it needs under a frame of the given height; at the right, what it is longer than the frame. */
  under(frame: number): number;
  marks(marginLeft: number, under: number): Plot.Markish[];
}

/** A key of numbers and names; `below`: it stands under the drawing, `under` pixels from the frame. */
export function numberedKey(
  entries: readonly { readonly number: string; readonly name: string }[],
  below: boolean,
): NumberedKey {
  const texts = entries.map(({ number, name }) => ({ number, name: wrap(name, below ? 38 : 26) }));
  const heights = texts.map(({ name }) => name.split('\n').length * LINE + GAP);
  const tops = heights.map((_, i) => heights.slice(0, i).reduce((a, b) => a + b, 0));
  const total = heights.reduce((a, b) => a + b, 0);
  return {
    marginRight: below ? 0 : Math.max(0, ...texts.map(({ name }) => linesWidth(name))) + 52,
    under: (frame) => (below ? total + GAP : Math.max(0, total - frame)),
    marks: (marginLeft, under) =>
      texts.flatMap(({ number, name }, i) => {
        const place = {
          frameAnchor: below ? ('bottom-left' as const) : ('top-right' as const),
          lineAnchor: 'top' as const,
          textAnchor: 'start' as const,
          lineHeight: 1.25,
          fill: colour.ink,
          dy: tops[i]! + (below ? under : 0),
        };
        const dx = below ? 10 - marginLeft : 18;
        return [Plot.text([number], { ...place, dx, fontWeight: 650 }), Plot.text([name], { ...place, dx: dx + 20 })];
      }),
  };
}
