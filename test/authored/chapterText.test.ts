import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { bodyOf, chapterBody, chapterText, frontOf } from '../../src/authored/chapterText.ts';

describe('frontOf(text) and bodyOf(text)', () => {
  it.each([
    ['a chapter', '---\ntitle: A\norder: 1\n---\n\nB\n', 'title: A\norder: 1', '\nB\n'],
    ['one of another system, with blanks behind the hyphens', '---\r\ntitle: A\r\n--- \t\r\nB', 'title: A', 'B'],
    ['one without words', '---\ntitle: A\n---', 'title: A', ''],
    [
      'words between lines of hyphens',
      '---\ntitle: A\n---\nB\n\n---\n\nC\n\n---\n',
      'title: A',
      'B\n\n---\n\nC\n\n---\n',
    ],
    ['a line of hyphens that goes on', '---\ntitle: A\n---B\n---\nC', 'title: A\n---B', 'C'],
  ])('%s', (_, text, front, body) => {
    expect([frontOf(text), bodyOf(text)]).toEqual([front, body]);
  });

  it.each(['B\n---\ntitle: A\n---\nC', 'B\n', '---\ntitle: A\nB\n'])('find no front matter in %j', (text) => {
    expect([frontOf(text), bodyOf(text)]).toEqual([undefined, text]);
  });
});

it('a text that is not UTF-8 is named by the file of its chapter; another is read without its front matter', () => {
  const folder = mkdtempSync(join(tmpdir(), 'chapters-'));
  mkdirSync(join(folder, 'chapters'));
  const file = join(folder, 'chapters', 'a.mdx');
  writeFileSync(file, '---\ntitle: A\n---\nB');
  expect(chapterBody(folder, 'a')).toBe('B');
  writeFileSync(file, Buffer.from([0x2d, 0xcf, 0xf0]));
  expect(chapterText(folder, 'a').problem).toMatchObject({ file: 'chapters/a.mdx', line: 1 });
});
