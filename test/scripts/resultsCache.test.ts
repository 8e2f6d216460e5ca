import {
  cpSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  statSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { codeHash, drawingHash } from '../../scripts/codeHash.ts';
import { remembered } from '../../scripts/resultsCache.ts';
import { emptyFolder, root, run } from '../site/build.ts';

const KEY = 'a'.repeat(64);

describe('remembered', () => {
  const never = () => Promise.reject(new Error('computed again'));
  const said = (json: string) => () => Promise.resolve(json);
  const fileOf = (folder: string) => join(folder, `${KEY}.json`);

  it('keeps what was made under its key, and makes it for another', async () => {
    const folder = join(emptyFolder(), 'new', 'results');
    expect(await remembered(folder, KEY, said('{"а":1}\n'))).toEqual({ json: '{"а":1}\n', how: 'made' });
    expect(await remembered(folder, KEY, never)).toEqual({ json: '{"а":1}\n', how: 'found' });
    expect(await remembered(folder, 'b'.repeat(64), said('2'))).toEqual({ json: '2', how: 'made' });
    // For nobody else: figures are published when the whole site is.
    expect(statSync(fileOf(folder)).mode & 0o777).toBe(0o600);
  });

  it.each([
    ['cut short', (file: string) => truncateSync(file, 70)],
    ['cut to its checksum', (file: string) => truncateSync(file, 65)],
    ['emptied', (file: string) => truncateSync(file, 0)],
    ['changed by a byte', (file: string) => writeFileSync(file, readFileSync(file, 'utf8').replace('1234', '1235'))],
    ['without a checksum', (file: string) => writeFileSync(file, '{"figure":1234}')],
  ])('makes anew what is %s, and keeps that', async (_, spoil) => {
    const folder = emptyFolder();
    await remembered(folder, KEY, said('{"figure":1234}'));
    spoil(fileOf(folder));
    expect(await remembered(folder, KEY, said('{"figure":1234}'))).toEqual({ json: '{"figure":1234}', how: 'mended' });
    expect((await remembered(folder, KEY, never)).how).toBe('found');
  });

  it('lets many write at once and leaves nothing half written', async () => {
    const folder = emptyFolder();
    const json = JSON.stringify(Array(50_000).fill(1));
    const all = await Promise.all(Array.from({ length: 20 }, () => remembered(folder, KEY, said(json))));
    expect(all.every((one) => one.json === json)).toBe(true);
    expect(readdirSync(folder)).toEqual([`${KEY}.json`]);
  });

  it('keeps the results of eight inputs, not of all that ever were', async () => {
    const folder = emptyFolder();
    for (let i = 0; i < 12; i += 1) await remembered(folder, i.toString(16).repeat(64), said(String(i)));
    expect(readdirSync(folder)).toHaveLength(8);
  });

  it('forgets the one that was asked for longest ago', async () => {
    const folder = emptyFolder();
    const key = (i: number) => i.toString(16).repeat(64);
    for (let i = 0; i < 8; i += 1) {
      await remembered(folder, key(i), said(String(i)));
      utimesSync(join(folder, `${key(i)}.json`), i + 1, i + 1);
    }
    await remembered(folder, key(0), never);
    await remembered(folder, key(8), said('8'));
    const left = [0, 2, 3, 4, 5, 6, 7, 8].map((i) => `${key(i)}.json`);
    expect(readdirSync(folder).sort()).toEqual(left);
  });

  it('removes what a killed build left half written, not what one may be writing, nor folders', async () => {
    const folder = emptyFolder();
    const now = Date.now() / 1000;
    for (const [name, age] of [
      ['dead', 3700],
      ['live', 3500],
    ] as const) {
      writeFileSync(`${fileOf(folder)}.${name}`, '');
      utimesSync(`${fileOf(folder)}.${name}`, now - age, now - age);
    }
    mkdirSync(join(folder, 'figures'));
    utimesSync(join(folder, 'figures'), 1, 1);
    await remembered(folder, KEY, said('1'));
    expect(readdirSync(folder).sort()).toEqual([`${KEY}.json`, `${KEY}.json.live`, 'figures']);
  });

  it('keeps nothing and goes on where the folder cannot be made', async () => {
    const file = join(emptyFolder(), 'file');
    writeFileSync(file, '');
    expect(await remembered(join(file, 'results'), KEY, said('1'))).toEqual({ json: '1', how: 'made' });
  });

  it('does not keep what failed', async () => {
    const folder = emptyFolder();
    await expect(remembered(folder, KEY, never)).rejects.toThrow('computed again');
    expect(readdirSync(folder)).toEqual([]);
  });
});

/** A copy of what a command needs, so that a test may change it. */
function copyOfRepository(): string {
  const copy = emptyFolder();
  for (const name of ['src', 'scripts', 'data', 'package.json', 'package-lock.json'])
    cpSync(join(root, name), join(copy, name), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
  return copy;
}

const edit = (folder: string, name: string, from: string | RegExp, to: string) => {
  const before = readFileSync(join(folder, name), 'utf8');
  const after = before.replace(from, to);
  expect(after).not.toBe(before);
  writeFileSync(join(folder, name), after);
};

describe('codeHash', () => {
  const copy = copyOfRepository();
  const before = codeHash(copy);

  it.each([
    ['src/components/Figure.astro', '\n'],
    ['src/charts/rateBars.ts', '\n'],
    ['src/content/chapters/eda.mdx', '\n'],
    ['src/styles/page.css', '\n'],
    ['scripts/build.ts', '\n'],
  ])('is the same after a change of %s, which shows and does not count', (name, added) => {
    const text = readFileSync(join(copy, name), 'utf8');
    writeFileSync(join(copy, name), text + added);
    expect(codeHash(copy)).toBe(before);
    writeFileSync(join(copy, name), text);
  });

  it.each([
    'src/analysis/rate.ts',
    'src/dataset/bank.ts',
    'src/dataset/index.ts',
    'src/schemas/rule.ts',
    'src/report/report.ts',
    'src/verification/reference.json',
    'src/verification/sample.csv.gz',
    'scripts/analysis.ts',
    'package.json',
    'package-lock.json',
  ])('is another after a change of %s', (name) => {
    const bytes = readFileSync(join(copy, name));
    writeFileSync(join(copy, name), Buffer.concat([bytes, Buffer.from('\n')]));
    expect(codeHash(copy)).not.toBe(before);
    writeFileSync(join(copy, name), bytes);
    expect(codeHash(copy)).toBe(before);
  });

  it('is another after a new file of the analysis', () => {
    mkdirSync(join(copy, 'src', 'analysis', 'new'));
    writeFileSync(join(copy, 'src', 'analysis', 'new', 'method.ts'), '');
    expect(codeHash(copy)).not.toBe(before);
  });
});

describe('drawingHash', () => {
  const copy = copyOfRepository();
  const before = drawingHash(copy);

  it.each([
    ['src/charts/rateBars.ts', false],
    ['src/components/figureParts.ts', false],
    ['src/analysis/rate.ts', false],
    ['package-lock.json', false],
    ['src/content/chapters/eda.mdx', true],
    ['scripts/publish.ts', true],
  ])('after a change of %s is the same: %s', (name, same) => {
    const text = readFileSync(join(copy, name), 'utf8');
    writeFileSync(join(copy, name), `${text}\n`);
    expect(drawingHash(copy) === before).toBe(same);
    writeFileSync(join(copy, name), text);
    expect(drawingHash(copy)).toBe(before);
  });
});

describe('npm run analyse, twice', () => {
  const FROM_CACHE = 'статистика взята из кэша';
  const copy = copyOfRepository();
  const out = join(copy, 'results.json');
  const analyse = async (...args: string[]) => {
    const done = await run('scripts/analyse.ts', ['--out', out, ...args], {}, copy);
    expect(done.code, done.stderr).toBe(0);
    return { ...done, found: done.stdout.includes(FROM_CACHE), results: readFileSync(out, 'utf8') };
  };
  const lines = (text: string) => text.split('\n').filter((line) => !/^Записано|кэш/.test(line));
  let first: Awaited<ReturnType<typeof analyse>>;

  beforeAll(async () => {
    // A file with warnings: they are told of the file, whoever has counted it before.
    edit(copy, 'data/bank_scrooge.csv', '\n', '\n\n');
    first = await analyse();
  });

  it('takes the same bytes from the cache and says the same of the file', async () => {
    const second = await analyse('--problems', join(copy, 'problems.json'));
    expect(first.found).toBe(false);
    expect(second.found).toBe(true);
    expect(second.results).toBe(first.results);
    expect(first.stderr).toContain('Пустая строка 2');
    expect(second.stderr).toBe(first.stderr);
    expect(lines(second.stdout)).toEqual(lines(first.stdout));
    expect(JSON.parse(readFileSync(join(copy, 'problems.json'), 'utf8')).counts).toEqual({ blankLine: 1 });
  });

  it('computes with --no-cache, and gives the same bytes', async () => {
    const computed = await analyse('--no-cache');
    expect(computed.found).toBe(false);
    expect(computed.results).toBe(first.results);
  });

  it('computes nothing anew after a change of prose, and stamps the new content', async () => {
    edit(copy, 'src/content/chapters/eda.mdx', /^title: .*/m, 'title: Иначе');
    const changed = await analyse();
    expect(changed.found).toBe(true);
    const [stamp, old] = [changed, first].map(({ results }) => JSON.parse(results).stamp.contentSha256);
    expect(stamp).not.toBe(old);
    expect(changed.results).toBe(first.results.replace(old, stamp));
  });

  it('computes anew after a change of an assumption, of a byte of the data, of a damaged cache', async () => {
    edit(copy, 'src/content/assumptions/margin.yaml', /^value: .*/m, 'value: 0.031');
    expect((await analyse()).found).toBe(false);
    expect((await analyse()).found).toBe(true);
    edit(copy, 'data/bank_scrooge.csv', /\n(\d+),/, '\n9$1,');
    expect((await analyse()).found).toBe(false);
    const cache = join(copy, '.cache', 'results');
    const entries = readdirSync(cache, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.json'));
    expect(entries.some((name) => name.startsWith('content'))).toBe(true);
    for (const name of entries) truncateSync(join(cache, name), 5000);
    const mended = await analyse();
    expect(mended.stdout).toContain('Запись в кэше испорчена: статистика посчитана заново.');
    expect((await analyse()).found).toBe(true);
  });
});
