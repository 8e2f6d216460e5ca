import { spawnSync } from 'node:child_process';
import {
  closeSync,
  constants,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  openSync,
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
    const reading = openSync(file, 'r');
    writeWhole(file, 'new');
    expect(readFileSync(reading, 'utf8')).toBe('old');
    closeSync(reading);
    expect(readFileSync(file, 'utf8')).toBe('new');
  });

  it('keeps a link and replaces what it leads to', () => {
    writeFileSync(join(folder, 'real.json'), 'old');
    symlinkSync('real.json', join(folder, 'link.json'));
    writeWhole(join(folder, 'link.json'), 'new');
    expect(lstatSync(join(folder, 'link.json')).isSymbolicLink()).toBe(true);
    expect(readFileSync(join(folder, 'real.json'), 'utf8')).toBe('new');
  });

  it('writes to a device or a pipe and does not replace it', () => {
    // No device of this machine: a mistake would replace it.
    const pipe = join(folder, 'pipe');
    expect(spawnSync('mkfifo', [pipe]).status).toBe(0);
    const reading = openSync(pipe, constants.O_RDONLY | constants.O_NONBLOCK);
    writeWhole(pipe, 'told');
    expect(readFileSync(reading, 'utf8')).toBe('told');
    closeSync(reading);
    expect(statSync(pipe).isFIFO()).toBe(true);
  });

  it('on a full disk leaves the old file, and nothing beside it', (context) => {
    if (spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=8k', 'tmpfs', folder]).status !== 0)
      return context.skip('this user may not mount a disk');
    try {
      const file = join(folder, 'results.json');
      writeWhole(file, 'old');
      expect(() => writeWhole(file, 'new'.repeat(10_000))).toThrow(/ENOSPC/);
      expect(readFileSync(file, 'utf8')).toBe('old');
      expect(readdirSync(folder)).toEqual(['results.json']);
    } finally {
      spawnSync('umount', [folder]);
    }
  });

  it('throws what the disk says where a folder stands there', () => {
    mkdirSync(join(folder, 'results.json'));
    expect(() => writeWhole(join(folder, 'results.json'), '{}')).toThrow(/EISDIR/);
  });
});
