import { existsSync, mkdirSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { readOptions } from '../../scripts/options.ts';
import { dataFile } from '../../src/dataset/index.ts';
import { run } from '../site/build.ts';

const folder = mkdtempSync(join(tmpdir(), 'options-'));
const empty = join(folder, 'empty.csv');
writeFileSync(empty, '');

const baseRefused = (asked: string) =>
  `у --base бывает путь сайта на его адресе, латиницей и без пробелов: /path/, а не «${asked}»`;

describe('--base', () => {
  it.each([
    ['/report/', '/report/'],
    ['/report', '/report/'],
    ['team/report-2.1', '/team/report-2.1/'],
    ['/~ivanov/-/r', '/~ivanov/-/r/'],
    ['/r~1/', '/r~1/'],
    ['/', '/'],
    ['', '/'],
  ])('«%s» is %s', (asked, base) => expect(readOptions(['--base', asked], folder, 'dist').base).toBe(base));
});

describe('readOptions()', () => {
  afterEach(() => void vi.unstubAllEnvs());

  it('takes the file of REPORT_DATA, from the folder of the report, where --data names none', () => {
    vi.stubEnv('REPORT_DATA', 'mine.csv');
    expect(readOptions([], folder, 'dist').data).toBe(join(folder, 'mine.csv'));
    expect(readOptions(['--data', empty], folder, 'dist').data).toBe(empty);
  });

  it('takes what is named from the working folder, and what is not from the folder of the report', () => {
    vi.stubEnv('REPORT_DATA', '');
    expect(readOptions([], folder, 'dist')).toMatchObject({
      data: resolve(folder, dataFile),
      out: join(folder, 'dist'),
      problems: undefined,
      summary: undefined,
    });
    const named = ['--data', 'mine.csv', '--out', 'site', '--summary', 'changes.md'];
    expect(readOptions(named, folder, 'dist')).toMatchObject({
      data: resolve('mine.csv'),
      out: resolve('site'),
      summary: resolve('changes.md'),
    });
  });

  it('fails of claims in CI and marks them elsewhere, unless --claims says which', () => {
    const claims = (ci: string | undefined, ...args: string[]) => {
      vi.stubEnv('CI', ci);
      return readOptions(args, folder, 'dist').claims;
    };
    for (const no of [undefined, '', '0', 'false']) expect(claims(no)).toBe('mark');
    for (const yes of ['true', '1']) expect(claims(yes)).toBe('fail');
    expect(claims('true', '--claims', 'mark')).toBe('mark');
    expect(claims('', '--claims', 'fail')).toBe('fail');
  });

  it('takes as many threads as are asked for, else two where there are two processors', () => {
    const threads = (...args: string[]) => readOptions(args, folder, 'dist').threads;
    expect([threads('--threads', '1'), threads('--threads', '2')]).toEqual([1, 2]);
    expect(threads()).toBe(Math.min(2, availableParallelism()));
  });

  it('keeps results unless --no-cache says not to, and reads earlier ones where --previous names them', () => {
    expect(readOptions([], folder, 'dist')).toMatchObject({ cache: true, previous: undefined, base: undefined });
    expect(readOptions(['--no-cache', '--previous', 'old.json'], folder, 'dist')).toMatchObject({
      cache: false,
      previous: resolve('old.json'),
    });
  });
});

describe('a command that is not understood', () => {
  it.each([
    ['an unknown option', ['--dta', 'a.csv'], 'нет параметра --dta'],
    ['an option without its value', ['--data'], 'у параметра --data нет значения'],
    ['a file of an empty name', ['--data', ''], 'у параметра --data нет значения'],
    ['a summary of an empty name', ['--summary', ''], 'у параметра --summary нет значения'],
    ['an option that swallows the next', ['--data', '--out', 'site'], 'у параметра --data нет значения'],
    ['a mode that there is not', ['--claims', 'maybe'], 'у --claims бывает fail и mark, а не «maybe»'],
    ['a number of threads that there is not', ['--threads', '8'], 'у --threads бывает 1 и 2, а не «8»'],
    ['an address for a path', ['--base', 'https://host/path/'], baseRefused('https://host/path/')],
    ['a path from nowhere', ['--base', './'], baseRefused('./')],
    ['a path with a space', ['--base', '/my report/'], baseRefused('/my report/')],
    ['a word too many', ['clients.csv'], 'лишнее «clients.csv»'],
  ])('for %s says so, and what there is', async (_, args, what) => {
    const { code, stdout, stderr } = await run('scripts/build.ts', args);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr.split('\n')[0]).toBe(`Команда не понята: ${what}.`);
    expect(stderr.split('\n')[1]).toMatch(/^Есть параметры: --data FILE, .*--no-cache, --threads 1\|2\.$/);
  });
});

