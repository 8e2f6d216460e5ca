import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { AcceptedError, readAccepted, unusedDecisions } from '../../src/authored/acceptedFile.ts';
import { bank } from '../../src/dataset/bank.ts';
import { ACCEPTABLE, type Accepted } from '../../src/dataset/problems.ts';
import { readBytes } from '../../src/dataset/read.ts';
import { ROWS, csv, utf8 } from '../corpus/base.ts';
import { root, run } from '../site/build.ts';

/** The decisions of a repository whose data/accepted.yaml is this text. */
function decisions(text: string | Buffer) {
  const folder = mkdtempSync(join(tmpdir(), 'accepted-'));
  mkdirSync(join(folder, 'data'));
  writeFileSync(join(folder, 'data', 'accepted.yaml'), text);
  return readAccepted(bank, folder);
}

const emptyScores = utf8(csv(ROWS.map((row, i) => (i < 12 ? row.with(1, '') : i < 14 ? row.with(10, '0') : row))));

it.each(['docs/data-files.md', 'data/accepted.yaml'])('%s names every code that may be accepted', (name) => {
  const text = readFileSync(join(root, name), 'utf8');
  expect(Object.keys(ACCEPTABLE).filter((code) => !new RegExp(`\\b${code}\\b`).test(text))).toEqual([]);
});

describe('readAccepted', () => {
  it('gives no decision where the file is absent, empty or all comment', async () => {
    expect(await readAccepted(bank, mkdtempSync(join(tmpdir(), 'accepted-')))).toEqual([]);
    expect(await decisions('')).toEqual([]);
    expect(await decisions('# ничего\n[]\n')).toEqual([]);
    expect(await decisions('\n# ничего\n  #\n# - code: zero\n\n')).toEqual([]);
    expect(await readAccepted(bank, root)).toEqual([]);
  });

  it('refuses a file that was named and is absent', async () => {
    vi.stubEnv('REPORT_ACCEPTED', 'none.yaml');
    await expect(readAccepted(bank, root)).rejects.toThrow(
      'REPORT_ACCEPTED: файла «none.yaml» нет; исправьте путь или уберите переменную',
    );
    vi.unstubAllEnvs();
  });

  it('gives each decision with its reason', async () => {
    expect(await decisions('- code: emptyCell\n  column: SCORE\n  reason: Не считали.\n')).toEqual([
      { code: 'emptyCell', column: 'SCORE', reason: 'Не считали.' },
    ]);
    expect(await decisions('- code: zero\n  reason: x # и это\n')).toStrictEqual([{ code: 'zero', reason: 'x' }]);
  });

  it('takes one decision for each column, whose name may be written in either case', async () => {
    const zeros = (column: string) => `- code: zero\n  column: ${column}\n  reason: x\n`;
    expect(await decisions(zeros('balance') + zeros('est_salary') + '- code: zero\n  reason: x\n')).toHaveLength(3);
    await expect(decisions(zeros('EST_SALARY') + zeros('est_salary'))).rejects.toThrow(/:4:9: такое решение уже есть/);
  });

  it('reads a file with a mark of UTF-8, and refuses one in another encoding: its reasons stand in the report', async () => {
    expect(await decisions('\ufeff- code: zero\n  reason: x\n')).toEqual([{ code: 'zero', reason: 'x' }]);
    const ansi = Buffer.from([...Buffer.from('- code: zero\n  reason: '), 0xce, 0xf2, 0x0a]);
    await expect(decisions(ansi)).rejects.toThrow(AcceptedError);
    await expect(decisions(ansi)).rejects.toThrow(/^data\/accepted\.yaml:2:11: файл записан не в UTF-8: /);
  });

  it('names the file that was named in its mistakes; an empty name is none', async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'accepted-')), 'march.yaml');
    writeFileSync(file, '- code: zero\n');
    vi.stubEnv('REPORT_ACCEPTED', file);
    await expect(readAccepted(bank, root)).rejects.toThrow(`${file}:1:3: не хватает поля «reason»`);
    writeFileSync(file, Buffer.from([0xce, 0xf2]));
    await expect(readAccepted(bank, root)).rejects.toThrow(`${file}:1:1: файл записан не в UTF-8`);
    vi.stubEnv('REPORT_ACCEPTED', '');
    await expect(decisions('- code: zero\n')).rejects.toThrow(/^data\/accepted\.yaml:1:3: /);
    vi.unstubAllEnvs();
  });

  it.each([
    [
      'a code that cannot be accepted',
      '- code: unknownLevel\n  reason: x\n',
      /^data\/accepted\.yaml:1:9: в поле «code» текст «unknownLevel»; ближайшее — «newLevel»; есть: emptyCell, /,
    ],
    ['no reason', '- code: zero\n', /^data\/accepted\.yaml:1:3: не хватает поля «reason»$/],
    [
      'an empty reason',
      '- code: zero\n  reason: ""\n',
      /^data\/accepted\.yaml:2:11: поле «reason» пустое: напишите в нём текст$/,
    ],
    ['a field too many', '- code: zero\n  reason: x\n  who: y\n', /^data\/accepted\.yaml:3:3: лишнее поле «who»/],
    [
      'an unknown column',
      '- code: zero\n  column: sallary\n  reason: x\n',
      /^data\/accepted\.yaml:2:11: нет столбца «sallary»; ближайшее — «EST_SALARY»/,
    ],
    [
      'empty cells of no column',
      '- code: emptyCell\n  reason: x\n',
      /^data\/accepted\.yaml:1:9: для «emptyCell» нужно поле «column»/,
    ],
    [
      'empty outcomes',
      '- code: emptyCell\n  column: churn\n  reason: x\n',
      /^data\/accepted\.yaml:2:11: пустых ячеек столбца churn принять нельзя/,
    ],
    [
      'empty letters of gender',
      '- code: emptyCell\n  column: gender\n  reason: x\n',
      /столбца gender принять нельзя: список его значений закрыт \(Ж, М\)/,
    ],
    [
      'empty cells that are read anyway',
      '- code: emptyCell\n  column: age\n  reason: x\n',
      /столбца age читаются и без решения: возраст не записан$/,
    ],
    [
      'a decision twice',
      '- code: zero\n  reason: x\n- code: zero\n  reason: y\n',
      /^data\/accepted\.yaml:3:9: такое решение уже есть выше; оставьте одно$/,
    ],
    ['YAML that is broken', '- code: "zero\n', /^data\/accepted\.yaml:\d+:\d+: YAML не читается/],
  ])('refuses %s, with its place', async (_, text, message) => {
    await expect(decisions(text)).rejects.toThrow(AcceptedError);
    await expect(decisions(text)).rejects.toThrow(message);
  });
});

