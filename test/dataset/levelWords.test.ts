import { expect, it } from 'vitest';
import { levelWords, ownLabel } from '../../src/dataset/levelWords.ts';
import { bank } from '../../src/dataset/bank.ts';
import { columnOf } from '../../src/dataset/schema.ts';

const city = columnOf(bank, 'city');

it.each([
  ['Ростов', 'Ростов Великий'],
  ['Рыбинск', 'Рыбинск'],
  ['Ростов Великий', 'Ростов Великий (так в файле)'],
  ['constructor', 'constructor'],
  ['__proto__', '__proto__'],
])('levelWords: %s is «%s»', (value, words) => expect(levelWords(city, value)).toBe(words));

it('ownLabel: none but what the schema gives', () => {
  expect(ownLabel(city, 'Ростов')).toBe('Ростов Великий');
  expect(ownLabel(city, 'toString')).toBeUndefined();
  expect(ownLabel(columnOf(bank, 'age'), '30')).toBeUndefined();
});
