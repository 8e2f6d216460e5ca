/** A circle in pixels of the frame: from its left edge, and up from its bottom. */
export interface Circle {
  readonly x: number;
  readonly y: number;
  readonly r: number;
}

/** Where the number of a circle stands, in the same pixels; `isAside`: not in its circle, so that a line must lead to it. */
export interface NumberPlace {
  readonly x: number;
  readonly y: number;
  readonly isAside: boolean;
}

/** Centres nearer than this hide each other's numbers. */
const NEAR = 15;
/** Between two numbers in a row, and between the row and the circles. */
const STEP = 16;

/**
 * A number in the middle of its circle; those of circles in one place stand in a row under them (over them where the frame
 * ends), from left to right as the circles do, so that no line to a circle crosses another's.
 */
export function numberPlaces(circles: readonly Circle[], frameWidth: number): NumberPlace[] {
  const groups = circles.map((_, i) => [i]);
  circles.forEach((a, i) => {
    circles.slice(0, i).forEach((b, j) => {
      if (Math.hypot(a.x - b.x, a.y - b.y) >= NEAR || groups[i] === groups[j]) return;
      const both = [...groups[i]!, ...groups[j]!];
      for (const one of both) groups[one] = both;
    });
  });
  return circles.map(({ x, y }, i) => {
    const group = groups[i]!;
    if (group.length === 1) return { x, y, isAside: false };
    const row = group.toSorted((a, b) => circles[a]!.x - circles[b]!.x || circles[a]!.y - circles[b]!.y || a - b);
    const own = row.map((one) => circles[one]!);
    const half = ((row.length - 1) / 2) * STEP;
    const middle = own.reduce((sum, one) => sum + one.x, 0) / own.length;
    const centre = Math.max(half, Math.min(frameWidth - half, middle));
    const under = Math.min(...own.map((one) => one.y - one.r)) - STEP;
    const over = Math.max(...own.map((one) => one.y + one.r)) + STEP;
    return { x: centre + row.indexOf(i) * STEP - half, y: under > STEP / 2 ? under : over, isAside: true };
  });
}