describe('unusedDecisions(accepted, used)', () => {
  it('takes a decision for used where both its code and its column were', () => {
    const decision = (code: string, column?: string) =>
      ({ code, reason: 'x', ...(column ? { column } : {}) }) as Accepted;
    const accepted = [decision('zero', 'balance'), decision('zero'), decision('emptyCell', 'balance')];
    const left = (...used: Accepted[]) =>
      unusedDecisions(
        accepted,
        used.map((one) => ({ ...one, n: 1 })),
      ).map(({ value, column }) => [value, column]);
    expect(left(decision('zero', 'balance'))).toEqual([
      ['zero', null],
      ['emptyCell', 'balance'],
    ]);
    expect(left(...accepted)).toEqual([]);
    expect(unusedDecisions(accepted, [])[0]!.message).toBe(
      'Решение zero о столбце balance из data/accepted.yaml не понадобилось: в этом файле такого нет.',
    );
  });
});

describe('an accepted oddity', async () => {
  const accepted = await decisions(
    '- code: emptyCell\n  column: score\n  reason: Не считали.\n- code: zero\n  column: est_salary\n  reason: Бывает.\n- code: newLevel\n  reason: Ждём.\n',
  );

  it('is read, counted and no longer a warning; a decision that was not needed is one', async () => {
    expect((await readBytes(emptyScores, bank)).counts).toEqual({ emptyCell: 12, zero: 2 });
    const { table, problems, facts } = await readBytes(emptyScores, bank, { accepted });
    expect(problems).toEqual([]);
    expect(table!.rows).toBe(120);
    expect(facts.accepted.map(({ code, n }) => [code, n])).toEqual([
      ['emptyCell', 12],
      ['zero', 2],
    ]);
    expect(unusedDecisions(accepted, facts.accepted)).toMatchObject([
      {
        level: 'warning',
        code: 'unusedDecision',
        message: 'Решение newLevel из data/accepted.yaml не понадобилось: в этом файле такого нет.',
      },
    ]);
    vi.stubEnv('REPORT_ACCEPTED', 'march.yaml');
    expect(unusedDecisions(accepted, facts.accepted)[0]!.message).toContain('Решение newLevel из march.yaml не');
    vi.unstubAllEnvs();
  });

  it('is reported by the command, and its reason stands in the results', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'accepted-'));
    const [data, file, out, problems] = ['bank.csv', 'accepted.yaml', 'results.json', 'problems.json'].map((name) =>
      join(folder, name),
    ) as [string, string, string, string];
    writeFileSync(data, emptyScores);
    writeFileSync(file, '- code: emptyCell\n  column: score\n  reason: Не считали.\n');
    const done = await run('scripts/analyse.ts', ['--data', data, '--out', out, '--problems', problems], {
      REPORT_ACCEPTED: file,
    });
    expect(done.code).toBe(0);
    expect(done.stdout).toContain('Принято по решению emptyCell, score: 12 — Не считали.');
    expect(done.stdout).toContain('score 12');
    expect(JSON.parse(readFileSync(out, 'utf8')).quality.accepted).toEqual([
      { code: 'emptyCell', column: 'score', reason: 'Не считали.', cells: 12 },
    ]);
    expect(JSON.parse(readFileSync(problems, 'utf8'))).toMatchObject({ file: 'bank.csv', counts: { zero: 2 } });
    const refused = await run('scripts/analyse.ts', ['--data', data, '--out', out, '--problems', problems]);
    expect(refused.code).toBe(2);
    const told = JSON.parse(readFileSync(problems, 'utf8'));
    expect(told.counts).toEqual({ emptyCell: 12, zero: 2 });
    expect(Object.keys(told.problems[0])).toEqual(
      expect.arrayContaining(['level', 'code', 'line', 'column', 'value', 'message', 'remedy']),
    );
  });
});
