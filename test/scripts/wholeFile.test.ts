import {
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { writeWhole } from '../../scripts/wholeFile.ts';

describe('writeWhole', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'whole-'));
  });

  it('makes the folders that lead to the file, and leaves nothing beside it', () => {
    writeWhole(join(folder, 'a', 'b', 'results.json'), '{}');
    writeWhole(join(folder, 'a', 'b', 'results.json'), '[]');
    expect(readFileSync(join(folder, 'a', 'b', 'results.json'), 'utf8')).toBe('[]');
    expect(readdirSync(join(folder, 'a', 'b'))).toEqual(['results.json']);
  });

  it('gives the path another file, so that whoever has the old one open reads it to its end', () => {
    const file = join(folder, 'results.json');
    writeFileSync(file, 'old');
    const { ino } = statSync(file);
    writeWhole(file, 'new');
    expect(statSync(file).ino).not.toBe(ino);
  });

  it('keeps a link and replaces what it leads to', () => {
    writeFileSync(join(folder, 'real.json'), 'old');
    symlinkSync('real.json', join(folder, 'link.json'));
    writeWhole(join(folder, 'link.json'), 'new');
    expect(lstatSync(join(folder, 'link.json')).isSymbolicLink()).toBe(true);
    expect(readFileSync(join(folder, 'real.json'), 'utf8')).toBe('new');
  });

  it('writes to a device and does not replace it', () => {
    writeWhole('/dev/null', 'nothing');
    expect(statSync('/dev/null').isCharacterDevice()).toBe(true);
  });

  it('throws what the disk says where a folder stands there', () => {
    mkdirSync(join(folder, 'results.json'));
    expect(() => writeWhole(join(folder, 'results.json'), '{}')).toThrow(/EISDIR/);
  });
});
