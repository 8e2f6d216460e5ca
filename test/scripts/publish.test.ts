import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { Refused, type Analyst } from '../../scripts/analystThread.ts';
import { exitCode } from '../../scripts/exitCode.ts';
import { readOptions } from '../../scripts/options.ts';
import { progressLine } from '../../scripts/progress.ts';
import { describePages, inRepository, previewCommand, publish } from '../../scripts/publish.ts';
import { root } from '../site/build.ts';

describe('previewCommand()', () => {
  it('opens the site where it stands, under its own path', () => {
    const command = (...args: string[]) => previewCommand(readOptions(args, root, 'dist'), root, 'site');
    expect(command()).toBe('npm run preview');
    expect(command('--base', '/')).toBe('npm run preview');
    expect(command('--base', '/rep/')).toBe('npm run preview -- --base /rep/');
    expect(command('--out', 'site')).toBe('npm run preview -- --outDir site');
    expect(command('--out', 'site', '--base', '/rep/')).toBe('npm run preview -- --outDir site --base /rep/');
  });
});

describe('describePages()', () => {
  it('counts the pages, and the figures of each', () => {
    const folder = mkdtempSync(join(tmpdir(), 'pages-'));
    mkdirSync(join(folder, 'eda'));
    const figures = '<figure id="a"></figure><p></p><figure></figure>';
    writeFileSync(join(folder, 'eda', 'index.html'), `<title>Кто &amp; сколько — Отчёт</title>${figures}`);
    writeFileSync(join(folder, 'eda', 'a.svg'), '<title>Рисунок</title>');
    const eda = `  eda/index.html${' '.repeat(20)} рисунков:  2  Кто & сколько`;
    expect(describePages(folder)).toBe(`Страниц: 1 (без главной страницы)\n${eda}`);
    writeFileSync(join(folder, 'index.html'), '<p>Без имени</p>');
    expect(describePages(folder)).toBe(`Страниц: 2\n${eda}\n  index.html${' '.repeat(24)} рисунков:  0  `);
  });
});

describe('inRepository()', () => {
  it('adds nothing to what is no matter of rights', () => {
    const file = join(mkdtempSync(join(tmpdir(), 'publish-')), 'file');
    writeFileSync(file, '');
    expect(() => inRepository(join(file, '.astro', 'site'))).toThrow(/^ENOTDIR: [^\n]*$/);
  });

  it('says of a disk that is read-only what it refused, and that it is the repository', (context) => {
    const disk = mkdtempSync(join(tmpdir(), 'publish-'));
    if (spawnSync('mount', ['-t', 'tmpfs', '-o', 'ro', 'tmpfs', disk]).status !== 0)
      return context.skip('this user may not mount a disk');
    try {
      expect(() => inRepository(join(disk, 'site'))).toThrow(
        /^EROFS: .*\n {2}Сборка пишет и в папку самого репозитория: /,
      );
    } finally {
      spawnSync('umount', [disk]);
    }
  });

  it('says the same where a folder cannot be made at all', (context) => {
    // Linux keeps /proc for itself, and answers that there is no such place.
    if (!existsSync('/proc/self')) return context.skip('this system has no /proc');
    expect(() => inRepository('/proc/site')).toThrow(/^ENOENT: .*\n {2}Сборка пишет и в папку самого репозитория: /);
  });

  it('clears what a dead build left there', () => {
    const workshop = join(mkdtempSync(join(tmpdir(), 'publish-')), '.astro', 'site');
    const dead = spawnSync(process.execPath, ['-e', '0']).pid;
    mkdirSync(join(workshop, '..', `.site.building-${dead}-abc123`), { recursive: true });
    const folder = inRepository(workshop);
    expect(readdirSync(join(workshop, '..'))).toEqual([basename(folder)]);
    expect(basename(folder)).toMatch(new RegExp(`^\\.site\\.building-${process.pid}-`));
  });
});

