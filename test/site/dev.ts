import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import type { Page } from 'playwright-core';
import { emptyFolder, root } from './build.ts';

/** `npm run dev` on a copy of the repository, whose files may be edited. */
export interface DevSite {
  readonly url: string;
  /** Everything that the terminal has shown. */
  readonly terminal: () => string;
  /** Replaces `from` in a file of the copy and saves it; gives a function that saves it as it was. */
  readonly edit: (file: string, from: string | RegExp, to: string) => () => void;
  readonly read: (file: string) => string;
  readonly write: (file: string, text: string) => void;
  readonly remove: (file: string) => void;
  readonly stop: () => Promise<void>;
}

export async function startDev(): Promise<DevSite> {
  const copy = emptyFolder();
  for (const name of ['src', 'public', 'data', 'astro.config.mjs', 'package.json', 'tsconfig.json'])
    cpSync(join(root, name), join(copy, name), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
  const port = await freePort();
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    NODE_ENV: 'development',
    ASTRO_TELEMETRY_DISABLED: '1',
    NO_COLOR: '1',
  };
  // Vitest's own variables, and a file of clients that this machine prefers, would speak for the child.
  for (const name of [
    'VITEST',
    'BASE_URL',
    'MODE',
    'DEV',
    'PROD',
    'SSR',
    'CI',
    'REPORT_DATA',
    'REPORT_CONTENT',
    'REPORT_RESULTS',
  ])
    delete env[name];
  const args = [join(root, 'node_modules', 'astro', 'bin', 'astro.mjs'), 'dev', '--port', String(port)];
  const child = spawn(process.execPath, args, { cwd: copy, env, stdio: ['ignore', 'pipe', 'pipe'] });
  let shown = '';
  const ended = new Promise<void>((done) => child.on('exit', () => done()));
  await new Promise<void>((done, fail) => {
    const hear = (piece: Buffer) => {
      shown += piece.toString();
      if (shown.includes('watching for file changes')) done();
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    void ended.then(() => fail(new Error(`dev server ended:\n${shown}`)));
  });
  const read = (file: string) => readFileSync(join(copy, file), 'utf8');
  const write = (file: string, text: string) => {
    mkdirSync(dirname(join(copy, file)), { recursive: true });
    writeFileSync(join(copy, file), text);
  };
  return {
    url: `http://localhost:${port}/`,
    terminal: () => shown,
    read,
    write,
    remove: (file) => rmSync(join(copy, file)),
    edit: (file, from, to) => {
      const before = read(file);
      const after = before.replace(from, to);
      if (after === before) throw new Error(`nothing to edit in ${file}: ${from}`);
      write(file, after);
      return () => write(file, before);
    },
    stop: async () => {
      child.kill();
      await ended;
      rmSync(copy, { recursive: true, force: true });
    },
  };
}

function freePort(): Promise<number> {
  const server = createServer();
  return new Promise((done) => {
    server.listen(0, () => {
      const { port } = server.address() as { port: number };
      server.close(() => done(port));
    });
  });
}

/** The words of the error overlay, on one line; empty where there is none. */
export const overlayText = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const inside = document.querySelector('vite-error-overlay')?.shadowRoot;
    const words = ['#name', '#title', '#message-content', '#code h2', '#stack-content'];
    return words
      .map((part) => inside?.querySelector(part)?.textContent ?? '')
      .join(' ')
      .replace(/\s+/g, ' ')
      .trim();
  });

/** Waits until the page shows the words and no overlay. */
export const untilShown = async (page: Page, words: string) => {
  await page.waitForFunction(
    (text) =>
      !document.querySelector('vite-error-overlay') &&
      document.body.textContent.replaceAll('\u00a0', ' ').includes(text),
    words,
    { polling: 10, timeout: 60_000 },
  );
};

/** Waits until the overlay shows the words. */
export const untilOverlay = async (page: Page, words: string, timeout = 60_000) => {
  await page.waitForFunction(
    (text) =>
      document
        .querySelector('vite-error-overlay')
        ?.shadowRoot?.querySelector('#message-content')
        ?.textContent.includes(text) === true,
    words,
    { polling: 10, timeout },
  );
};
