import { execFile, execFileSync, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
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

it('dev is refused in one sentence where it runs already, and not for a note of one that was killed', async () => {
  const place = resolve('scripts/checkPlace.ts');
  const dev = (...args: string[]) =>
    new Promise<string>((done) =>
      execFile(process.execPath, ['--import', place, astro, 'dev', ...args], { cwd: folder }, (_, out, error) =>
        done(out + error),
      ),
    );
  const note = (pid: number, url: string) =>
    writeFileSync(join(folder, '.astro', 'dev.json'), JSON.stringify({ pid, url }));
  mkdirSync(join(folder, '.astro'));
  const server = createServer().listen(0, 'localhost');
  await once(server, 'listening');
  const url = `http://localhost:${(server.address() as AddressInfo).port}`;
  note(process.pid, url);
  expect(await dev('--port', '1')).toBe(
    `npm run dev этого отчёта уже запущен: ${url}. Откройте этот адрес; чтобы начать заново, остановите его (Ctrl-C в его окне или kill ${process.pid}) и повторите команду.\n`,
  );
  expect(await dev('--force')).toBe('astro ran\n');
  const gone = spawnSync(process.execPath, ['-e', '']).pid;
  note(gone, url);
  expect(await dev()).toBe('astro ran\n');
  note(process.pid, url);
  server.close();
  await once(server, 'close');
  expect(await dev()).toBe('astro ran\n');
  writeFileSync(join(folder, '.astro', 'dev.json'), '{"pid":');
  expect(await dev()).toBe('astro ran\n');
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
