import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { placesIn, readYaml } from '../../src/schemas/yamlFile.ts';

const found = (text: string) =>
  readYaml(text, 'a.yaml', z.strictObject({ name: z.string(), other: z.string() })).problems.map(
    ({ line, column, message }) => `${line}:${column}: ${message}`,
  );
const opened = 'YAML не читается: кавычка открыта здесь и нигде не закрыта; закройте её';

describe('readYaml(text, file, schema)', () => {
  it('names a text that a # cuts short, and takes a comment for a comment', () => {
    const lost = (words: string) =>
      `«${words}» потеряется: после пробела и # YAML не читает; возьмите весь текст в кавычки (примечание пишется с пробелом: # так)`;
    expect(found('name: Отток #1 в банке \nother: b\n')).toEqual([`1:13: ${lost('#1 в банке')}`]);
    expect(found('name: a\nother: b\t#тег\r\n')).toEqual([`2:10: ${lost('#тег')}`]);
    expect(found('name: a # так\nother: "b #1" #\n#конец')).toEqual([]);
    expect(found('name: a#1\nother: b\n#1')).toEqual([]);
  });

  it.each([`"`, `'`])('names where a quotation by %s begins that has no end, after others that have one', (quote) => {
    expect(found(`name: "a"\nmore: 'b'\nother: ${quote}c\nlast: d\n\n\n`)).toEqual([`3:8: ${opened}`]);
  });

  it('names no quotation that is closed', () => {
    expect(found('name: "a"\nother: [b\n\n\n')).toEqual([
      '2:10: YAML не читается: выше открыта скобка [ или {, и до этого места она не закрыта; закройте её',
    ]);
    expect(found('name: a\nother: [b')).toEqual([expect.stringMatching(/^2:10: .*открыта скобка/)]);
  });

  it.each([
    ['a tab', 'name:\n\t- a\n', '2:1: YAML не читается: отступ сделан знаком табуляции; поставьте пробелы'],
    ['a field twice', 'name: a\nname: b\n', '2:1: YAML не читается: поле записано дважды; оставьте одно'],
    [
      'words behind a quotation',
      'name: "a" b\n',
      `1:11: YAML не читается: кавычка " закрыта посреди текста; возьмите весь текст в другие, '…', или пишите внутри него «…»`,
    ],
    ['words right behind a quotation', 'name: "a "b" c"\n', '1:11: YAML не читается: кавычка " закрыта посреди текста'],
    [
      'words behind an apostrophe',
      "other: c\nname: 'a' b\n",
      `2:11: YAML не читается: кавычка ' закрыта посреди текста; возьмите весь текст в другие, "…", или`,
    ],
    ['a list in the place of a text', 'name: - a\n', '1:7: YAML не читается: лишний знак: возьмите текст в кавычки'],
    ['a sign for a name', 'name: a\n>: 1\n', '2:1: YAML не читается: строка начинается со знака >, который занят'],
    ['a name alone', 'name\nother: b\n', '1:1: YAML не читается: после имени поля нужно двоеточие с пробелом'],
    ['a text that leaves its column', 'name: |\n  a\n b\n', '3:1: YAML не читается: отступ не тот: поля одного списка'],
    ['a sign of YAML', 'name: %a\n', '1:7: YAML не читается: текст начинается со знака, который занят самим YAML'],
    ['an anchor without a name', 'name: &\n', '1:7: YAML не читается: у знака & или * нет имени'],
  ])('says of %s what to do', (_, text, words) => {
    expect(found(text)).toEqual([expect.stringContaining(words)]);
  });

  it('blames an empty list above for what stands under it', () => {
    const words = 'YAML не читается: выше стоит пустой список [], и под ним ничего быть не может; уберите ту строку';
    expect(found('# a\n[]\n# b\n- name: a\n')).toEqual([`4:1: ${words}`]);
    expect(found('[]\n\n- name: a\n')).toEqual([`3:1: ${words}`]);
    expect(found('name: []\n- a\n')).toEqual([expect.not.stringContaining('пустой список')]);
  });

  it('blames a space that does not break only where it begins a line near the mistake', () => {
    const hard = 'YAML не читается: в начале строки стоит неразрывный пробел; поставьте обычный';
    expect(found('name: b\n\u00a0other\nc: d\n')).toEqual([`2:1: ${hard}`]);
    expect(found('list:\n  -\u00a0a: 1\n    b: 2\n')).toEqual([`2:8: ${hard}`]);
    const behind = 'YAML не читается: после двоеточия стоит неразрывный пробел; поставьте обычный';
    expect(found('name:\u00a0b\nother: c\n')).toEqual([`1:1: ${behind}`]);
    expect(found('name: b\nother:\u00a0c\n')).toEqual([`2:1: ${behind}`]);
    expect(found('\u00a0name: b\nother: c\n')).toEqual([
      '1:1: в имени поля «\u00a0name» стоит неразрывный пробел; поставьте обычный',
    ]);
    expect(found('name: a\u00a0b\nother: c: d\n')).toEqual([
      expect.stringContaining('2:8: YAML не читается: в тексте'),
    ]);
    expect(found('a: b\n\u00a0c: d\nx: 1\ne: "f" g\n')).toEqual([
      expect.stringContaining('4:8: YAML не читается: кавычка'),
    ]);
  });

  it('takes a value that is named above, and tells the first that is not', () => {
    expect(found('name: &a x\nother: *a\n')).toEqual([]);
    expect(found('name: *a\nother: *b\n')).toEqual([expect.stringMatching(/^1:7: ссылка \*a ведёт/)]);
  });

  it('tells each needless field by itself, and a lacking one below what stands above it', () => {
    expect(found('# a\nname: a\nmore: b\nelse: c\n')).toEqual([
      '2:1: не хватает поля «other»',
      '3:1: лишнее поле «more»; есть: name, other',
      '4:1: лишнее поле «else»; есть: name, other',
    ]);
  });

  it('tells the fields of a part that may be absent, and of one in a list', () => {
    const part = z.strictObject({ low: z.number() });
    const schema = z.strictObject({ range: part.optional(), list: z.array(part).optional() });
    const text = 'range:\n  low: 1\n  top: 2\nlist:\n  - low: 1\n    top: 2\n';
    expect(readYaml(text, 'a.yaml', schema).problems.map(({ line, message }) => [line, message])).toEqual([
      [3, 'лишнее поле «top»; есть: low'],
      [6, 'лишнее поле «top»; есть: low'],
    ]);
  });

  it.each([
    ['empty', ': b', ''],
    ['a number', '7: b', '7'],
    ['yes or no', 'true: b', 'true'],
  ])('tells the place of a field that is needless where its name is %s', (_, line, key) => {
    expect(found(`name: a\nother: c\n${line}\n`)).toEqual([`3:1: лишнее поле «${key}»; есть: name, other`]);
  });
});

describe('placesIn(text)', () => {
  it('finds a value, and of one that is absent the nearest above it', () => {
    const place = placesIn('name: a\nlist:\n  - one: 1\n    two: 2\n');
    expect(place(['list', 0, 'two'])).toEqual({ line: 4, column: 10 });
    expect(place(['list', 0, 'three'])).toEqual({ line: 3, column: 5 });
    expect(place(['none'])).toEqual({ line: 1, column: 1 });
  });
});
