import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { buildSite, emptyFolder, filesOf, hasReal, realFile, root, run, shared } from './build.ts';

describe('npm run build', () => {
  it('writes the same bytes twice, in another folder, zone and locale', async () => {
    const first = await buildSite();
    const second = await buildSite([], { TZ: 'Asia/Tokyo', LANG: 'C', LC_ALL: 'C' });
    expect(filesOf(second)).toEqual(filesOf(first));
    const differ = filesOf(first).filter(
      (name) => !readFileSync(join(first, name)).equals(readFileSync(join(second, name))),
    );
    expect(differ).toEqual([]);
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
    mkdirSync(out);
    writeFileSync(join(out, 'index.html'), 'old');
    const bad = join(folder, 'bad.csv');
    writeFileSync(bad, readFileSync(join(root, 'data', 'bank_scrooge.csv'), 'utf8').replace('gender', 'sex'));
    const result = await run('scripts/build.ts', ['--data', bad, '--out', out]);
    expect(result.code).toBe(2);
    expect(result.stderr).toContain('gender');
    expect(result.stderr).toContain('bad.csv');
    expect(filesOf(out)).toEqual(['index.html']);
    expect(readFileSync(join(out, 'index.html'), 'utf8')).toBe('old');
    expect(filesOf(folder)).toEqual(['bad.csv', 'dist/index.html']);
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
