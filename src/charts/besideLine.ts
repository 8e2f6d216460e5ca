import type { Circle } from './numberPlaces.ts';

/** An upright line in a frame, and the name that stands beside it, in pixels; `isRight`: the side with more room. */
interface NamedLine {
  readonly at: number;
  readonly length: number;
  readonly isRight: boolean;
  readonly frame: { readonly width: number; readonly height: number };
}

/** Where the name stands: its side, and how far its letters are from the bottom of the frame. */
export interface BesideLine {
  readonly isRight: boolean;
  readonly up: number;
}

/** From the line to its name, from the bottom of the frame to the lowest name, from it to the next that is tried, and from names to circles. */
export const GAP = 6;
const LOWEST = 8;
const STEP = 18;
const AROUND = 2;
/** Pixels of letters over their line and under it. */
const [OVER, UNDER] = [11, 3];

/** The name of an upright line at the foot of it, on the side with more room; where circles would hide it on the other side, or higher up. */
export function besideLine({ at, length, isRight, frame }: NamedLine, circles: readonly Circle[]): BesideLine {
  const from = (right: boolean) => (right ? at + GAP : at - GAP - length);
  const isInside = (right: boolean) => from(right) >= 0 && from(right) + length <= frame.width;
  const sides = isInside(!isRight) ? [isRight, !isRight] : [isRight];
  const heights = Array.from(
    { length: Math.floor((frame.height - OVER - LOWEST) / STEP) + 1 },
    (_, i) => LOWEST + i * STEP,
  );
  const places = heights.flatMap((up) => sides.map((side) => ({ isRight: side, up })));
  const isFree = ({ isRight: right, up }: BesideLine) =>
    circles.every(({ x, y, r }) => {
      const across = Math.max(from(right) - x, 0, x - from(right) - length);
      return Math.hypot(across, Math.max(up - UNDER - y, 0, y - up - OVER)) >= r + AROUND;
    });
  return places.find(isFree) ?? places[0]!;
}