describe('publish()', () => {
  afterEach(() => {
    process.exitCode = undefined;
    vi.unstubAllEnvs();
  });

  it('says that the site cannot stand there without waiting for the analysis', { timeout: 30_000 }, async () => {
    const target = mkdtempSync(join(tmpdir(), 'publish-'));
    writeFileSync(join(target, 'notes.txt'), 'mine');
    const never = new Promise<never>(() => {});
    const ended = vi.fn(() => Promise.resolve());
    const clients: Analyst = { findings: never, building: vi.fn(), leak: () => never, end: ended };
    const said = vi.spyOn(console, 'error').mockImplementation(() => {});
    const options = readOptions(['--out', target], root, 'dist');
    await publish({ root, options, target, shown: 'site', progress: progressLine(), clients });
    expect(process.exitCode).toBe(exitCode.fault);
    expect(said.mock.calls.join('\n')).toContain(
      '--out site: в этой папке лежит notes.txt, а сайт заменяет папку целиком; назовите другую.',
    );
    expect(ended).toHaveBeenCalledOnce();
    expect(clients.building).not.toHaveBeenCalled();
    expect(readdirSync(target)).toEqual(['notes.txt']);
  });

  it.each([
    ['over the repository itself', '.', /: в этой папке лежит .*, а сайт заменяет папку целиком; назовите другую\.$/],
    ['among its sources', 'src/site', /: здесь лежит то, из чего делается сайт;/],
  ])('puts no site %s', { timeout: 30_000 }, async (_, place, why) => {
    const repository = mkdtempSync(join(tmpdir(), 'publish-'));
    writeFileSync(join(repository, 'results.json'), '{}');
    const target = join(repository, place);
    const never = new Promise<never>(() => {});
    const clients: Analyst = { findings: never, building: vi.fn(), leak: () => never, end: () => Promise.resolve() };
    const said = vi.spyOn(console, 'error').mockImplementation(() => {});
    const options = readOptions(['--out', target], root, 'dist');
    await publish({ root: repository, options, target, shown: place, progress: progressLine(), clients });
    expect(process.exitCode).toBe(exitCode.fault);
    expect(said.mock.lastCall?.[0]).toMatch(why);
    expect(readdirSync(repository)).toEqual(['results.json']);
  });

  it.each(['a repository', 'a folder of chapters'])(
    'builds nothing of %s whose path has a sign of addresses',
    async (of) => {
      const [odd, plain] = ['publish#-', 'publish-'].map((name) => mkdtempSync(join(tmpdir(), name))) as [
        string,
        string,
      ];
      const [repository, content] = of === 'a repository' ? [odd, plain] : [plain, odd];
      vi.stubEnv('REPORT_CONTENT', content);
      const target = join(plain, 'site');
      const never = new Promise<never>(() => {});
      const clients: Analyst = { findings: never, building: vi.fn(), leak: () => never, end: () => Promise.resolve() };
      const said = vi.spyOn(console, 'error').mockImplementation(() => {});
      const options = readOptions(['--out', target], root, 'dist');
      await publish({ root: repository, options, target, shown: 'site', progress: progressLine(), clients });
      expect(process.exitCode).toBe(exitCode.fault);
      expect(said.mock.lastCall?.[0]).toContain(`В пути ${odd} есть знак #, ? или %`);
      expect(readdirSync(plain)).toEqual([]);
    },
    30_000,
  );

  it('ends with the code of what was refused, has said so in one line, and leaves it to the process to end', async () => {
    const repository = mkdtempSync(join(tmpdir(), 'publish-'));
    const target = join(repository, 'site');
    const dead = spawnSync(process.execPath, ['-e', '0']).pid;
    mkdirSync(join(repository, `.site.building-${dead}-abc123`));
    const clients: Analyst = {
      findings: Promise.reject(new Refused(exitCode.dataRefused)),
      building: vi.fn(),
      leak: () => new Promise<never>(() => {}),
      end: () => Promise.resolve(),
    };
    const once = vi.spyOn(process, 'once');
    const said = vi.spyOn(console, 'error').mockImplementation(() => {});
    const exit = vi.spyOn(process, 'exit').mockImplementation(() => undefined as never);
    const options = readOptions(['--out', target], root, 'dist');
    await publish({ root: repository, options, target, shown: 'site', progress: progressLine(), clients });
    expect(process.exitCode).toBe(exitCode.dataRefused);
    expect(exit).not.toHaveBeenCalled();
    expect(said.mock.calls).toEqual([['Сайт не собран, прежний остался как был.']]);
    // Neither what a dead build left there nor what this one made.
    expect(readdirSync(repository)).toEqual(['.astro']);
    // A page that was under way is written when all is cleared away: the process leaves nothing of it when it ends.
    const workshop = dirname(vi.mocked(clients.building).mock.lastCall![0]);
    expect(existsSync(workshop)).toBe(false);
    mkdirSync(join(workshop, 'dist', 'eda'), { recursive: true });
    once.mock.calls.find(([event]) => event === 'exit')![1]();
    expect(existsSync(workshop)).toBe(false);
  }, 30_000);

  it('puts nothing in place where a page failed that Astro did not wait for', async () => {
    const repository = mkdtempSync(join(tmpdir(), 'publish-'));
    const target = join(repository, 'site');
    const missed = { all: () => Promise.resolve([new Error('failed page: eda')]) };
    vi.resetModules();
    vi.doMock('astro', () => ({ build: () => Promise.resolve() }));
    vi.doMock('../../scripts/otherFaults.ts', () => ({ otherFaults: () => missed }));
    const { publish: anew } = await import('../../scripts/publish.ts');
    const found = { words: '', json: '{}', previous: { results: null, reason: '' }, content: {} };
    const clients = {
      findings: Promise.resolve(found),
      building: vi.fn(),
      leak: () => Promise.resolve(null),
      end: () => Promise.resolve(),
    } as unknown as Analyst;
    vi.spyOn(console, 'log').mockImplementation(() => {});
    const said = vi.spyOn(console, 'error').mockImplementation(() => {});
    const options = readOptions(['--out', target], root, 'dist');
    await anew({ root: repository, options, target, shown: 'site', progress: progressLine(), clients });
    vi.doUnmock('astro');
    vi.doUnmock('../../scripts/otherFaults.ts');
    expect(process.exitCode).toBe(exitCode.fault);
    expect(said.mock.lastCall?.[0]).toContain('failed page: eda');
    expect(readdirSync(repository)).toEqual(['.astro']);
  }, 30_000);
});
