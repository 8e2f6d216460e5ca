import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { pageNames } from '../../scripts/audit/measure.ts';
import { buildSite, hasReal, pagesOf, realFile, root } from './build.ts';

const files: [string, string[]][] = [['the shipped file', []]];
if (hasReal) files.push(['the real file', ['--data', realFile]]);

const zipped = (text: string | Buffer) => gzipSync(text, { level: 9 }).length;

describe.each(files)('a page of %s', (_, args) => {
  it('weighs at most 60 KB on the wire with its style, in at most 6 requests', async () => {
    const out = await buildSite(args);
    const heavy: string[] = [];
    for (const { name, html } of pagesOf(out)) {
      const styles = [...html.matchAll(/<link rel="stylesheet" href="([^"]+)"/g)].map((m) => m[1]!);
      const others = [...html.matchAll(/<link rel="(?:icon|preload)"|<(?:script|img|iframe)\b[^>]*\ssrc=/g)];
      // The rouble is in a file of its own, which is asked for where it is written.
      const requests = 1 + styles.length + others.length + (html.includes('₽') ? 1 : 0);
      const bytes = zipped(html) + styles.reduce((sum, style) => sum + zipped(readFileSync(join(out, style))), 0);
      if (bytes > 60_000 || requests > 6) heavy.push(`${name}: ${bytes} bytes, ${requests} requests`);
      expect(html.match(/<style/g), name).toBeNull();
    }
    expect(heavy).toEqual([]);

    const audit = readFileSync(join(root, 'docs', 'audit.md'), 'utf8');
    const told = [...audit.matchAll(/^\| ([^ |]+|\(front page\)) \| \d/gm)].map(([, name]) => name);
    expect(told, 'docs/audit.md is older than the pages: npm run audit').toEqual(
      pageNames(out).map((name) => name || '(front page)'),
    );
  });
});
