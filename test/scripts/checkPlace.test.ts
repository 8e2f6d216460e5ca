import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, expect, it, vi } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'place-'));
afterAll(() => rmSync(folder, { recursive: true }));

const astro = join(folder, 'astro.mjs');
// Astro has threads of its own, which begin with the same imports.
writeFileSync(
  astro,
  `import { isMainThread, Worker } from 'node:worker_threads';
  if (isMainThread) {
    console.log('astro ran');
    new Worker(new URL(import.meta.url)).on('exit', (code) => (process.exitCode = code));
  }`,
);

/** What stands before `astro` says of a command in that folder: its words, or what the command printed itself. */
function said(...args: string[]): string {
  const place = resolve('scripts/checkPlace.ts');
  try {
    return execFileSync(process.execPath, ['--import', place, astro, ...args], {
      cwd: folder,
      stdio: 'pipe',
    }).toString();
  } catch (error) {
    return (error as { stderr: Buffer }).stderr.toString();
  }
}

it('a preview of a folder that is not there, or has no pages, is refused in one sentence', () => {
  const advice = 'Соберите отчёт (npm run build) или назовите его папку: npm run preview -- --outDir ПАПКА.\n';
  expect(said('preview')).toBe(`Показывать нечего: папки dist нет. ${advice}`);
  mkdirSync(join(folder, 'empty'));
  expect(said('preview', '--outDir', 'empty', '--port', '1')).toBe(
    `Показывать нечего: в папке empty нет страниц. ${advice}`,
  );
  expect(said('preview', '--outDir=astro.mjs')).toBe(`Показывать нечего: astro.mjs — файл, а не папка. ${advice}`);
  vi.stubEnv('REPORT_OUT', 'site');
  expect(said('preview')).toBe(`Показывать нечего: папки site нет. ${advice}`);
  vi.stubEnv('REPORT_OUT', '');
  expect(said('preview')).toBe(`Показывать нечего: папки dist нет. ${advice}`);
  vi.unstubAllEnvs();
});

it('a site that was built is shown, and dev starts where it may write', () => {
  mkdirSync(join(folder, 'dist'));
  writeFileSync(join(folder, 'dist', 'index.html'), '');
  expect(said('preview')).toBe('astro ran\n');
  expect(said('dev')).toBe('astro ran\n');
});

it('in a folder that may not be written to dev is refused in one sentence, and a site is shown', (context) => {
  if (spawnSync('sh', ['-c', 'mount --bind . . && mount -o remount,bind,ro "$PWD"'], { cwd: folder }).status !== 0)
    return context.skip('this user may not mount a disk');
  try {
    expect(said('dev')).toMatch(new RegExp(`^В папку отчёта нельзя писать: ${folder}\\. .*\\.\n$`));
    expect(said('preview')).toBe('astro ran\n');
  } finally {
    spawnSync('umount', [folder]);
  }
});