describe('REPORT_SITE', () => {
  afterEach(() => void vi.unstubAllEnvs());

  it.each(['', 'http://report.bank', 'https://bank.example'])('may be «%s»', (site) => {
    vi.stubEnv('REPORT_SITE', site);
    expect(() => readOptions([], folder, 'dist')).not.toThrow();
  });

  it.each(['bank.example', 'https://', 'ftp://bank.example'])(
    '«%s» is refused before anything is built',
    async (site) => {
      const { code, stderr } = await run('scripts/build.ts', [], { REPORT_SITE: site });
      expect(code).toBe(1);
      expect(stderr.split('\n')[0]).toBe(
        `Команда не понята: REPORT_SITE — адрес сайта вместе с https://, например https://bank.example, а не «${site}».`,
      );
    },
  );
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
    const [unwritten, end] = stderr.trimEnd().split('\n').slice(-2);
    expect(unwritten).toMatch(/^--problems .*: список не записан \(E\w+\)\.$/);
    expect(end).toBe('Сайт не собран, прежний остался как был.');
    expect(existsSync(list)).toBe(false);
  });
});

describe('a place to write that is already taken', () => {
  const data = join(folder, 'clients.csv');
  writeFileSync(data, 'of the bank');
  symlinkSync(data, join(folder, 'link.csv'));
  const site = join(folder, 'site');
  mkdirSync(site);

  it.each([
    ['--out', data, 'это файл клиентов, его нельзя заменить'],
    ['--problems', join(folder, 'link.csv'), 'это файл клиентов, его нельзя заменить'],
    ['--summary', data, 'это файл клиентов, его нельзя заменить'],
    ['--problems', join(site, 'problems.json'), 'лежит в папке сайта, а её заменяют целиком; назовите другую'],
    ['--summary', join(site, 'new', 'changes.md'), 'лежит в папке сайта, а её заменяют целиком; назовите другую'],
  ])('%s %s is refused', (option, path, why) => {
    const args = ['--data', data, ...(option === '--out' ? [] : ['--out', site]), option, path];
    expect(() => readOptions(args, folder, 'dist')).toThrow(why);
  });

  it('is refused through links too, and what only begins as the folder of the site is not', () => {
    symlinkSync(site, join(folder, 'www'));
    const read = (...args: string[]) => readOptions(args, folder, 'dist');
    expect(() => read('--data', join(folder, 'link.csv'), '--problems', data)).toThrow('это файл клиентов');
    for (const [out, named] of [
      ['www', 'site'],
      ['site', 'www'],
    ] as const)
      expect(() => read('--out', join(folder, out), '--summary', join(folder, named, 'new.md'))).toThrow(
        'лежит в папке сайта',
      );
    expect(() => read('--out', site, '--problems', `${site}-problems.json`)).not.toThrow();
  });
});

describe('a command without parameters', () => {
  it.each(['scripts/checkProse.ts', 'scripts/schema.ts', 'scripts/docs.ts', 'scripts/fonts.ts', 'scripts/pictures.ts'])(
    'refuses any before it begins: %s',
    async (script) => {
      expect(await run(script, ['--odd'])).toEqual({
        code: 1,
        stdout: '',
        stderr: 'Команда не понята: нет параметра --odd.\nПараметров у неё нет.\n',
      });
    },
  );
});

describe('npm run analyse', () => {
  it.each([
    ['--claims', 'fail'],
    ['--previous', empty],
    ['--summary', 'changes.md'],
    ['--base', '/path/'],
  ])('makes no site, so it has no %s', async (option, value) => {
    const { code, stderr } = await run('scripts/analyse.ts', [option, value]);
    expect({ code, stderr }).toEqual({
      code: 1,
      stderr: `Команда не понята: нет параметра ${option}.\nЕсть параметры: --data FILE, --out PATH, --problems FILE, --no-cache, --threads 1|2.\n`,
    });
  });

  it('calls the working folder, where it is named as the file, by its dot', async () => {
    const { code, stderr } = await run('scripts/analyse.ts', ['--data', '.']);
    expect({ code, first: stderr.split('\n')[0] }).toEqual({ code: 2, first: 'ошибка .: Это папка, а не файл.' });
  });

  const taken = join(folder, 'taken');
  writeFileSync(taken, 'old');

  it.each([
    ['a folder', folder, 'На этом месте папка: назовите файл.'],
    ['behind a file', join(taken, 'results.json'), 'На пути к этому месту лежит файл, а не папка.'],
  ])('says in a sentence that its results cannot be written: %s', async (_, out, why) => {
    const { code, stderr } = await run('scripts/analyse.ts', ['--out', out]);
    expect({ code, stderr }).toEqual({ code: 1, stderr: `--out ${out}: результаты не записаны. ${why}\n` });
    expect(readFileSync(taken, 'utf8')).toBe('old');
  });
});
