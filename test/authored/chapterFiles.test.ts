import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { chapterProblems, checkedFronts, readChapters, unfitName } from '../../src/authored/chapterFiles.ts';
import { problemWords } from '../../src/schemas/contentProblem.ts';
import { root } from '../site/build.ts';

describe('chapterProblems(chapters)', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'content-'));
    mkdirSync(join(folder, 'chapters'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  // Each has a title of its own: the name of its file.
  const write = (name: string, text: string) =>
    writeFileSync(join(folder, 'chapters', `${name}.mdx`), text.replace('Глава', `Глава ${name}`));
  const found = () => chapterProblems(readChapters(folder)).map(problemWords);
  const front = (order: number) =>
    `---\ntitle: Глава\norder: ${order}\nquestion: Что?\nanswer: Вот что.\n---\n\nТекст\n`;

  it('finds none in chapters of their own places, however their lines end', () => {
    write('a', front(1));
    write('b', front(2).replaceAll('\n', '\r\n'));
    expect(found()).toEqual([]);
  });

  it('names a mistyped field once', () => {
    write('a', front(1).replace('title:', 'titl:'));
    expect(found()).toEqual([
      'src/content/chapters/a.mdx:2:1: лишнее поле «titl»; ближайшее — «title»; есть: title, short, order, sheet, question, answer',
    ]);
  });

  it('names what an empty chapter lacks above, before it says that it is empty', () => {
    const empty = front(1).replace('\nТекст\n', '');
    write('a', empty);
    write('b', empty.replace('order: 1\n', ''));
    expect(found()).toEqual([
      'src/content/chapters/a.mdx:6:1: глава пуста: под строкой --- нет ни слова; напишите её или уберите файл',
      'src/content/chapters/b.mdx:2:1: не хватает поля «order»',
    ]);
  });

  it('reads no chapter that another editor named a text, and says so', () => {
    write('a', front(1));
    writeFileSync(join(folder, 'chapters', 'b.mdx.txt'), front(2));
    expect(found()).toEqual([
      expect.stringMatching(/^src\/content\/chapters\/b\.mdx\.txt:1:1: глава лежит в самой папке/),
    ]);
  });

  it('passes over what is no chapter, and what is hidden in a folder', () => {
    write('a', front(1));
    mkdirSync(join(folder, 'chapters', 'more'));
    for (const name of ['notes.txt', 'a.mdx.orig', 'more/.b.mdx']) writeFileSync(join(folder, 'chapters', name), 'x');
    expect(readChapters(folder).map(({ file }) => file)).toEqual(['chapters/a.mdx']);
  });

  it('are thrown by checkedFronts(), which else gives the chapters and where their fields are', () => {
    write('a', front(1));
    expect(checkedFronts(folder)).toEqual([
      {
        id: 'a',
        front: { title: 'Глава a', order: 1, question: 'Что?', answer: 'Вот что.' },
        places: {
          title: { line: 2, column: 8 },
          order: { line: 3, column: 8 },
          question: { line: 4, column: 11 },
          answer: { line: 5, column: 9 },
        },
      },
    ]);
    write('b', front(1));
    expect(() => checkedFronts(folder)).toThrow('место order: 1 уже занято');
  });

  it('names two chapters in one place, and the next that is free', () => {
    write('a', front(1));
    write('b', front(1));
    expect(found()).toEqual([
      'src/content/chapters/b.mdx:3:8: место order: 1 уже занято: src/content/chapters/a.mdx:3; дайте другое, следующее свободное — 2',
    ]);
  });

  it('names a chapter without fields', () => {
    write('a', '# Глава\n');
    expect(found()).toEqual([
      'src/content/chapters/a.mdx:1:1: глава начинается не с полей: поставьте сверху блок между двумя строками ---; в нём: title, short, order, sheet, question, answer',
    ]);
  });

  it('names a chapter whose fields have no end', () => {
    write('a', front(1).replace(/\n---\n[\s\S]*$/, '\n'));
    expect(found()).toEqual([
      'src/content/chapters/a.mdx:1:1: блок полей открыт строкой --- и не закрыт: поставьте вторую такую строку после полей; в нём: title, short, order, sheet, question, answer',
    ]);
  });

  it('names two chapters of one title: the contents would list it twice', () => {
    write('a', front(1).replace('Глава', 'Портреты'));
    write('b', front(2).replace('Глава', 'портреты'));
    expect(found()).toEqual([
      'src/content/chapters/b.mdx:2:8: заголовок «портреты» уже есть: src/content/chapters/a.mdx:2:8; измените один из них, иначе их не различить',
    ]);
  });

  it('offers a place that is free, to an appendix one among the appendices', () => {
    write('a', front(1));
    write('b', front(1));
    write('c', front(2));
    write('d', front(90));
    write('e', front(90));
    write('f', front(92));
    expect(found().map((words) => words.replace(/.*: место/, 'место'))).toEqual([
      'место order: 1 уже занято: src/content/chapters/a.mdx:3; дайте другое, следующее свободное — 3',
      'место order: 90 уже занято: src/content/chapters/d.mdx:3; дайте другое, следующее свободное — 91',
    ]);
  });
});

describe('unfitName(id)', () => {
  it('lets no chapter have the name of a page or folder of the site', () => {
    const folders = ['assets', 'cards', 'figures', 'paths'];
    const pages = readdirSync(join(root, 'src', 'pages'))
      .filter((name) => /^\w+\.astro$/.test(name))
      .map((name) => name.replace('.astro', ''));
    expect(pages).toEqual(['404', 'changes', 'contents', 'glossary', 'index', 'ledger', 'search']);
    for (const id of [...folders, ...pages])
      expect(unfitName(id)).toBe(`имя «${id}» занято страницей самого сайта: назовите файл иначе`);
  });

  it('lets it have such letters alone as an address has', () => {
    for (const id of ['a', '7-steps', 'ledger-2']) expect(unfitName(id)).toBeNull();
    for (const id of ['', '-a', 'a_b', 'Eda', 'глава', 'a b'])
      expect(unfitName(id)).toBe(
        `имя «${id}» не станет адресом: назовите файл строчными латинскими буквами, цифрами и дефисом`,
      );
  });
});
