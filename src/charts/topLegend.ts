import * as Plot from '@observablehq/plot';
import { colour, isPhone, textWidth } from './theme.ts';

export interface LegendEntry {
  readonly label: string;
  readonly symbol: 'circle' | 'square' | 'triangle' | 'times' | 'diamond';
  readonly fill: string;
  readonly stroke: string;
  /** False where no mark of the drawing is such: it is not named then. Default true. */
  readonly isDrawn?: boolean;
}

const LINE = 18;

/** What the marks of a drawing stand for, in a line above the frame; on a phone a line each. */
export function topLegend(
  all: readonly LegendEntry[],
  { width, marginLeft, under = 0 }: { width: number; marginLeft: number; under?: number },
) {
  const phone = isPhone(width);
  const entries = all.filter(({ isDrawn = true }) => isDrawn);
  const lines = phone ? entries.length : Math.min(1, entries.length);
  const marks = entries.flatMap((entry, i): Plot.Markish[] => {
    const before = entries.slice(0, i).reduce((sum, { label }) => sum + textWidth(label) + 30, 0);
    const dx = 12 - marginLeft + (phone ? 0 : before);
    const dy = -30 - under - (phone ? (lines - 1 - i) * LINE : 0);
    const { label, symbol, fill, stroke } = entry;
    return [
      Plot.dot([0], { frameAnchor: 'top-left', dx, dy, r: 4.5, symbol, fill, stroke, strokeWidth: 1.5 }),
      Plot.text([label], {
        frameAnchor: 'top-left',
        dx: dx + 10,
        dy: dy - 6,
        textAnchor: 'start',
        fill: colour.ink,
      }),
    ];
  });
  /** Pixels that the legend needs above the frame, with a line of its own below it, and `under` pixels more. */
  return { height: lines * LINE + 28 + under, marks };
}
