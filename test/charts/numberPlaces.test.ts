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

  it('puts the number of a circle too small for it beside the circle', () => {
    expect(numberPlaces([circle(50, 100, 7), circle(150, 100, 6.9)], 300)).toEqual([
      { x: 50, y: 100, isAside: false },
      { x: 150, y: 77.1, isAside: true },
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

  it('takes circles for one place where the lesser, drawn over the other, reaches its number', () => {
    const isAside = (distance: number, lesser: number) =>
      numberPlaces([circle(100, 100, 18), circle(100 + distance, 100, lesser)], 300).map((place) => place.isAside);
    expect(isAside(19.9, 15)).toEqual([true, true]);
    expect(isAside(20, 15)).toEqual([false, false]);
    expect(isAside(15, 9)).toEqual([false, false]);
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

  it('orders circles of one column from the bottom up, and the same ones as they come', () => {
    const xs = (...ys: number[]) =>
      numberPlaces(
        ys.map((y) => circle(100, y)),
        300,
      ).map(({ x }) => x);
    expect(xs(110, 100)).toEqual([108, 92]);
    expect(xs(100, 100)).toEqual([92, 108]);
  });

  it('goes over the highest of its circles, and further off where both sides are taken', () => {
    expect(numberPlaces([circle(100, 30), circle(100, 40, 30)], 300)[0]!.y).toBe(86);
    const pair = [circle(100, 100), circle(102, 100)];
    // Sixteen below the one at 74 a number would still touch it: 8 aside and 16 down are under 18.
    expect(numberPlaces([...pair, circle(101, 74), circle(101, 126)], 300)[0]!.y).toBe(42);
    // Where all is taken, as if nothing were.
    expect(numberPlaces([...pair, circle(150, 100, 200)], 300)[0]!.y).toBe(74);
  });

  it('keeps eight from the edge of another circle and sixteen from its number', () => {
    const far = circle(250, 40);
    const y = (beside: ReturnType<typeof circle>) =>
      numberPlaces([circle(98, 100), circle(100, 100), circle(102, 100), beside, far], 300)[0]!.y;
    expect([y(circle(100, 36, 30)), y(circle(100, 37, 30))]).toEqual([74, 126]);
    expect([y(circle(100, 58, 2)), y(circle(100, 59, 2))]).toEqual([74, 126]);
  });
});
