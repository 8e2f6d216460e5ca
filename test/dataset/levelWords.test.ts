import { expect, it } from 'vitest';
import { informativeWords, knownWords, levelWords, ownLabel } from '../../src/dataset/levelWords.ts';
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

it('informativeWords: of the column that the schema names, else of no column by name', () => {
  expect(informativeWords(bank)).toEqual({ known: 'остаток известен', missing: 'остаток неизвестен' });
  const none = { known: 'значение известно', missing: 'значение неизвестно' };
  expect(informativeWords({ ...bank, missingnessColumn: undefined })).toEqual(none);
  expect(informativeWords({ ...bank, missingnessColumn: 'city' })).toEqual(none);
});

it.each([
  ['возраст не записан', 'возраст записан'],
  ['остаток неизвестен', 'остаток известен'],
  ['адреса неизвестны', 'адреса известны'],
  ['номер недели не записан', 'номер недели записан'],
  ['номер недели неизвестен', 'номер недели известен'],
  ['оценки нет', 'возраст: данные есть'],
  ['о первой неделе нет сведений', 'возраст: данные есть'],
  [undefined, 'возраст: данные есть'],
])('knownWords: the opposite of «%s» is «%s»', (missing, words) =>
  expect(knownWords({ ...columnOf(bank, 'age'), missing })).toBe(words),
);

it('knownWords: of a schema that names the opposite, its own words', () => {
  expect(knownWords({ ...columnOf(bank, 'age'), missing: 'оценки нет', known: 'оценка есть' })).toBe('оценка есть');
});
