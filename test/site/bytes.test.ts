import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  buildSite,
  copyOfRepository,
  emptyFolder,
  filesOf,
  hasReal,
  isOldReport,
  layOldReport,
  realFile,
  root,
  run,
  shared,
} from './build.ts';

/** Another day for a process: its clock is 400 days ahead. */
const anotherDay = `--import data:text/javascript,${encodeURIComponent(`
  const { Date: Real } = globalThis;
  const now = () => Real.now() + 400 * 86_400_000;
  globalThis.Date = class extends Real {
    constructor(...parts) { super(...(parts.length === 0 ? [now()] : parts)); }
    static now() { return now(); }
  };
`)}`;

/** Names of files that are in one folder only, or of other bytes in the other. */
const differing = (one: string, other: string) =>
  [...new Set([...filesOf(one), ...filesOf(other)])].filter((name) => {
    const [a, b] = [one, other].map((folder) => join(folder, name));
    return !existsSync(a!) || !existsSync(b!) || !readFileSync(a!).equals(readFileSync(b!));
  });

describe('npm run build', () => {
  it('writes the same bytes again, from a copy in another folder, on another day, in another zone and locale', async () => {
    const first = await buildSite();
    const copy = join(emptyFolder(), 'копия отчёта');
    mkdirSync(copy);
    const second = join(copy, 'site');
    // The last two are for Astro's own commands: a build is told its path and its folder by its options.
    const elsewhere = {
      TZ: 'Asia/Tokyo',
      LANG: 'tr_TR.UTF-8',
      LC_ALL: 'C',
      NODE_OPTIONS: anotherDay,
      REPORT_BASE: '/elsewhere/',
      REPORT_OUT: 'elsewhere',
    };
    const script = join(copyOfRepository(copy), 'scripts', 'build.ts');
    const built = await run(script, ['--out', second], elsewhere, tmpdir());
    expect(built).toMatchObject({ code: 0, stderr: '' });
    expect(differing(first, second)).toEqual([]);
  });

  // OTHER_NODE=/path/to/node npm test: any Node that can run the build.
  it.runIf(process.env['OTHER_NODE'])('writes the same bytes under another Node', async () => {
    const second = join(emptyFolder(), 'site');
    const built = await run('scripts/build.ts', ['--out', second], {}, root, process.env['OTHER_NODE']);
    expect(built).toMatchObject({ code: 0, stderr: '' });
    expect(differing(await buildSite(), second)).toEqual([]);
  });

  it('writes the results that npm run analyse writes', async () => {
    const site = await buildSite();
    const out = join(emptyFolder(), 'results.json');
    const analysed = await run('scripts/analyse.ts', ['--out', out]);
    expect(analysed.code).toBe(0);
    expect(readFileSync(out).equals(readFileSync(join(site, 'results.json')))).toBe(true);
  });

  it('names no folder of this machine', async () => {
    const site = await buildSite();
    const wrong = filesOf(site).filter(
      (name) => readFileSync(join(site, name)).includes(root) || readFileSync(join(site, name)).includes('/tmp/'),
    );
    expect(wrong).toEqual([]);
  });

  it('refuses a bad file with exit code 2 and leaves the old site as it was', async () => {
    const folder = emptyFolder();
    const out = join(folder, 'dist');
    layOldReport(out);
    const bad = join(folder, 'bad.csv');
    writeFileSync(bad, readFileSync(join(root, 'data', 'bank_scrooge.csv'), 'utf8').replace('gender', 'sex'));
    const result = await run('scripts/build.ts', ['--data', bad, '--out', out]);
    expect(result.code).toBe(2);
    expect(result.stderr).toContain('gender');
    expect(result.stderr).toContain('bad.csv');
    expect(isOldReport(out)).toBe(true);
    expect(readdirSync(folder).sort()).toEqual(['bad.csv', 'dist']);
  });

  it.runIf(hasReal)('agrees with the reference on the real file', async () => {
    const out = join(emptyFolder(), 'results.json');
    await run('scripts/analyse.ts', ['--data', realFile, '--out', out]);
    const compared = await run(
      'checks/compare-results.mjs',
      [out, join(shared, 'reference', 'bank_scrooge.json')],
      {},
      shared,
    );
    expect(compared.stdout).toMatch(/^\d+ passed, 0 failed\n$/);
  });
});
