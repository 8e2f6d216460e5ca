import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { copyOfRepository, emptyFolder, filesOf, isOldReport, layOldReport, root, run } from './build.ts';

/** A target with an old site. */
function oldSite(folder = emptyFolder()): string {
  const out = join(folder, 'dist');
  layOldReport(out);
  return out;
}
const isOld = (out: string) => expect(isOldReport(out)).toBe(true);
const beside = (out: string) => readdirSync(join(out, '..'));

describe('npm run build', () => {
  let alone: string;

  it('killed at any stage leaves the old site, and the next build clears what it left', async () => {
    const out = oldSite();
    const workshop = join(root, '.astro');
    const of = (pid: number) => readdirSync(workshop).find((name) => name.startsWith(`.site.building-${pid}-`));
    const written = (pid: number) => existsSync(join(workshop, of(pid) ?? 'none', 'dist', 'index.html'));
    // Reading, bundling, writing pages: by what a build has made, for no time is the same on every machine.
    for (const isReached of [() => true, (pid: number) => of(pid) !== undefined, written]) {
      const child = spawn(process.execPath, [join(root, 'scripts', 'build.ts'), '--out', out], { stdio: 'ignore' });
      const look = setInterval(() => isReached(child.pid!) && child.kill('SIGKILL'), 20);
      const [, signal] = (await once(child, 'exit')) as [number | null, string | null];
      clearInterval(look);
      expect(signal).toBe('SIGKILL');
      isOld(out);
    }
    expect((await run('scripts/build.ts', ['--out', out])).code).toBe(0);
    expect(beside(out)).toEqual(['dist']);
    expect(filesOf(out)).toContain('results.json');
    alone = out;
  });

  it('run twice at once gives one whole site', async () => {
    const out = oldSite();
    const both = await Promise.all([1, 2].map(() => run('scripts/build.ts', ['--out', out])));
    expect(both.map(({ code, stderr }) => ({ code, stderr }))).toEqual(Array(2).fill({ code: 0, stderr: '' }));
    expect(filesOf(out)).toEqual(filesOf(alone));
    for (const name of filesOf(out))
      expect(readFileSync(join(out, name)).equals(readFileSync(join(alone, name)))).toBe(true);
    expect(beside(out)).toEqual(['dist']);
  });

  it('of two folders of content at once gives each its own words; the examples of README.md and docs/authoring.md are such', async () => {
    const folders = ['README.md', 'docs/authoring.md'].map((document, i) => {
      const folder = join(emptyFolder(), 'content');
      cpSync(join(root, 'src', 'content'), folder, { recursive: true });
      const text = readFileSync(join(root, document), 'utf8');
      const examples = [...text.matchAll(/^```mdx\n(.*?)^```$/gms)].map(([, example]) => example!);
      expect(examples.length).toBeGreaterThan(0);
      const own = [`Слова папки ${i + 1}.\n`, ...examples];
      appendFileSync(join(folder, 'chapters', 'eda.mdx'), `\n${own.join('\n')}`);
      return { folder, out: join(folder, '..', 'dist') };
    });
    const runs = await Promise.all(
      folders.map(({ folder, out }) =>
        run('scripts/build.ts', ['--out', out, '--claims', 'fail'], { REPORT_CONTENT: folder }),
      ),
    );
    expect(runs.map(({ code, stderr }) => ({ code, stderr }))).toEqual(Array(2).fill({ code: 0, stderr: '' }));
    const said = folders.map(({ out }) =>
      readFileSync(join(out, 'eda', 'index.html'), 'utf8').match(/Слова папки \d/g),
    );
    expect(said).toEqual([['Слова папки 1'], ['Слова папки 2']]);
  });

  it('on a full or read-only disk ends with code 1, says so and leaves the old site', async (context) => {
    const disk = emptyFolder();
    if (spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=400k', 'tmpfs', disk]).status !== 0)
      return context.skip('this user may not mount a disk');
    try {
      const out = oldSite(disk);
      const full = await run('scripts/build.ts', ['--out', out]);
      expect(full.code).toBe(1);
      expect(full.stderr).toContain('На диске нет места');
      isOld(out);
      expect(beside(out)).toEqual(['dist']);
      spawnSync('mount', ['-o', 'remount,ro', disk]);
      const readOnly = await run('scripts/build.ts', ['--out', out]);
      expect(readOnly.code).toBe(1);
      expect(readOnly.stderr).toContain('Диск открыт только для чтения');
      isOld(out);
    } finally {
      spawnSync('umount', [disk]);
    }
  });

  it('puts no site where its summary cannot be told, and tells none of a site that cannot be put there', async (context) => {
    const out = oldSite();
    const untold = await run('scripts/build.ts', ['--out', out, '--summary', emptyFolder()]);
    expect(untold.code).toBe(1);
    expect(untold.stderr).toContain('EISDIR');
    isOld(out);
    if (spawnSync('mount', ['--bind', out, out]).status !== 0) return context.skip('this user may not mount a disk');
    try {
      const summary = join(emptyFolder(), 'summary.md');
      const unmoved = await run('scripts/build.ts', ['--out', out, '--summary', summary]);
      expect(unmoved.code).toBe(1);
      expect(unmoved.stderr).toContain('Эта папка — точка подключения диска');
      expect(readFileSync(summary, 'utf8')).toBe('');
      isOld(out);
      expect(beside(out)).toEqual(['dist']);
    } finally {
      spawnSync('umount', [out]);
    }
  });

  it('in a repository that may not be written to says that it is the repository', async (context) => {
    const copy = copyOfRepository();
    if (spawnSync('sh', ['-c', 'mount --bind . . && mount -o remount,bind,ro "$PWD"'], { cwd: copy }).status !== 0)
      return context.skip('this user may not mount a disk');
    try {
      const out = oldSite();
      const readOnly = await run('scripts/build.ts', ['--out', out], {}, copy);
      expect(readOnly.code).toBe(1);
      expect(readOnly.stderr).toContain('Сборка пишет и в папку самого репозитория');
      expect(readOnly.stderr).not.toContain('--out');
      isOld(out);
      expect(beside(out)).toEqual(['dist']);
    } finally {
      spawnSync('umount', [copy]);
    }
  });

  it("leaves alone what npm run dev has put into Vite's folder", async () => {
    const copy = copyOfRepository();
    const modules = join(copy, 'node_modules');
    rmSync(modules);
    mkdirSync(join(modules, '.vite', 'deps'), { recursive: true });
    for (const name of readdirSync(join(root, 'node_modules')).filter((one) => !one.startsWith('.')))
      symlinkSync(join(root, 'node_modules', name), join(modules, name));
    const ofDev = join(modules, '.vite', 'deps', 'package.js');
    writeFileSync(ofDev, 'of dev');
    expect((await run('scripts/build.ts', ['--out', join(copy, 'dist')], {}, copy)).code).toBe(0);
    expect(readFileSync(ofDev, 'utf8')).toBe('of dev');
  });

  it('goes on where nobody reads any more what it prints', async () => {
    const out = oldSite();
    const child = spawn(process.execPath, [join(root, 'scripts', 'build.ts'), '--out', out], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    child.stdout.destroy();
    child.stderr.destroy();
    const [code] = (await once(child, 'exit')) as [number];
    expect(code).toBe(0);
    expect(filesOf(out)).toEqual(filesOf(alone));
    expect(beside(out)).toEqual(['dist']);
  });

  it.each(['feature%2Fx', 'a#b'])(
    'does not build in or of a folder named %s, where styles or chapters would be lost',
    async (name) => {
      const out = oldSite();
      const copy = copyOfRepository(join(emptyFolder(), name));
      const inside = await run('scripts/build.ts', ['--out', out], {}, copy);
      const of = await run('scripts/build.ts', ['--out', out], { REPORT_CONTENT: join(copy, 'src', 'content') });
      for (const { code, stderr } of [inside, of]) {
        expect(code).toBe(1);
        expect(stderr).toContain('есть знак #, ? или %');
      }
      isOld(out);
    },
  );

  it('does not replace another site', async () => {
    const folder = emptyFolder();
    writeFileSync(join(folder, 'index.html'), 'of another');
    mkdirSync(join(folder, 'photos'));
    const result = await run('scripts/build.ts', ['--out', folder]);
    expect(result.code).toBe(1);
    expect(result.stderr).toContain('в этой папке лежит index.html');
    expect(readdirSync(folder)).toEqual(['index.html', 'photos']);
  });

  it('does not replace a folder that holds the data', async () => {
    const folder = emptyFolder();
    const data = join(folder, 'clients.csv');
    writeFileSync(data, readFileSync(join(root, 'data', 'bank_scrooge.csv')));
    const result = await run('scripts/build.ts', ['--data', data, '--out', folder]);
    expect(result.code).toBe(1);
    expect(result.stderr).toContain(`в этой папке лежит ${data}`);
    expect(readdirSync(folder)).toEqual(['clients.csv']);
    rmSync(folder, { recursive: true });
  });
});
