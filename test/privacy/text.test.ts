import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
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
});

it('placeOf() counts lines and signs before a place from 1, whatever comes after', () => {
  expect(placeOf('а\nбв\nг', 0)).toBe('строка 1, знак 1');
  expect(placeOf('а\nбв\nг', 3)).toBe('строка 2, знак 2');
});
