import { mkdirSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { trimCodeCache } from '../../scripts/codeCache.ts';

/** A folder as Node lays it out: one for each version, a file for each module. */
function cacheOf(entries: Record<string, number>): string {
  const folder = mkdtempSync(join(tmpdir(), 'code-cache-'));
  for (const [version, n] of Object.entries(entries)) {
    mkdirSync(join(folder, version));
    for (let i = 0; i < n; i += 1) writeFileSync(join(folder, version, `${i}`), 'code');
  }
  return folder;
}
const sizes = (folder: string) =>
  Object.fromEntries(readdirSync(folder).map((version) => [version, readdirSync(join(folder, version)).length]));

describe('trimCodeCache', () => {
  it('empties a version that keeps more than it may, and leaves its folder to builds that write there', () => {
    const folder = cacheOf({ 'v24-a': 3, 'v24-b': 4 });
    trimCodeCache(folder, 3);
    expect(sizes(folder)).toEqual({ 'v24-a': 3, 'v24-b': 0 });
  });

  it('keeps the work of one build', () => {
    const folder = cacheOf({ v24: 1600 });
    trimCodeCache(folder);
    expect(sizes(folder)).toEqual({ v24: 1600 });
  });

  it('says nothing where there is no cache, or something else', () => {
    const folder = cacheOf({});
    writeFileSync(join(folder, 'file'), '');
    trimCodeCache(folder, 0);
    trimCodeCache(join(folder, 'absent'), 0);
    trimCodeCache(join(folder, 'file'), 0);
    expect(readdirSync(folder)).toEqual(['file']);
  });
});
