import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { progressLine } from '../../scripts/progress.ts';
import { schema } from '../../src/dataset/index.ts';
import { readTable } from '../../src/dataset/read.ts';
import { analysedWhole } from '../analysedWhole.ts';
import { emptyFolder, root, run } from '../site/build.ts';

/** A terminal that remembers, and a clock that is moved by hand. */
function fake(isTTY: boolean, columns = 80) {
  const written: string[] = [];
  let time = 0;
  const progress = progressLine({ isTTY, columns, write: (text) => written.push(text) }, () => time);
  return { progress, written, pass: (milliseconds: number) => (time += milliseconds) };
}
const plain = (text: string) => text.replaceAll('\u00a0', ' ');

describe('progressLine', () => {
  it('tells of reading in percent and rows a second, of steps and of pages, each over the last', () => {
    const { progress, written, pass } = fake(true);
    pass(2000);
    progress.reading(50, 200, 24_000);
    progress.analysing('search');
    pass(200);
    progress.pages(0);
    pass(200);
    progress.pages(3);
    progress.clear();
    expect(written.map(plain)).toEqual([
      '\r\x1b[KЧтение 25 %: строк 24 000, 12 000 строк/с',
      '\r\x1b[KАнализ: поиск сегментов',
      '\r\x1b[KСтраницы: подготовка',
      '\r\x1b[KСтраницы: готово 3',
      '\r\x1b[K',
    ]);
  });

  it('gives no percent of a stream whose end is unknown', () => {
    const { progress, written, pass } = fake(true);
    pass(1000);
    progress.reading(50, undefined, 10);
    expect(written.map(plain)).toEqual(['\r\x1b[KЧтение: строк 10, 10 строк/с']);
  });

  it('writes no more often than the eye reads, and within the width of the window', () => {
    const { progress, written, pass } = fake(true, 10);
    progress.reading(1, 9, 1);
    pass(20);
    progress.reading(2, 9, 2);
    pass(100);
    progress.reading(3, 9, 3);
    expect(written).toHaveLength(2);
    expect(written[1]).toBe('\r\x1b[KЧтение 33');
  });

  it('clears nothing where nothing was shown', () => {
    const { progress, written } = fake(true);
    progress.clear();
    expect(written).toEqual([]);
  });

  it('is silent where it is no terminal', async () => {
    const { progress, written } = fake(false);
    progress.reading(1, 2, 3);
    progress.analysing('model');
    progress.pages(1);
    progress.clear();
    expect(written).toEqual([]);
    const done = await run('scripts/analyse.ts', ['--no-cache', '--out', join(emptyFolder(), 'results.json')]);
    expect(done.stderr).toBe('');
    expect(done.stdout).toMatch(/\nЗаписано: .*results\.json, \d+,\d\d с\n$/);
  });

  it('shows every stage on a terminal and leaves its line clean', (context) => {
    // `script` gives the command a terminal of its own.
    if (spawnSync('script', ['--version']).status !== 0) return context.skip('there is no command script');
    const out = join(emptyFolder(), 'results.json');
    const command = `'${process.execPath}' '${join(root, 'scripts', 'analyse.ts')}' --no-cache --out '${out}'`;
    const { stdout } = spawnSync('script', ['-qec', command, '/dev/null'], { encoding: 'utf8' });
    expect(stdout).toContain('Чтение 100 %');
    expect(stdout).toContain('Анализ: проверка расчётов на образце\r\x1b[KПрочитано: ');
  });
});

describe('what is told', () => {
  const file = join(root, 'data', 'bank_scrooge.csv');

  it('is each piece of the file, up to the whole of it', async () => {
    const told: (number | undefined)[][] = [];
    const { table } = await readTable(file, schema, { told: (...about) => told.push(about) });
    const [taken, size, rows] = told.at(-1)!;
    expect(taken).toBe(size);
    expect(table!.rows - rows!).toBeLessThanOrEqual(1);
  });

  it('is each step of the analysis, once and in order', async () => {
    const { table, facts } = await readTable(file, schema);
    const steps: string[] = [];
    analysedWhole(table!, facts, (step) => steps.push(step));
    expect(steps).toEqual([
      'summaries',
      'associations',
      'hypotheses',
      'model',
      'value',
      'segments',
      'search',
      'groups',
      'robustness',
    ]);
  });
});
