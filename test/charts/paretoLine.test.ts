import { describe, expect, it } from 'vitest';
import { paretoLine } from '../../src/charts/paretoLine.ts';
import { textWidth } from '../../src/charts/theme.ts';

const circle = (x: number, y: number) => ({ x, y, yHigh: y + 2 });
/** The line and the name over it: a unit is ten pixels, a circle four. */
function drawn(
  circles: readonly ReturnType<typeof circle>[],
  radius = 4,
  frameWidth = 400,
  lines: readonly number[] = [],
) {
  const marks = paretoLine(circles, {
    centre: ({ x, y }) => [x * 10, y * 10],
    radius: () => radius,
    height: (value) => value * 10,
    frameWidth,
    lines,
  }) as unknown as { data: readonly unknown[]; dy?: number; dx?: number }[];
  return { line: marks[0]!.data, name: marks[1] };
}

describe('paretoLine()', () => {
  it('goes from the left through the circles that no other beats both ways', () => {
    const [a, b, c] = [circle(1, 9), circle(5, 5), circle(9, 1)];
    const beaten = [circle(1, 8), circle(4, 5), circle(4, 4)];
    expect(drawn([c, ...beaten, a, b]).line).toEqual([a, b, c]);
    // Two segments of the same clients, best or beaten.
    expect(drawn([a, b, circle(5, 5), c]).line).toEqual([a, b, b, c]);
    expect(drawn([b, circle(5, 5)]).line).toEqual([b, b]);
    expect(drawn([a, circle(1, 8), circle(1, 8)]).line).toEqual([a]);
  });

  it('is named above its first circle, its interval included', () => {
    const { name } = drawn([circle(5, 5), circle(1, 9)]);
    expect(name!.data).toEqual([circle(1, 9)]);
    expect([name!.dy, name!.dx]).toEqual([-12 - 20, 0]);
    expect(drawn([circle(5, 5), circle(1, 9)], 25).name!.dy).toBe(-12 - 25);
  });

  it('is named from its first circle, up to it in the right half, and never past the frame', () => {
    const width = textWidth('по обоим никто не лучше');
    const begins = (x: number, frameWidth: number) =>
      10 * x + drawn([circle(x, 9), circle(x + 9, 5)], 4, frameWidth).name!.dx!;
    expect(begins(20, 400)).toBeCloseTo(200, 9);
    expect(begins(20.1, 400)).toBeCloseTo(201 - width, 9);
    expect(begins(14, 300)).toBeCloseTo(Math.min(140, 300 - width), 9);
    expect(begins(8, width)).toBeCloseTo(0, 9);
    expect(begins(11, 200)).toBeCloseTo(0, 9);
  });

  it('is named on the side with less in its way, and above what is there', () => {
    const width = textWidth('по обоим никто не лучше');
    // In the right half; the interval of a beaten circle at its left is taller than that of the second at its right.
    const [first, second, beaten] = [circle(20.1, 9), circle(24, 8), { x: 10, y: 7, yHigh: 20 }];
    const under = { ...second, yHigh: 13 };
    expect(drawn([first, second, beaten]).name).toMatchObject({ dx: 0, dy: -12 - 20 });
    expect(drawn([first, under, beaten]).name).toMatchObject({ dx: 0, dy: -12 - 40 });
    expect(drawn([first, { ...second, yHigh: 30 }, beaten]).name).toMatchObject({ dx: -width, dy: -12 - 110 });
    // With nothing taller on either side, where fewer lines cross it.
    expect(drawn([first, second], 4, 400, [100]).name).toMatchObject({ dx: 0, dy: -12 - 20 });
    expect(drawn([first, second], 4, 400, [100, 250]).name).toMatchObject({ dx: -width, dy: -12 - 20 });
  });

  it('is not named where circles hide it, or where there is but one', () => {
    // Three and four units apart: fifty pixels, which two circles of 25 just cover.
    const two = [circle(1, 9), circle(4, 5)];
    expect(drawn(two, 25).name).toBeUndefined();
    expect(drawn(two, 24.9).name).toBeDefined();
    expect(drawn([circle(1, 9)]).name).toBeUndefined();
    expect(drawn([]).name).toBeUndefined();
  });
});
