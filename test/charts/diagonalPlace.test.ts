import { describe, expect, it } from 'vitest';
import { diagonalPlace } from '../../src/charts/diagonalPlace.ts';
import { textWidth } from '../../src/charts/theme.ts';

const paper = { width: 444, height: 408 };
const name = 'как предсказано';
const at = (x: number, half = 0.05) => ({ x, low: x - half, high: x + half });
/** Where the name is written, as shares of the axes. */
const box = (place: number) => ({
  left: place + 10 / paper.width,
  right: place + (10 + textWidth(name)) / paper.width,
  low: place - 17 / paper.height,
  high: place - 3 / paper.height,
});

describe('diagonalPlace(name, intervals, paper)', () => {
  it('is a little past the middle where nothing is in the way', () => {
    expect(diagonalPlace(name, [], paper)).toBe(0.55);
    expect(diagonalPlace(name, [at(0.1), at(0.4), at(0.95)], paper)).toBe(0.55);
  });

  it('is the nearest place that no interval crosses', () => {
    const intervals = [0.06, 0.155, 0.25, 0.35, 0.445, 0.52, 0.595, 0.68, 0.765, 0.87].map((x) => at(x));
    const place = diagonalPlace(name, intervals, paper);
    expect(place).not.toBe(0.55);
    const { left, right, low, high } = box(place);
    const crossing = intervals.filter((one) => one.x > left && one.x < right && one.low < high && one.high > low);
    expect(crossing).toEqual([]);
    expect(right).toBeLessThanOrEqual(1);
    expect(Math.abs(place - 0.55)).toBeLessThan(0.2);
  });

  it('is the usual one where every place is crossed', () => {
    const everywhere = Array.from({ length: 50 }, (_, i) => ({ x: i / 50, low: 0, high: 1 }));
    expect(diagonalPlace(name, everywhere, paper)).toBe(0.55);
  });
});
