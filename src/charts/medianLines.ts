import * as Plot from '@observablehq/plot';
import type { Histogram } from '../analysis/result.ts';
import type { Unit } from '../dataset/schema.ts';
import { inUnit } from '../format.ts';
import type { ValueAxis } from './histogramAxis.ts';
import { outcomes } from './outcomes.ts';
import { textWidth } from './theme.ts';

/** The median of those who stayed and of those who left, each named above the bars as far as needed from the edge of the paper, `width` pixels. */
export function medianLines(
  result: Histogram,
  { part, domain: [low, high], marginRight }: ValueAxis,
  { unit, width, marginLeft }: { readonly unit: Unit; readonly width: number; readonly marginLeft: number },
): Plot.Markish[] {
  const frame = width - marginLeft - marginRight;
  return outcomes.flatMap((g, i) => {
    const median = result[g.median];
    if (median === null || median < low || median > high) return [];
    const label = `${g.label}: медиана ${inUnit(median, unit)}`;
    const half = textWidth(label) / 2;
    const place = part(median) * frame;
    const dx = Math.max(0, half - marginLeft + 14 - place) - Math.max(0, place + half - frame - marginRight + 10);
    return [
      Plot.ruleX([median], { stroke: g.stroke, strokeDasharray: '2 3' }),
      Plot.text([label], {
        x: () => median,
        frameAnchor: 'top',
        dy: i === 0 ? -40 : -20,
        dx,
        fill: g.stroke,
        fontWeight: 650,
      }),
    ];
  });
}
