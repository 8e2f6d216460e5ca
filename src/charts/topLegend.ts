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
/** Pixels from an entry's mark to its name, and from the paper's edge to the first mark. */
const TO_NAME = 10;
const EDGE = 12;

/** Where each entry stands: its line, and the pixels of that line before it. A line holds what fits it; on a phone one entry. */
function placed(entries: readonly LegendEntry[], width: number) {
  let [line, x] = [0, 0];
  return entries.map((entry, i) => {
    const own = textWidth(entry.label);
    if (i > 0 && (isPhone(width) || EDGE + x + TO_NAME + own > width)) [line, x] = [line + 1, 0];
    const place = { ...entry, line, x };
    x += own + 30;
    return place;
  });
}

/** What the marks of a drawing stand for, in lines above the frame. */
export function topLegend(
  all: readonly LegendEntry[],
  { width, marginLeft, under = 0 }: { width: number; marginLeft: number; under?: number },
) {
  const entries = placed(
    all.filter(({ isDrawn = true }) => isDrawn),
    width,
  );
  const lines = (entries.at(-1)?.line ?? -1) + 1;
  const marks = entries.flatMap(({ label, symbol, fill, stroke, line, x }): Plot.Markish[] => {
    const dx = EDGE - marginLeft + x;
    const dy = -30 - under - (lines - 1 - line) * LINE;
    return [
      Plot.dot([0], { frameAnchor: 'top-left', dx, dy, r: 4.5, symbol, fill, stroke, strokeWidth: 1.5 }),
      Plot.text([label], {
        frameAnchor: 'top-left',
        dx: dx + TO_NAME,
        dy: dy - 6,
        textAnchor: 'start',
        fill: colour.ink,
      }),
    ];
  });
  /** Pixels that the legend needs above the frame, with a line of its own below it, and `under` pixels more. */
  return { height: lines * LINE + 28 + under, marks };
}
