import { expect, it } from 'vitest';
import { ticksAround } from '../../src/charts/ticksAround.ts';

it('ticksAround() gives the middle of an axis and the longest round step either way', () => {
  expect(ticksAround(0, [-4.9, 4.9])).toEqual([-2, 0, 2]);
  expect(ticksAround(0, [-5, 5])).toEqual([-5, 0, 5]);
  expect(ticksAround(0, [-19, 19])).toEqual([-10, 0, 10]);
  expect(ticksAround(0, [-0.05, 0.05])).toEqual([-0.05, 0, 0.05]);
  expect(ticksAround(0.5, [0.452, 0.548])).toEqual([0.48, 0.5, 0.52]);
});

it('ticksAround() leaves out what lies past a nearer end', () => {
  expect(ticksAround(0, [-1.5e4, 8e4])).toEqual([0, 5e4]);
  expect(ticksAround(0, [-4e4, 2.5e4])).toEqual([-2e4, 0, 2e4]);
});

it('ticksAround() names two numbers at least on every axis from one power of ten to the next', () => {
  for (let reach = 1; reach < 10; reach += 0.01) expect(ticksAround(0, [-reach, reach])).toHaveLength(3);
});
