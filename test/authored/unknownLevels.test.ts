import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readContentFiles } from '../../src/authored/contentFiles.ts';
import { unknownLevels } from '../../src/authored/unknownLevels.ts';
import { bank } from '../../src/dataset/bank.ts';
import { readBytes } from '../../src/dataset/read.ts';
import { problemWords } from '../../src/schemas/contentProblem.ts';
import { copyGiven } from '../content/given.ts';

const shipped = readFileSync(join(import.meta.dirname, '..', '..', 'data', 'bank_scrooge.csv'), 'utf8');
// Every tenth client of the file lives in a town that the schema does not name, and nobody in one that it does.
const moved = shipped
  .replaceAll(',Ростов,', ',Рыбинск,')
  .split('\n')
  .map((line, i) => (i % 10 === 1 ? line.replace(/,(Ярославль|Рыбинск),/, ',Углич,') : line))
  .join('\n');

const tableOf = async (text: string) => (await readBytes(Buffer.from(text), bank)).table!;
const [table, withUglich] = await Promise.all([tableOf(shipped), tableOf(moved)]);

describe('unknownLevels(table, content)', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'content-'));
    copyGiven(folder);
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const segment = 'segments/age-60-plus-inactive.yaml';
  const add = (file: string, condition: string) => {
    const text = readFileSync(join(folder, file), 'utf8');
    writeFileSync(
      join(folder, file),
      text.replace(/^(rule|where):\n/m, (field) => `${field}${condition}\n`),
    );
  };
  const found = async (of: typeof table) =>
    (await unknownLevels(of, readContentFiles(bank, folder), folder)).map((problem) =>
      problemWords(problem).replaceAll('\u00a0', ' '),
    );

  it('finds none in the shipped content, nor where a level is the schema’s or the file’s alone', async () => {
    expect(await found(table)).toEqual([]);
    add(segment, '  - column: city\n    among: [Углич, Ростов]');
    expect(await found(withUglich)).toEqual([]);
  });

  it('names a level that neither has, with its place and the nearest of both', async () => {
    add(segment, '  - column: city\n    is: Углич');
    add('hypotheses/gender-60-plus.yaml', '  - column: city\n    among: [Ярославль, Угличь]');
    expect(await found(table)).toEqual([
      'src/content/segments/age-60-plus-inactive.yaml:6:9: в столбце «city» (город) нет значения «Углич» ни в схеме, ни в файле; есть: Ярославль, Рыбинск, Ростов',
      'src/content/hypotheses/gender-60-plus.yaml:10:24: в столбце «city» (город) нет значения «Угличь» ни в схеме, ни в файле; есть: Ярославль, Рыбинск, Ростов',
    ]);
    expect(await found(withUglich)).toEqual([
      'src/content/hypotheses/gender-60-plus.yaml:10:24: в столбце «city» (город) нет значения «Угличь» ни в схеме, ни в файле; ближайшее — «Углич»; есть: Ярославль, Рыбинск, Ростов, Углич',
    ]);
  });

  it('offers thirty of many levels, and the nearest of all, with signs that hide or turn text written out', async () => {
    add(segment, '  - column: city\n    is: Городок-777');
    const many = shipped
      .split('\n')
      .map((line, i) =>
        i > 0 && i <= 900 ? line.replace(/,(Ярославль|Рыбинск|Ростов),/, `,Городок-${i}х\u202e,`) : line,
      )
      .join('\n');
    const [problem] = await found(await tableOf(many));
    expect(problem).toContain('ближайшее — «Городок-777х');
    expect(problem).toMatch(/; есть: Ярославль, Рыбинск, Ростов(, Городок-[^,]+){27} и ещё 873$/);
    expect(problem).not.toContain('\u202e');
  });

  it('names a group of a hypothesis that neither has', async () => {
    const file = join(folder, 'hypotheses/city.yaml');
    const text = readFileSync(file, 'utf8')
      .replace('test: chiSquared', "test: proportions\ngroups:\n  of: 'Ростовв'\n  against: 'Рыбинск'")
      .replace('measure: cramersV', 'measure: cohensH');
    writeFileSync(file, text.replace("of: 'Ростовв'\n  against: 'Рыбинск'", "of: 'Рыбинск'\n  against: 'Углич'"));
    expect(await found(table)).toEqual([
      'src/content/hypotheses/city.yaml:9:12: в столбце «city» (город) нет значения «Углич» ни в схеме, ни в файле; есть: Ярославль, Рыбинск, Ростов',
    ]);
    writeFileSync(file, text);
    expect(await found(table)).toEqual([
      'src/content/hypotheses/city.yaml:8:7: в столбце «city» (город) нет значения «Ростовв» ни в схеме, ни в файле; ближайшее — «Ростов»; есть: Ярославль, Рыбинск, Ростов',
    ]);
  });
});
