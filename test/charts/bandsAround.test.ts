import { expect, it } from 'vitest';
import { bandsAround, placesOf } from '../../src/charts/tellingMarks.ts';

it('bandsAround() ends half-way to the neighbours and at the ends of the axis', () => {
  expect(bandsAround([10, 20, 50], [0, 100])).toEqual([
    { from: 0, to: 15 },
    { from: 15, to: 35 },
    { from: 35, to: 100 },
  ]);
  expect(bandsAround([10], [0, 100])).toEqual([{ from: 0, to: 100 }]);
});

it('placesOf() tells where in the table the rows that are drawn stand', () => {
  const [a, b, c] = [{}, {}, {}];
  expect(placesOf([c, a], [a, b, c])).toEqual([2, 0]);
});
