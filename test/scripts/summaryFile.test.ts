import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { describeFault } from '../../scripts/fault.ts';
import { summaryFile } from '../../scripts/summaryFile.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'summary-'));
});
afterEach(() => {
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true, force: true });
});

describe('the file of the summary', () => {
  it('keeps what other steps wrote', () => {
    const path = join(folder, 'steps.md');
    writeFileSync(path, 'раньше\n');
    const append = summaryFile(path);
    expect(readFileSync(path, 'utf8')).toBe('раньше\n');
    append('стало 18,2 %\n');
    expect(readFileSync(path, 'utf8')).toBe('раньше\nстало 18,2 %\n');
  });

  it('that cannot be written throws before there is anything to tell', () => {
    expect(() => summaryFile(folder)).toThrow('EISDIR');
    expect(() => summaryFile(join(folder, 'no', 'steps.md'))).toThrow('ENOENT');
  });

  it('that cannot be written is told by its option, not by that of the site', () => {
    let fault: unknown;
    try {
      summaryFile(folder);
    } catch (error) {
      fault = error;
    }
    const told = describeFault(fault as Error);
    expect(told).toContain(`--summary ${folder}: EISDIR`);
    expect(told).toContain('Назовите в --summary файл, в который можно писать.');
    expect(told).not.toContain('--out');
  });

  it('is no file where none is asked for', () => {
    expect(() => summaryFile(undefined)('стало')).not.toThrow();
  });

  it.runIf(existsSync('/dev/full'))('on a full disk is told, and the site stands', () => {
    const told = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    summaryFile('/dev/full')('стало');
    expect(told.mock.calls.flat().join()).toMatch(
      /^--summary \/dev\/full: не дописано \(ENOSPC.*сайт уже на своём месте\.$/,
    );
  });

  it('on a disk that has room for a part of it is told too', (context) => {
    if (spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=8k', 'tmpfs', folder]).status !== 0)
      return context.skip('this user may not mount a disk');
    try {
      const told = vi.spyOn(console, 'error').mockImplementation(() => undefined);
      summaryFile(join(folder, 'steps.md'))('стало'.repeat(10_000));
      expect(told.mock.calls.flat().join()).toContain('не дописано (ENOSPC');
    } finally {
      spawnSync('umount', [folder]);
    }
  });
});
