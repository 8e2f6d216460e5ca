import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { chapterProblems, readChapters } from '../../src/chapterFiles.ts';
import { problemWords } from '../../src/schemas/contentProblem.ts';

describe('chapterProblems(chapters)', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'content-'));
    mkdirSync(join(folder, 'chapters'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const write = (name: string, text: string) => writeFileSync(join(folder, 'chapters', `${name}.mdx`), text);
  const found = () => chapterProblems(readChapters(folder)).map(problemWords);
  const front = (order: number) =>
    `---\ntitle: Глава\norder: ${order}\nquestion: Что?\nanswer: Вот что.\n---\n\nТекст\n`;

  it('finds none in chapters of their own places, however their lines end', () => {
    write('a', front(1));
    write('b', front(2).replaceAll('\n', '\r\n'));
    expect(found()).toEqual([]);
  });

  it('names a lacking and a mistyped field', () => {
    write('a', front(1).replace('title:', 'titl:'));
    expect(found()).toEqual([
      'src/content/chapters/a.mdx:2:1: не хватает поля «title»',
      'src/content/chapters/a.mdx:2:1: лишнее поле «titl»; ближайшее — «title»; есть: title, short, order, sheet, question, answer',
    ]);
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
});
