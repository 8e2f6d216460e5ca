import { describe, expect, it } from 'vitest';
import { numberPlaces } from '../../src/charts/numberPlaces.ts';

const circle = (x: number, y: number, r = 10) => ({ x, y, r });

describe('numberPlaces(circles, frameWidth)', () => {
  it('leaves a number in a circle that stands alone', () => {
    expect(numberPlaces([circle(50, 100), circle(65, 100)], 300)).toEqual([
      { x: 50, y: 100, isAside: false },
      { x: 65, y: 100, isAside: false },
    ]);
  });

  it('puts those of circles in one place in a row under them, in the order of the circles', () => {
    const places = numberPlaces([circle(104, 100), circle(96, 110, 20), circle(100, 105), circle(200, 50)], 300);
    expect(places).toEqual([
      { x: 116, y: 74, isAside: true },
      { x: 84, y: 74, isAside: true },
      { x: 100, y: 74, isAside: true },
      { x: 200, y: 50, isAside: false },
    ]);
  });

  it('takes circles for one place that a third joins', () => {
    const places = numberPlaces([circle(100, 100), circle(124, 100), circle(112, 100)], 300);
    expect(places.map(({ x, isAside }) => [x, isAside])).toEqual([
      [96, true],
      [128, true],
      [112, true],
    ]);
  });

  it('keeps the row within the frame, and over the circles where it ends under them', () => {
    const [left, right] = numberPlaces([circle(298, 30), circle(300, 30)], 300);
    expect([left!.x, right!.x, left!.y]).toEqual([284, 300, 56]);
    expect(numberPlaces([circle(0, 51), circle(1, 51)], 300)[0]).toEqual({ x: 0, y: 25, isAside: true });
    expect(numberPlaces([circle(0, 50), circle(1, 50)], 300)[0]).toEqual({ x: 0, y: 76, isAside: true });
  });

  it('puts no number on a circle beside the group, nor on its number', () => {
    const places = numberPlaces([circle(100, 100), circle(103, 100), circle(101, 74)], 300);
    expect(places).toEqual([
      { x: 93.5, y: 126, isAside: true },
      { x: 109.5, y: 126, isAside: true },
      { x: 101, y: 74, isAside: false },
    ]);
    const two = numberPlaces([circle(100, 100), circle(102, 100), circle(120, 100), circle(122, 100)], 300);
    expect(two.map(({ y }) => y)).toEqual([74, 74, 126, 126]);
  });
});
