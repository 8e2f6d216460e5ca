import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { analyst, Refused } from '../../scripts/analystThread.ts';
import { readOptions } from '../../scripts/options.ts';
import type { Progress } from '../../scripts/progress.ts';
import type { Results } from '../../src/results/results.ts';
import { root } from '../site/build.ts';

/** The thread over a file, and what it told. */
function started(data: string, isWatched = false) {
  const told: string[] = [];
  const progress: Progress = {
    reading: (_, __, rows) => told.push(`read ${rows}`),
    analysing: (step) => told.push(step),
    pages: () => told.push('pages'),
    clear: () => told.push('clear'),
  };
  const said = vi.spyOn(console, 'error').mockImplementation(() => {});
  const target = mkdtempSync(join(tmpdir(), 'analyst-'));
  const options = readOptions(['--data', data, '--out', target, '--no-cache'], root, 'dist');
  return { thread: analyst({ options, target, cwd: root, isWatched }, progress), target, told, said };
}

describe('analyst()', () => {
  it('gives what it found and how far it is, and looks at the site', { timeout: 60_000 }, async () => {
    const { thread, target, told } = started(join(root, 'data', 'bank_scrooge.csv'), true);
    const { words, json, previous, content } = await thread.findings;
    const results = JSON.parse(json) as Results;
    expect(words).toMatch(/^Прочитано: bank_scrooge\.csv, строк 10\u00a0000, /);
    expect(results.dataset.rows).toBe(10_000);
    expect(content.segments.map(({ id }) => id).sort()).toEqual(results.segments.map(({ id }) => id).sort());
    expect(previous.results).toBeNull();
    expect(told).toContain('robustness');
    expect(told.at(-1)).toBe('clear');
    writeFileSync(join(target, 'results.json'), json);
    expect(await thread.leak(target)).toBeNull();
    await thread.end();
  });

  it('says why it refuses a file, and with what code', { timeout: 60_000 }, async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'analyst-')), 'empty.csv');
    writeFileSync(file, '');
    const { thread, told, said } = started(file);
    const refused: unknown = await thread.findings.catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(Refused);
    expect((refused as Refused).code).toBe(2);
    expect(said.mock.calls.join('\n')).toContain('пуст');
    expect(told).toEqual([]);
    await expect(thread.leak('.')).rejects.toBe(refused);
    await thread.end();
  });
});
