import * as Plot from '@observablehq/plot';
import { colour } from './theme.ts';

/** A circle of the map: better to the right and further up. */
interface Circle {
  readonly x: number;
  readonly y: number;
  readonly yHigh: number;
}

/** Where the map draws, in pixels; `isLeft`: whether a value of x lies in its left half. */
interface Drawn<C> {
  readonly centre: (circle: C) => readonly [x: number, y: number];
  readonly radius: (circle: C) => number;
  readonly height: (value: number) => number;
  readonly isLeft: (x: number) => boolean;
}

/** The line through the circles that no other beats both ways, from the left; named where it is seen. */
export function paretoLine<C extends Circle>(circles: readonly C[], drawn: Drawn<C>): Plot.Markish[] {
  const { centre, radius, height, isLeft } = drawn;
  const best = circles
    .filter((a) => !circles.some((b) => b !== a && b.x >= a.x && b.y >= a.y))
    .sort((a, b) => a.x - b.x);
  // Under the circles of neighbours there is nothing to see of the line.
  const isSeen = best.some((circle, i) => {
    const before = best[i - 1];
    if (before === undefined) return false;
    const [[x0, y0], [x, y]] = [centre(before), centre(circle)];
    return Math.hypot(x - x0, y - y0) > radius(circle) + radius(before);
  });
  const [first] = best;
  return [
    Plot.line(best, { x: 'x', y: 'y', stroke: colour.attention, strokeWidth: 1.5, strokeDasharray: '2 3' }),
    ...(isSeen && first !== undefined
      ? [
          Plot.text([first], {
            x: 'x',
            y: 'y',
            text: () => 'по обоим никто не лучше',
            // Above the circle and the interval of the first.
            dy: -12 - Math.max(radius(first), height(first.yHigh - first.y)),
            textAnchor: isLeft(first.x) ? 'start' : 'end',
            fill: colour.attention,
            stroke: colour.ground,
            strokeWidth: 4,
          }),
        ]
      : []),
  ];
}
