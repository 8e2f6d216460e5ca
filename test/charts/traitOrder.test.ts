import { expect, it } from 'vitest';
import { traitOrder } from '../../src/charts/traitOrder.ts';

const matrix = (pairs: Readonly<Record<string, number | null>>, names: readonly string[]) =>
  Object.fromEntries(
    names.map((a) => [
      a,
      Object.fromEntries(names.map((b) => [b, a === b ? 1 : (pairs[[a, b].sort().join('')] ?? null)])),
    ]),
  );

it('puts the outcome first, then each trait next to the one it is most like, whatever the sign', () => {
  const names = ['a', 'b', 'c', 'y'];
  expect(traitOrder(matrix({ ay: 0.1, by: -0.4, cy: 0.3, ab: 0.2, bc: 0.1, ac: 0 }, names), 'y')).toEqual([
    'y',
    'b',
    'a',
    'c',
  ]);
});

it('keeps the order of the traits among those that are as like, and where nothing is known', () => {
  const names = ['c', 'a', 'b', 'y'];
  expect(traitOrder(matrix({ ay: 0.3, by: -0.3, cy: 0.3 }, names), 'y')).toEqual(['y', 'c', 'a', 'b']);
  expect(traitOrder(matrix({}, ['c', 'a', 'b']), 'y')).toEqual(['c', 'a', 'b']);
});
