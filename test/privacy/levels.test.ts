import { describe, expect, it } from 'vitest';
import { levelFindings, withoutRareLevels } from '../../src/privacy/levels.ts';

const own = () => 'const words = "Рыбинск и другие"';
const found = (name: string, file: string, text: string) => levelFindings([{ file, text }], [name], own).length;

describe('levelFindings()', () => {
  const long = `${'а'.repeat(60)} ${'б'.repeat(60)}`;

  it.each([
    ['a word of a page', 'Углич', 'a.html', '<p>Город Углич.</p>', 1],
    ['the first word of a name of a file', 'Углич', 'Углич/a.html', 'Углич/a.html', 1],
    ['a part of a longer word', 'Углич', 'a.html', '<p>Угличский</p>', 0],
    ['two words', 'Новый Углич', 'a.html', '<p>в Новый Углич едут</p>', 1],
    ['the same words apart', 'Новый Углич', 'a.html', '<p>Новый и Углич</p>', 0],
    ['a name that only begins as it is known', long, 'a.html', `<p>${long}ещё</p>`, 1],
    ['a name of signs alone', '—*—', 'results.json', '{"a":"—*—"}', 1],
    ['a name with a mark that JSON escapes', 'а"б', 'results.json', JSON.stringify({ a: 'а"б' }), 1],
    ['a short name as a cell', 'Юг', 'a.html', '<td>Юг</td>', 1],
    ['a short name as a word', 'Юг', 'a.html', '<p>на Юг страны</p>', 0],
    ['a word of the report itself', 'Рыбинск', 'a.html', '<p>город Рыбинск</p>', 0],
  ] as const)('%s', (_, name, file, text, n) => expect(found(name, file, text)).toBe(n));
});

it('withoutRareLevels() writes «прочие» for a name, and leaves a longer word', () => {
  expect(withoutRareLevels('{"a":"Углич","b":"Угличский"}', ['Углич', 'Мышкин'], own)).toBe(
    '{"a":"прочие","b":"Угличский"}',
  );
  expect(withoutRareLevels('{}', [], own)).toBe('{}');
});
