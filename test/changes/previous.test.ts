import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { previousNow, readPrevious } from '../../src/changes/previous.ts';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'previous-'))));
afterEach(() => rmSync(folder, { recursive: true }));

const sha = (letter: string) => letter.repeat(64);
const results = (sha256: string) => ({
  schemaVersion: 1,
  dataset: { file: 'a.csv', sha256, rows: 100, columns: 12 },
  stamp: { contentSha256: sha('c'), version: '0.1.0' },
  quality: { missing: { age: 3 } },
  eda: {
    churn: { n: 100, churned: 20 },
    byCategory: { city: [{ value: 'Рыбинск', n: 60 }] },
    fixedBins: { age: { missing: 3, bins: [{ low: null, high: 40, n: 97 }] } },
  },
  segments: [],
  hypotheses: [],
});
const write = (name: string, content: unknown) => {
  writeFileSync(join(folder, name), typeof content === 'string' ? content : JSON.stringify(content));
  return join(folder, name);
};

describe('readPrevious', () => {
  it('gives the results of other data', () => {
    const file = write('results.json', results(sha('a')));
    expect(readPrevious(file, sha('b'))).toEqual({
      results: results(sha('a')),
      bytes: JSON.stringify(results(sha('a'))),
      reason: null,
    });
  });

  it('says that this is the first report, or that a named file is not there', () => {
    const file = join(folder, 'results.json');
    expect(readPrevious(file, sha('a')).reason).toBe(
      'Сравнивать не с чем: это первый выпуск отчёта, или результаты прошлого не сохранились.',
    );
    expect(readPrevious(file, sha('a'), true).reason).toBe(
      'Файл прежних результатов не открылся, поэтому сравнения нет.',
    );
  });

  it.each([
    [
      '{"schemaVersion": 1, "dat',
      'Файл прежних результатов испорчен: это не JSON. Сравнение начнётся со следующего выпуска.',
    ],
    ['', 'Файл прежних результатов испорчен: это не JSON. Сравнение начнётся со следующего выпуска.'],
    ['null', 'Прежние результаты другой версии (не названа, нужна 1). Сравнение начнётся со следующего выпуска.'],
    [
      '{"schemaVersion": 2}',
      'Прежние результаты другой версии (2, нужна 1). Сравнение начнётся со следующего выпуска.',
    ],
    [
      '{"schemaVersion": "<b>"}',
      'Прежние результаты другой версии (не названа, нужна 1). Сравнение начнётся со следующего выпуска.',
    ],
    [
      '{"schemaVersion": 1, "dataset": {}}',
      'В прежних результатах нет того, что нужно для сравнения. Сравнение начнётся со следующего выпуска.',
    ],
  ])('of %j says why there is no comparison', (content, reason) => {
    expect(readPrevious(write('results.json', content), sha('a'))).toEqual({
      results: null,
      reason,
      isLeftAside: true,
    });
  });

  it.each([
    ['a count that is none', { eda: { ...results('a').eda, churn: { n: 'many', churned: 2 } } }],
    ['fewer empty cells than none', { quality: { missing: { age: -1 } } }],
    ['levels of another shape', { eda: { ...results('a').eda, byCategory: { city: { Рыбинск: 5 } } } }],
    [
      'a decision that nobody knows',
      { hypotheses: [{ id: 'x', decision: '<b>', effect: 1, effectName: 'auc', effectCi: null }] },
    ],
    ['segments without their figures', { segments: [{ id: 'x' }] }],
  ])('with %s is not compared', (_, part) => {
    const { results: found, reason } = readPrevious(write('results.json', { ...results(sha('a')), ...part }), sha('b'));
    expect(found).toBeNull();
    expect(reason).toContain('нет того, что нужно для сравнения');
  });

  it('whose groups are withheld and whose tests have no interval is compared', () => {
    const segment = { id: 'x', n: null, churned: null, priority: null, disqualified: 'withheld', valueMeanCi: null };
    const hypothesis = { id: 'y', decision: 'notComputed', effect: null, effectName: 'auc', effectCi: null };
    const older = { ...results(sha('a')), segments: [segment], hypotheses: [hypothesis] };
    expect(readPrevious(write('results.json', older), sha('b')).results).toEqual(older);
  });

  it('of the same data gives the data before them, so that a rebuild tells the same changes', () => {
    const file = write('results.json', results(sha('b')));
    write('results.previous.json', results(sha('a')));
    expect(readPrevious(file, sha('b')).results?.dataset.sha256).toBe(sha('a'));
  });

  it('of the same data with nothing before them says so', () => {
    const file = write('results.json', results(sha('b')));
    const reason = `Данные те же, что в прошлом выпуске (отпечаток ${'b'.repeat(8)}): сравнивать не с чем.`;
    expect(readPrevious(file, sha('b')).reason).toBe(reason);
    for (const older of ['broken', results(sha('b'))]) {
      write('results.previous.json', older);
      expect(readPrevious(file, sha('b')).reason).toBe(reason);
    }
  });
});

describe('previousNow', () => {
  it('without a build compares with nothing, as a first report does', () => {
    vi.stubEnv('REPORT_PREVIOUS', undefined);
    expect(previousNow().reason).toBe(
      'Сравнивать не с чем: это первый выпуск отчёта, или результаты прошлого не сохранились.',
    );
    vi.unstubAllEnvs();
  });

  it('is what the build has written', async () => {
    const written = { results: null, reason: 'нечего' };
    vi.stubEnv('REPORT_PREVIOUS', write('previous.json', written));
    vi.resetModules();
    const fresh = await import('../../src/changes/previous.ts');
    expect(fresh.previousNow()).toEqual(written);
    vi.unstubAllEnvs();
  });
});
