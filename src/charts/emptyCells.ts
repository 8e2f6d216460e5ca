import * as Plot from '@observablehq/plot';
import { share } from '../format.ts';
import { outcomes } from './outcomes.ts';
import { colour } from './theme.ts';

/** Shares without the value, as bars beside the frame: on the outlines' own axis they would press them flat. */
export function emptyCells(shares: readonly number[], marginRight: number): Plot.Markish[] {
  if (shares.length === 0) return [];
  const at = { frameAnchor: 'top-right', textAnchor: 'start', dx: 16 } as const;
  return [
    Plot.text(['нет данных'], { ...at, dy: 8, fill: colour.quiet }),
    ...outcomes.map((g, i) =>
      Plot.text([`${g.label}\n${share(shares[i], { digits: 0 })}`], {
        ...at,
        lineAnchor: 'top',
        lineHeight: 1.25,
        dy: 30 + i * 62,
        fill: g.stroke,
      }),
    ),
    (_index, _scales, _values, { width, marginTop }, context) => {
      const layer = context.document.createElementNS('http://www.w3.org/2000/svg', 'g');
      outcomes.forEach((g, i) => {
        const bar = context.document.createElementNS('http://www.w3.org/2000/svg', 'rect');
        const size = {
          x: width - marginRight + 16,
          y: marginTop + 66 + i * 62,
          width: Math.max(1, shares[i]! * (marginRight - 32)),
          height: 8,
        };
        for (const [name, value] of Object.entries(size)) bar.setAttribute(name, String(value));
        bar.setAttribute('fill', g.stroke);
        layer.appendChild(bar);
      });
      return layer;
    },
  ];
}
