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
});

it('logTicks() passes over powers whose names would touch', () => {
  expect(logTicks(1, 1e6, 6 * 58)).toEqual([1, 10, 100, 1000, 1e4, 1e5, 1e6]);
  expect(logTicks(1, 1e6, 6 * 58 - 1)).toEqual([1, 100, 1e4, 1e6]);
  expect(logTicks(1, 1e6, 3 * 58 - 1)).toEqual([1, 1000, 1e6]);
});

it('logTicks() leaves more room where the axis has hundreds of billions, whose names are longest', () => {
  expect(logTicks(1e9, 1e11, 2 * 66)).toEqual([1e9, 1e10, 1e11]);
  expect(logTicks(1e9, 1e11, 2 * 66 - 1)).toEqual([1e9, 1e11]);
  expect(logTicks(1e8, 1e10, 2 * 58)).toEqual([1e8, 1e9, 1e10]);
});

it('logTicks() puts even steps between two near edges, which have a power of ten or one of its parts between them or none', () => {
  expect(logTicks(48_000, 52_000, 600)).toEqual([48_000, 49_000, 50_000, 51_000, 52_000]);
  expect(logTicks(15_000, 60_000, 600)).toEqual([20_000, 30_000, 40_000, 50_000, 60_000]);
  expect(logTicks(9, 12, 600)).toEqual([9, 10, 11, 12]);
  expect(logTicks(0.25, 0.45, 600)).toEqual([0.25, 0.3, 0.35, 0.4, 0.45]);
  // Of the steps whose names fit the smallest.
  expect(logTicks(15, 60, 250)).toEqual([20, 40, 60]);
});

it('logTicks() names two round numbers far apart where neither powers nor even steps have room for two names', () => {
  expect(logTicks(40, 400, 190)).toEqual([100, 300]);
  expect(logTicks(25_000, 168_000, 208)).toEqual([30_000, 100_000]);
  expect(logTicks(1100, 82_000, 208)).toEqual([3000, 30_000]);
  expect(logTicks(1035, 8610, 190)).toEqual([2000, 5000]);
  expect(logTicks(1047, 2754, 240)).toEqual([1500, 2500]);
});
