import { execFile } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

export { serve } from '../../scripts/serveFolder.ts';

export const root = join(import.meta.dirname, '..', '..');
export const shared = join(root, '..', 'shared');
export const realFile = join(shared, 'data', 'bank_scrooge.csv');
export const hasReal = existsSync(realFile);

export interface Run {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a script of the repository (or of `cwd`) under this Node, or another, and waits for its end, whatever the exit code. */
export function run(
  script: string,
  args: readonly string[],
  env: Record<string, string> = {},
  cwd = root,
  node = process.execPath,
): Promise<Run> {
  return new Promise((done) => {
    // Vitest's own variables (BASE_URL, DEV …) would speak for the child's Vite, and CI for what broken claims do.
    const inherited = { ...process.env };
    for (const name of ['VITEST', 'BASE_URL', 'MODE', 'DEV', 'PROD', 'SSR', 'CI']) delete inherited[name];
    const child: NodeJS.ProcessEnv = { ...inherited, NODE_ENV: 'production', ...env };
    execFile(
      node,
      [resolve(cwd, script), ...args],
      { cwd, env: child, maxBuffer: 1 << 26 },
      (error, stdout, stderr) => {
        done({ code: error ? ((error.code as unknown as number) ?? 1) : 0, stdout, stderr });
      },
    );
  });
}

export const emptyFolder = () => mkdtempSync(join(tmpdir(), 'report-'));

/** A copy of the repository, which a test may spoil. */
export function copyOfRepository(copy = emptyFolder()): string {
  for (const name of ['src', 'scripts', 'public', 'data', 'astro.config.mjs', 'package.json', 'tsconfig.json'])
    cpSync(join(root, name), join(copy, name), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
  return copy;
}

/** Builds a site into a new folder; throws with what the build printed where it fails. */
export async function buildSite(
  args: readonly string[] = [],
  env: Record<string, string> = {},
  cwd = root,
): Promise<string> {
  const out = join(emptyFolder(), 'dist');
  const result = await run('scripts/build.ts', ['--out', out, ...args], env, cwd);
  if (result.code !== 0) throw new Error(`failed build: ${result.code}\n${result.stdout}\n${result.stderr}`);
  return out;
}

/** All files of a folder, relative, sorted. */
export const filesOf = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => statSync(join(folder, name)).isFile())
    .sort();

/** As little of an older report as a build knows it by. */
const oldReport = { '404.html': 'old', 'index.html': 'old', 'results.schema.json': '{}' };

export function layOldReport(folder: string): void {
  mkdirSync(folder);
  for (const [name, text] of Object.entries(oldReport)) writeFileSync(join(folder, name), text);
}

/** True where the folder holds that and nothing else. */
export const isOldReport = (folder: string) =>
  filesOf(folder).join() === Object.keys(oldReport).join() &&
  Object.entries(oldReport).every(([name, text]) => readFileSync(join(folder, name), 'utf8') === text);

export const pagesOf = (folder: string) =>
  filesOf(folder)
    .filter((name) => name.endsWith('.html'))
    .map((name) => ({ name, html: readFileSync(join(folder, name), 'utf8') }));
