import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readContentFiles } from '../../src/authored/contentFiles.ts';
import { bank } from '../../src/dataset/bank.ts';
import { readTable } from '../../src/dataset/read.ts';
import { emptyRules } from '../../src/authored/emptyRules.ts';
import { problemWords } from '../../src/schemas/contentProblem.ts';
import { copyGiven } from '../content/given.ts';

const root = join(import.meta.dirname, '..', '..');
const { table } = await readTable(join(root, 'data', 'bank_scrooge.csv'), bank);

describe('emptyRules(table, content)', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'content-'));
    copyGiven(folder);
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const edit = (file: string, from: string, to: string) => {
    const text = readFileSync(join(folder, file), 'utf8');
    expect(text).toContain(from);
    writeFileSync(join(folder, file), text.replace(from, to));
  };
  const found = async () =>
    (await emptyRules(table!, readContentFiles(bank, folder), folder)).map((problem) =>
      problemWords(problem).replaceAll('\u00a0', ' '),
    );

  it('finds none in the shipped content', async () => {
    expect(await found()).toEqual([]);
  });

  it('names the condition that nobody meets', async () => {
    edit('segments/age-60-plus-inactive.yaml', 'atLeast: 60', 'atLeast: 119');
    expect(await found()).toEqual([
      'src/content/segments/age-60-plus-inactive.yaml:5:5: правилу не отвечает ни один клиент: условию «возраст от 119 лет» в этих данных не отвечает никто; исправьте его или уберите',
    ]);
  });

  it('names the group of a hypothesis that nobody is in, where the schema lists no levels', async () => {
    const columns = bank.columns.map(({ levels, levelsPolicy, ...one }) =>
      one.name === 'city' || !levels ? one : { ...one, levels, ...(levelsPolicy ? { levelsPolicy } : {}) },
    );
    const open = { ...bank, columns };
    edit(
      'hypotheses/city.yaml',
      'test: chiSquared',
      "test: proportions\ngroups:\n  of: 'Ростовв'\n  against: 'Рыбинск'",
    );
    edit('hypotheses/city.yaml', 'measure: cramersV', 'measure: cohensH');
    expect((await emptyRules(table!, readContentFiles(open, folder), folder)).map(problemWords)).toEqual([
      'src/content/hypotheses/city.yaml:8:7: группы «город: Ростовв» в этих данных нет, и гипотеза не вычислена; исправьте значение',
    ]);
    edit('hypotheses/city.yaml', "of: 'Ростовв'\n  against: 'Рыбинск'", "of: 'Рыбинск'\n  against: 'Ростовв'");
    expect((await emptyRules(table!, readContentFiles(open, folder), folder)).map(problemWords)).toEqual([
      'src/content/hypotheses/city.yaml:9:12: группы «город: Ростовв» в этих данных нет, и гипотеза не вычислена; исправьте значение',
    ]);
  });

  it('names the condition after which nobody is left', async () => {
    edit('hypotheses/gender-60-plus.yaml', '  - column: last_activity\n    is: 0', '  - column: age\n    below: 60');
    expect(await found()).toEqual([
      'src/content/hypotheses/gender-60-plus.yaml:11:5: правилу не отвечает ни один клиент: после условия «возраст меньше 60 лет» не остаётся никого, хотя само по себе оно кого-то отбирает; смягчите его или условия над ним',
    ]);
  });
});
