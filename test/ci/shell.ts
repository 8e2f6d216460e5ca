import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const root = join(import.meta.dirname, '..', '..');

/** A new folder with `bin/` in it, where commands stand in for those that a machine of CI has. */
export function workplace(commands: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'recipe-'));
  mkdirSync(join(folder, 'bin'));
  for (const [name, script] of Object.entries(commands)) {
    writeFileSync(join(folder, 'bin', name), `#!/usr/bin/env bash\n${script}\n`);
    chmodSync(join(folder, 'bin', name), 0o755);
  }
  return folder;
}

/** Runs shell text in a workplace as CI does: the first command that fails ends it. */
export function shell(script: string, folder: string, env: Readonly<Record<string, string>> = {}) {
  const path = `${join(folder, 'bin')}:${process.env['PATH']}`;
  const { status, stdout, stderr } = spawnSync('bash', ['-e', '-c', script], {
    cwd: folder,
    env: { ...process.env, ...env, PATH: path },
    encoding: 'utf8',
  });
  return { code: status, stdout, stderr };
}

/** The text of a file, or null where there is none. */
export const textOf = (...path: string[]) => (existsSync(join(...path)) ? readFileSync(join(...path), 'utf8') : null);
