import { expect, it } from 'vitest';
import { portraitVariables } from '../../src/report/report.ts';
import { tableOf } from '../analysis/tableOf.ts';

it('portraitVariables() are numbers as they are, and each level of ten clients and more', () => {
  const cities = Array.from({ length: 100 }, (_, i) => (i < 10 ? 'Ростов' : i < 19 ? 'Углич' : 'Рыбинск'));
  const table = tableOf({ age: cities.map((_, i) => 20 + i) }, { city: cities });
  expect(portraitVariables(table).map(({ column, value }) => [column, value])).toEqual([
    ['age', undefined],
    ['city', 'Ростов'],
    ['city', 'Рыбинск'],
  ]);
});
