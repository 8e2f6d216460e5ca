import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, expect, it } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'place-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** What stands before `astro` says of a command in that folder: its words, or what the command printed itself. */
function said(...args: string[]): string {
  const astro = join(folder, 'astro.mjs');
  writeFileSync(astro, `console.log('astro ran')`);
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
});

it('a site that was built is shown, and dev starts where it may write', () => {
  mkdirSync(join(folder, 'dist'));
  writeFileSync(join(folder, 'dist', 'index.html'), '');
  expect(said('preview')).toBe('astro ran\n');
  expect(said('dev')).toBe('astro ran\n');
});
