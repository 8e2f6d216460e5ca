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

/** Centres nearer than this hide each other's numbers, however small the circles are. */
const NEAR = 15;
/** From the middle of a number to its edge. */
const NUMBER = 5;
/** A circle of a lesser radius would be hidden by its own number. */
const ROOMY = 7;
/** Between two numbers in a row, and between the row and the circles. */
const STEP = 16;
/** Under it stand the words at the axis. */
const LOWEST = 24;

/** The lesser of two circles is drawn over the other, and hides its number where it reaches so far. */
const isHidden = (a: Circle, b: Circle) =>
  Math.hypot(a.x - b.x, a.y - b.y) < Math.max(NEAR, Math.min(a.r, b.r) + NUMBER);

/**
 * A number in the middle of its circle; that of a small circle, and those of circles in one place, stand in a row under them (or over them, or further
 * down: where no circle beside them and no number stands yet, and the frame has not ended), from left to right as the circles do.
 */
export function numberPlaces(circles: readonly Circle[], frameWidth: number): NumberPlace[] {
  const groups = circles.map((_, i) => [i]);
  circles.forEach((a, i) => {
    circles.slice(0, i).forEach((b, j) => {
      if (!isHidden(a, b) || groups[i] === groups[j]) return;
      const both = [...groups[i]!, ...groups[j]!];
      for (const one of both) groups[one] = both;
    });
  });
  const places: NumberPlace[] = circles.map(({ x, y }) => ({ x, y, isAside: false }));
  for (const group of new Set(groups.filter((one) => one.length > 1 || circles[one[0]!]!.r < ROOMY))) {
    const row = group.toSorted((a, b) => circles[a]!.x - circles[b]!.x || circles[a]!.y - circles[b]!.y || a - b);
    const own = row.map((one) => circles[one]!);
    const half = ((row.length - 1) / 2) * STEP;
    const middle = own.reduce((sum, one) => sum + one.x, 0) / own.length;
    const centre = Math.max(half, Math.min(frameWidth - half, middle));
    const xs = row.map((_, k) => centre + k * STEP - half);
    const under = Math.min(...own.map((one) => one.y - one.r)) - STEP;
    const over = Math.max(...own.map((one) => one.y + one.r)) + STEP;
    const others = circles.flatMap((one, i) => (group.includes(i) ? [] : [{ ...one, number: places[i]! }]));
    const isFree = (y: number) =>
      xs.every((x) =>
        others.every(
          ({ number, ...one }) =>
            Math.hypot(one.x - x, one.y - y) >= one.r + STEP / 2 && Math.hypot(number.x - x, number.y - y) >= STEP,
        ),
      );
    const tried = [0, 1, 2, 3].flatMap((k) => [under - k * STEP, over + k * STEP]).filter((y) => y > LOWEST);
    const y = tried.find(isFree) ?? tried[0]!;
    row.forEach((one, k) => (places[one] = { x: xs[k]!, y, isAside: true }));
  }
  return places;
}
