import * as Plot from '@observablehq/plot';
import { tick } from '../format.ts';
import { BESIDE } from './diagonalPlace.ts';
import { colour, isPhone } from './theme.ts';

/** The largest side of a drawing whose two axes are shares of one scale. */
const SIDE = 520;

/** Frame and axes of a square drawing from 0 to `end` (a share) both ways. */
export function square(width: number, end: number) {
  const side = Math.min(width, SIDE);
  const frame = {
    width,
    height: side - 40,
    marginLeft: 52,
    marginRight: isPhone(width) ? 24 : width - side + 24,
    marginTop: 28,
    marginBottom: 44,
  };
  const axis = {
    domain: [0, end],
    tickFormat: (v: number) => tick(v, 'share'),
    ticks: 5,
    labelArrow: 'none' as const,
    grid: true,
  };
  return { frame, axis };
}

/** Pixels between the axes of a square drawing. */
export const within = ({ frame }: Pick<ReturnType<typeof square>, 'frame'>) => ({
  width: frame.width - frame.marginLeft - frame.marginRight,
  height: frame.height - frame.marginTop - frame.marginBottom,
});

/** The dashed diagonal of a square drawing from 0 to `end`, with its name: `at` so much of it, under the line, or over it where the curve sags. */
export const diagonal = (
  end: number,
  name: string,
  { isOver = false, at = isOver ? 0.45 : 0.55 }: { readonly isOver?: boolean; readonly at?: number } = {},
): Plot.Markish[] => [
  Plot.line(
    [
      { x: 0, y: 0 },
      { x: end, y: end },
    ],
    { x: 'x', y: 'y', stroke: colour.quiet, strokeDasharray: '4 3' },
  ),
  Plot.text([name], {
    x: () => at * end,
    y: () => at * end,
    dy: isOver ? -BESIDE : BESIDE,
    dx: isOver ? -BESIDE : BESIDE,
    textAnchor: isOver ? 'end' : 'start',
    fill: colour.quiet,
    ...(isOver ? {} : { stroke: colour.ground, strokeWidth: 4 }),
  }),
];
