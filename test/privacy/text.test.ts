import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { placeOf, siteReader } from '../../src/privacy/text.ts';

describe('siteReader', () => {
  it('gives the same text for the same bytes, and another for others', () => {
    const folder = mkdtempSync(join(tmpdir(), 'texts-'));
    try {
      writeFileSync(join(folder, 'a.html'), '<p>одно</p>');
      writeFileSync(join(folder, 'b.html'), '<p>другое</p>');
      const read = siteReader();
      const [a, b] = read(folder).texts;
      writeFileSync(join(folder, 'b.html'), '<p>иное</p>');
      const [sameA, newB] = read(folder).texts;
      expect(sameA).toBe(a);
      expect(newB).not.toBe(b);
      expect(newB!.text).toContain('иное');
      rmSync(join(folder, 'b.html'));
      expect(read(folder).texts).toEqual([a]);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  const reading = (files: Readonly<Record<string, string | Uint8Array>>) => {
    const folder = mkdtempSync(join(tmpdir(), 'texts-'));
    mkdirSync(join(folder, 'b'));
    for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
    const found = siteReader()(folder);
    rmSync(folder, { recursive: true, force: true });
    return found;
  };

  it('resolves the references of markup, and leaves other text and what is no reference', () => {
    const text = '&#x31;&#X32;&#51;&amp;&LT;&gt;&quot;&nbsp;&#x10ffff;&#x110000;&copy;';
    const files = { 'a.svg': text, 'b.xml': text, 'c.html': text, 'd.txt': text };
    const resolved = '123&<>"\u00a0\u{10ffff}&#x110000;&copy;';
    expect(reading(files).texts.map((one) => one.text)).toEqual([resolved, resolved, resolved, text]);
  });

  it('passes over pictures and letters, and tells what is neither them nor text', () => {
    const begins: Readonly<Record<string, string>> = {
      'a.avif': '\0\0\0\x1cftypavif',
      'a.gif': 'GIF89a\xff',
      'a.ico': '\0\0\x01\0\xff',
      'a.jpeg': '\xff\xd8\xff\xe0',
      'a.jpg': '\xff\xd8\xff\xe1',
      'a.png': '\x89PNG\r\n\x1a\n\0',
      'a.webp': 'RIFF\0\n\0\0WEBPVP8 ',
      'a.woff': 'wOFF\0\xff',
      'a.woff2': 'wOF2\0\xff',
      'b.JPG': '\xff\xd8\xff\xe0',
    };
    const pictures = Object.keys(begins);
    const found = reading({
      ...Object.fromEntries(pictures.map((name) => [name, Buffer.from(begins[name]!, 'latin1')])),
      'b/nought.txt': Uint8Array.of(65, 0),
      'b/broken.txt': Uint8Array.of(65, 0xff),
      'b/fine.txt': 'а',
    });
    expect(found.names).toEqual([...pictures, 'b/broken.txt', 'b/fine.txt', 'b/nought.txt']);
    expect(found.texts).toEqual([{ file: 'b/fine.txt', text: 'а' }]);
    expect(found.unreadable).toEqual(['b/broken.txt', 'b/nought.txt']);
  });

  it('reads a text under the name of a picture, and tells of bytes that are no such picture', () => {
    const found = reading({ 'a.png': '159735,Ж', 'b.jpg': Uint8Array.of(0x89, 0x50, 0x4e, 0x47), 'c.woff2': 'wOFF' });
    expect(found.texts.map(({ file, text }) => [file, text])).toEqual([
      ['a.png', '159735,Ж'],
      ['c.woff2', 'wOFF'],
    ]);
    expect(found.unreadable).toEqual(['b.jpg']);
  });
});

it('placeOf() counts lines and signs before a place from 1, whatever comes after', () => {
  expect(placeOf('а\nбв\nг', 0)).toBe('строка 1, знак 1');
  expect(placeOf('а\nбв\nг', 3)).toBe('строка 2, знак 2');
});
