import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Analysed } from '../../scripts/analysis.ts';
import type { Options } from '../../scripts/options.ts';
import { choosePrevious, fewerWords } from '../../scripts/previous.ts';
import { bankTable } from '../analysis/bankTable.ts';

describe('choosePrevious()', () => {
  let folder: string;
  let target: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'previous-'));
    target = join(folder, 'site');
    mkdirSync(target);
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const analysed = {
    read: { table: bankTable(50) },
    results: { dataset: { sha256: 'now', rows: 50 } },
  } as unknown as Analysed;
  const write = (file: string, rows: number, more: object = {}) => {
    const results = {
      schemaVersion: 1,
      dataset: { sha256: file, rows },
      stamp: { contentSha256: '' },
      quality: { missing: {} },
      eda: { churn: { n: rows, churned: 20 }, byCategory: {}, fixedBins: {} },
      segments: [],
      hypotheses: [],
      ...more,
    };
    writeFileSync(file, JSON.stringify(results));
    return file;
  };
  const chosen = (previous?: string) => {
    const said: string[] = [];
    const options = { previous } as Options;
    const { results, reason } = choosePrevious(options, target, analysed, (words) => said.push(words));
    return { of: results?.dataset.sha256, reason, said };
  };

  it('takes the file that is named, else what is published at the target', () => {
    const published = write(join(target, 'results.json'), 60);
    const named = write(join(folder, 'named.json'), 60);
    expect(chosen()).toEqual({ of: published, reason: null, said: [] });
    expect(chosen(named)).toEqual({ of: named, reason: null, said: [] });
  });

  it('says of a named file alone that it is not there', () => {
    const absent = join(folder, 'absent.json');
    const { reason, said } = chosen(absent);
    expect(said).toEqual([`${absent}: Файл прежних результатов не открылся, поэтому сравнения нет.`]);
    expect(said[0]).toContain(reason);
    expect(chosen()).toEqual({
      of: undefined,
      reason: 'Сравнивать не с чем: это первый выпуск отчёта, или результаты прошлого не сохранились.',
      said: [],
    });
  });

  it.each([
    ['damaged', '{"schemaVersion":1', /^Файл прежних результатов испорчен: это не JSON\./],
    ['of another version', '{"schemaVersion":2}', /^Прежние результаты другой версии \(2, нужна 1\)\./],
    ['without what is compared', '{"schemaVersion":1}', /^В прежних результатах нет того, что нужно для сравнения\./],
  ])('leaves aside what is %s, named or not, and says so', (_, text, why) => {
    const published = join(target, 'results.json');
    writeFileSync(published, text);
    for (const named of [undefined, published]) {
      const { of, reason, said } = chosen(named);
      expect(of).toBeUndefined();
      expect(reason).toMatch(why);
      expect(said).toEqual([`${published}: ${reason}`]);
    }
  });

  it('leaves aside what shows single clients, named or not, and says so', () => {
    const published = write(join(target, 'results.json'), 60, { group: { n: 4, rate: 0.5 } });
    for (const named of [undefined, published]) {
      const { of, reason, said } = chosen(named);
      expect(of).toBeUndefined();
      expect(reason).toMatch(/^Прежние результаты оставлены в стороне: /);
      expect(said).toEqual([`${published}: ${reason} Найдено: группа меньше 10 клиентов: group.n.`]);
    }
  });

  it('warns of a file that lost half of its clients', () => {
    write(join(target, 'results.json'), 100);
    expect(chosen().said).toEqual([fewerWords(100, 50)]);
  });
});

describe('fewerWords(before, now)', () => {
  it('warns of a file that lost half of its clients', () => {
    expect(fewerWords(10_000, 1000)?.replaceAll('\u00a0', ' ')).toBe(
      'предупреждение: клиентов в файле 1 000, а в прошлых результатах было 10 000: полна ли выгрузка?',
    );
    expect(fewerWords(10_000, 5000)).not.toBeNull();
  });

  it('says nothing of a file that lost fewer, of a larger one, and of the first', () => {
    expect(fewerWords(10_000, 5001)).toBeNull();
    expect(fewerWords(1000, 10_000)).toBeNull();
    expect(fewerWords(0, 10_000)).toBeNull();
  });
});
