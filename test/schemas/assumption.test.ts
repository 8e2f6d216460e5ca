import { expect, it } from 'vitest';
import { assumptionSchema } from '../../src/schemas/assumption.ts';

const refused = (unit: string, low: number, value: number, high: number, id = 'x') =>
  assumptionSchema
    .safeParse({ id, title: 'Т', source: 'И', why: 'П', unit, low, value, high })
    .error?.issues.map(({ path }) => path.join('.')) ?? [];

it('assumptionSchema takes a value between its ends, the ends too', () => {
  expect(refused('share', 0.1, 0.1, 0.1)).toEqual([]);
  expect(refused('share', 0.1, 0.3, 0.3)).toEqual([]);
  expect(refused('share', 0.1, 0.31, 0.3)).toEqual(['value']);
  expect(refused('share', 0.1, 0.09, 0.3)).toEqual(['value']);
  expect(refused('share', 0.3, 0.2, 0.1)).toEqual(['low']);
});

it.each([
  ['share', 0, 1, -0.1, 1.1],
  ['sharePerYear', 0, 1, -0.1, 1.1],
  ['roublesPerYear', 0, 1e9, -1, 1e9 + 1],
  ['years', 1, 50, 0, 51],
])('assumptionSchema takes of %s what can be: from %d to %d', (unit, least, most, under, over) => {
  expect(refused(unit, least, most, most)).toEqual([]);
  expect(refused(unit, under, most, most)).toEqual(['low']);
  expect(refused(unit, least, least, over)).toEqual(['high']);
});

it('assumptionSchema takes whole years, and the unit in which the formula of value takes it', () => {
  expect(refused('years', 1, 2.5, 5)).toEqual(['value']);
  expect(refused('share', 0.1, 0.25, 0.5)).toEqual([]);
  expect(refused('share', 0.01, 0.04, 0.06, 'margin')).toEqual(['unit']);
  expect(refused('sharePerYear', 0.01, 0.04, 0.06, 'margin')).toEqual([]);
});

it('assumptionSchema says how a percentage is written to whom writes a share, and to no other', () => {
  const told = (unit: string, value: number) =>
    assumptionSchema
      .safeParse({ id: 'x', title: 'Т', source: 'И', why: 'П', unit, low: 1, value, high: 1 })
      .error!.issues.map(({ message }) => message)
      .at(-1);
  expect(told('share', 3)).toBe(
    'число 3 невозможно: для единицы share допустимо от 0 до 1 (доля: 3,5 % пишется 0.035)',
  );
  expect(told('years', 51)).toBe('число 51 невозможно: для единицы years допустимо от 1 до 50');
});
