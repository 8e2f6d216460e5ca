import * as Plot from '@observablehq/plot';
import { colour, textWidth } from './theme.ts';

/** A circle of the map: better to the right and further up. */
interface Circle {
  readonly x: number;
  readonly y: number;
  readonly yHigh: number;
}

/** Where the map draws, in pixels. */
interface Drawn<C> {
  readonly centre: (circle: C) => readonly [x: number, y: number];
  readonly radius: (circle: C) => number;
  readonly height: (value: number) => number;
  readonly frameWidth: number;
  /** Where upright lines cross the frame. */
  readonly lines: readonly number[];
}

const NAME = 'по обоим никто не лучше';

/** Pixels between the name and what it stands above. */
const ABOVE = 12;

/** What is in a name's way between two ends: pixels over which it must be raised, and upright lines that cross it. */
type InTheWay = (from: number, to: number) => { readonly lift: number; readonly lines: number };

/**
 * Where the name begins: at the circle, or ends there in the right half, within the frame; on the other side where it
 * would stand lower, or as low and crossed by fewer lines.
 */
function beginning(x: number, frameWidth: number, inTheWay: InTheWay): number {
  const length = textWidth(NAME);
  const within = (from: number) => Math.max(0, Math.min(frameWidth - length, from));
  const [from, other] = (x <= frameWidth / 2 ? [x, x - length] : [x - length, x]).map(within) as [number, number];
  const [here, there] = [inTheWay(from, from + length), inTheWay(other, other + length)];
  return there.lift < here.lift || (there.lift === here.lift && there.lines < here.lines) ? other : from;
}

/** The line through the circles that no other beats both ways, from the left; named where it is seen. */
export function paretoLine<C extends Circle>(circles: readonly C[], drawn: Drawn<C>): Plot.Markish[] {
  const { centre, radius, height, frameWidth, lines } = drawn;
  const best = circles
    // Two that stand on one place do not beat each other.
    .filter((a) => !circles.some((b) => b.x >= a.x && b.y >= a.y && (b.x > a.x || b.y > a.y)))
    .sort((a, b) => a.x - b.x);
  // Under the circles of neighbours there is nothing to see of the line.
  const isSeen = best.some((circle, i) => {
    const before = best[i - 1];
    if (before === undefined) return false;
    const [[x0, y0], [x, y]] = [centre(before), centre(circle)];
    return Math.hypot(x - x0, y - y0) > radius(circle) + radius(before);
  });
  const [first] = best;
  // Above the circle and the interval of the first, and of whatever else stands under the name.
  const lift = (from: number, to: number) =>
    Math.max(
      ...circles
        .filter((circle) => {
          const [x] = centre(circle);
          return circle === first || (x + radius(circle) > from && x - radius(circle) < to);
        })
        .map((circle) => Math.max(height(circle.y - first!.y) + radius(circle), height(circle.yHigh - first!.y))),
    );
  const from =
    first === undefined
      ? 0
      : beginning(centre(first)[0], frameWidth, (left, right) => ({
          lift: lift(left, right),
          lines: lines.filter((x) => x > left && x < right).length,
        }));
  return [
    Plot.line(best, { x: 'x', y: 'y', stroke: colour.attention, strokeWidth: 1.5, strokeDasharray: '2 3' }),
    ...(isSeen && first !== undefined
      ? [
          Plot.text([first], {
            x: 'x',
            y: 'y',
            text: () => NAME,
            dy: -ABOVE - lift(from, from + textWidth(NAME)),
            textAnchor: 'start',
            dx: from - centre(first)[0],
            fill: colour.attention,
            stroke: colour.ground,
            strokeWidth: 4,
          }),
        ]
      : []),
  ];
}
