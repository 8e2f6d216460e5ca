import { expect, it } from 'vitest';
import { toldApart } from '../../src/charts/toldApart.ts';

it('says of a column of whose name there are more which it follows, and of the first and of others nothing', () => {
  expect(toldApart(['Интервал', 'Город', 'Доля', 'Интервал', 'Рост', 'Интервал'])).toEqual([
    'Интервал',
    'Город',
    'Доля',
    'Интервал: доля',
    'Рост',
    'Интервал: рост',
  ]);
});
