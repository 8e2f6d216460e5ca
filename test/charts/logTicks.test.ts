import { expect, it } from 'vitest';
import { logTicks } from '../../src/charts/logTicks.ts';

it('logTicks() gives powers of ten where there are three, the ends too', () => {
  expect(logTicks(10, 1000, 1000)).toEqual([10, 100, 1000]);
  expect(logTicks(1, 1e5, 1000)).toEqual([1, 10, 100, 1000, 1e4, 1e5]);
  expect(logTicks(0.001, 0.1, 1000)).toEqual([0.001, 0.01, 0.1]);
  expect(logTicks(1e12, 1e14, 1000)).toEqual([1e12, 1e13, 1e14]);
});

it('logTicks() puts threes between two powers, or twos and fives where there is but one', () => {
  expect(logTicks(10, 300, 1000)).toEqual([10, 30, 100, 300]);
  expect(logTicks(40, 400, 1000)).toEqual([50, 100, 200]);
});

it('logTicks() keeps to the powers where more names have no room', () => {
  // The narrowest gap, from 10 to 30, is 0.323 of the axis.
  expect(logTicks(10, 300, 180)).toEqual([10, 30, 100, 300]);
  expect(logTicks(10, 300, 179)).toEqual([10, 100]);
  expect(logTicks(11, 12, 1000)).toEqual([]);
});

it('logTicks() passes over powers whose names would touch', () => {
  expect(logTicks(1, 1e6, 6 * 58)).toEqual([1, 10, 100, 1000, 1e4, 1e5, 1e6]);
  expect(logTicks(1, 1e6, 6 * 58 - 1)).toEqual([1, 100, 1e4, 1e6]);
  expect(logTicks(1, 1e6, 3 * 58 - 1)).toEqual([1, 1000, 1e6]);
});
