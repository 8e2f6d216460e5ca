import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { exchange } from '../../scripts/exchange.ts';

/** A disk on which Linux lets two folders change places, whatever the one of temporary files is. */
const disk = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();
const where = (command: string) => spawnSync('which', [command], { encoding: 'utf8' }).stdout.trim();
const hasExchange = spawnSync('mv', ['--help'], { encoding: 'utf8' }).stdout?.includes('--exchange');
const programs = {
  perl: process.platform === 'linux' && ['x64', 'arm64'].includes(process.arch) ? where('perl') : '',
  mv: process.platform === 'linux' && hasExchange ? where('mv') : '',
};

describe('exchange(a, b)', () => {
  let folder: string;
  let a: string;
  let b: string;
  beforeEach(() => {
    folder = mkdtempSync(join(disk, 'exchange-'));
    // A name that a program could take for a choice of its own is given behind its folder; a space is a part of it.
    [a, b] = [join(folder, 'site of old'), join(folder, 'b')];
    for (const path of [a, b]) {
      mkdirSync(path);
      writeFileSync(join(path, 'index.html'), path);
    }
  });
  afterEach(() => {
    vi.unstubAllEnvs();
    vi.restoreAllMocks();
    rmSync(folder, { recursive: true });
  });

  const held = () => [a, b].map((path) => readFileSync(join(path, 'index.html'), 'utf8'));
  /** Only this program is found from now on, and what it writes down of how it was called. */
  const withAlone = (name: string, program: string) => {
    const bin = mkdtempSync(join(folder, 'bin-'));
    if (program.startsWith('#!')) writeFileSync(join(bin, name), program, { mode: 0o755 });
    else symlinkSync(program, join(bin, name));
    vi.stubEnv('PATH', bin);
  };

  it.for(Object.entries(programs))('lets them change places by %s', ([name, program], context) => {
    if (program === '') return context.skip('this machine has no such program');
    withAlone(name, program);
    expect(exchange(a, b)).toBe(true);
    expect(held()).toEqual([b, a]);
    expect(readdirSync(a)).toEqual(['index.html']);
    rmSync(b, { recursive: true });
    expect(exchange(a, b)).toBe(false);
    expect(readFileSync(join(a, 'index.html'), 'utf8')).toBe(b);
  });

  it('asks a new mv, and none that would move the one into the other', (context) => {
    if (process.platform !== 'linux') return context.skip('only Linux is asked');
    withAlone('mv', `#!/bin/sh\necho "$#:$*" > '${folder}/asked'\n`);
    expect(exchange(a, b)).toBe(true);
    expect(readFileSync(join(folder, 'asked'), 'utf8')).toBe(`5:--exchange --no-target-directory -- ${a} ${b}\n`);
  });

  it('has no program to ask: then nothing has changed', () => {
    vi.stubEnv('PATH', join(folder, 'none'));
    expect(exchange(a, b)).toBe(false);
    expect(held()).toEqual([a, b]);
  });

  it.each([
    ['platform', 'darwin'],
    ['arch', 'riscv64'],
  ] as const)('makes no call of a kernel whose numbers it does not know: %s %s', (key, value) => {
    withAlone('perl', `#!/bin/sh\nexit 0\n`);
    vi.spyOn(process, key, 'get').mockReturnValue(value as never);
    expect(exchange(a, b)).toBe(false);
  });
});
