import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { run } from '../site/build.ts';

const folder = mkdtempSync(join(tmpdir(), 'options-'));
const empty = join(folder, 'empty.csv');
writeFileSync(empty, '');

describe('a command that is not understood', () => {
  it.each([
    ['an unknown option', ['--dta', 'a.csv'], 'нет параметра --dta'],
    ['an option without its value', ['--data'], 'у параметра --data нет значения'],
    ['an option that swallows the next', ['--data', '--out', 'site'], 'у параметра --data нет значения'],
    ['a mode that there is not', ['--claims', 'maybe'], 'у --claims бывает fail и mark, а не «maybe»'],
    ['a word too many', ['clients.csv'], 'лишнее «clients.csv»'],
  ])('for %s says so, and what there is', async (_, args, what) => {
    const { code, stdout, stderr } = await run('scripts/build.ts', args);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr.split('\n')[0]).toBe(`Команда не понята: ${what}.`);
    expect(stderr.split('\n')[1]).toMatch(/^Есть параметры: --data FILE, .*--no-cache\.$/);
  });
});

describe('--problems', () => {
  it('makes the folder of its list', async () => {
    const list = join(folder, 'deep', 'problems.json');
    const { code } = await run('scripts/build.ts', ['--data', empty, '--problems', list]);
    expect(code).toBe(2);
    expect(JSON.parse(readFileSync(list, 'utf8'))).toMatchObject({ problems: [{ code: 'emptyFile' }] });
  });

  it('that cannot be written says so, after the problems themselves, and the data are refused all the same', async () => {
    const list = join(empty, 'problems.json');
    const { code, stderr } = await run('scripts/build.ts', ['--data', empty, '--problems', list]);
    expect(code).toBe(2);
    expect(stderr).toContain('Файл пуст.');
    expect(stderr.trimEnd().split('\n').at(-1)).toMatch(/^--problems .*: список не записан \(E\w+\)\.$/);
    expect(existsSync(list)).toBe(false);
  });
});
