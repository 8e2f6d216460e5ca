import { describe, expect, it } from 'vitest';
import { levelFindings, rareLevels, withoutRareLevels } from '../../src/privacy/levels.ts';
import type { Table } from '../../src/dataset/table.ts';
import { tableOf } from '../analysis/tableOf.ts';

const own = () => 'const words = "Рыбинск и другие", city = "Тотьма"';
const found = (name: string, file: string, text: string) => levelFindings([{ file, text }], [name], own).length;

describe('rareLevels()', () => {
  const held = (sizes: Readonly<Record<string, number>>) =>
    tableOf(
      { age: [20, 21] },
      { city: [...Object.entries(sizes).flatMap(([name, n]) => Array<string>(n).fill(name)), null, null] },
    );
  /** The same with something else said of its city. */
  const withCity = (table: Table, of: object): Table => {
    const city = table.columns.get('city')!;
    return { ...table, columns: new Map([['city', { ...city, schema: { ...city.schema, ...of } } as typeof city]]) };
  };

  it('are those of one to nine clients', () => {
    expect(rareLevels(held({ Юг: 1, Углич: 9, Рыбинск: 10 }))).toEqual(['Углич', 'Юг']);
  });

  it('are none that the schema lists, of one letter, or of all small ones together', () => {
    const few = held({ Мышкин: 4, Углич: 4, Я: 4, прочие: 4 });
    expect(rareLevels(few)).toEqual(['Мышкин', 'Углич']);
    expect(rareLevels(withCity(few, { levels: ['Углич', 'Рыбинск'] }))).toEqual(['Мышкин']);
    expect(rareLevels(withCity(few, { kind: 'flag' }))).toEqual([]);
  });
});

it('rareLevels() are no numbers that another column has too', () => {
  const codes = ['10', '20', '30', '1054', 'к 20'];
  const told = (others: object) =>
    rareLevels(
      tableOf({ age: [20, 21, 22, 23, 24] }, { branch: codes, ...others, city: ['Углич', null, null, null, null] }),
    );
  expect(told({})).toEqual(['10', '1054', '30', 'к 20', 'Углич']);
  expect(told({ step: ['10', '10', 'Углич', null, null] })).toEqual(['1054', '30', 'к 20', 'Углич', 'Углич']);
});

describe('levelFindings()', () => {
  const long = `${'а'.repeat(60)} ${'б'.repeat(60)}`;

  it.each([
    ['a word of a page', 'Углич', 'a.html', '<p>Город Углич.</p>', 1],
    ['the first word of a name of a file', 'Углич', 'Углич/a.html', 'Углич/a.html', 1],
    ['a part of a longer word', 'Углич', 'a.html', '<p>Угличский</p>', 0],
    ['two words', 'Новый Углич', 'a.html', '<p>в Новый Углич едут</p>', 1],
    ['the same words apart', 'Новый Углич', 'a.html', '<p>Новый и Углич</p>', 0],
    ['a name that only begins as it is known', long, 'a.html', `<p>${long}ещё</p>`, 1],
    ['the beginning of a name that goes on for long', `${long} в`, 'a.html', `<p>${long.slice(0, 105)}…</p>`, 1],
    ['a name of signs alone', '—*—', 'results.json', '{"a":"—*—"}', 1],
    ['a name with a mark that JSON escapes', 'а"б', 'results.json', JSON.stringify({ a: 'а"б' }), 1],
    ['a short name as a cell', 'Юг', 'a.html', '<td>Юг</td>', 1],
    ['a short name as a word', 'Юг', 'a.html', '<p>на Юг страны</p>', 0],
    ['a word of the report itself', 'Рыбинск', 'a.html', '<p>город Рыбинск</p>', 0],
    ['a word of the report itself, as a value of the results', 'Рыбинск', 'results.json', '{"a":"Рыбинск"}', 1],
    ['a value that the report itself has', 'Тотьма', 'results.json', '{"a":"Тотьма"}', 0],
    ['a value that the report itself has, as a cell', 'Тотьма', 'a.html', '<td>Тотьма</td>', 1],
    ['words that the report has, but apart', 'другие Рыбинск', 'a.html', '<p>и другие Рыбинск</p>', 1],
    ['a word of the report itself, as a key', 'Рыбинск', 'results.json', '{"a":1,"Рыбинск":2}', 0],
    ['a number, on a page of numbers', '1054', 'a.html', '<td>1054</td>', 0],
    ['a number, as a value of the results', '1054', 'results.json', '{"a":"1054"}', 1],
    ['a number that the results hold as one', '1054', 'results.json', '{"a":1054,"b":"n = 1054","1054":1}', 0],
    ['a name that begins with a number', '1054-й', 'a.html', '<p>1054-й</p>', 1],
    ['a name with a tab', 'Новый\tУглич', 'a.html', '<p>Новый\tУглич</p>', 1],
    ['a name with a tab, in the results', 'Новый\tУглич', 'results.json', JSON.stringify({ a: 'Новый\tУглич' }), 1],
  ] as const)('%s', (_, name, file, text, n) => expect(found(name, file, text)).toBe(n));
});

it('withoutRareLevels() writes «прочие» for a name, and leaves a longer word', () => {
  expect(withoutRareLevels('{"a":"Углич","b":"Угличский"}', ['Углич', 'Мышкин'], own)).toBe(
    '{"a":"прочие","b":"Угличский"}',
  );
  expect(withoutRareLevels('{}', [], own)).toBe('{}');
  expect(withoutRareLevels('{"a":"и другие Рыбинск"}', ['другие Рыбинск'], own)).toBe('{"a":"и прочие"}');
});

it('withoutRareLevels() leaves a word of the report itself, but where it is a value', () => {
  expect(withoutRareLevels('{"a":"Рыбинск","b":"и Рыбинск","Рыбинск":1}', ['Рыбинск'], own)).toBe(
    '{"a":"прочие","b":"и Рыбинск","Рыбинск":1}',
  );
  expect(withoutRareLevels('{"a":"Тотьма"}', ['Тотьма'], own)).toBe('{"a":"Тотьма"}');
});
