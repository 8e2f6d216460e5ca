import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { pageNames } from '../../scripts/audit/measure.ts';
import { buildSite, hasReal, pagesOf, realFile, root } from './build.ts';

const files: [string, string[]][] = [['the shipped file', []]];
if (hasReal) files.push(['the real file', ['--data', realFile]]);

const zipped = (text: string | Buffer) => gzipSync(text, { level: 9 }).length;

describe.each(files)('a page of %s', (file, args) => {
  it('weighs at most 60 KB on the wire with its style, in at most 6 requests', async () => {
    const out = await buildSite(args);
    const heavy: string[] = [];
    const weights = new Map<string, number>();
    for (const { name, html } of pagesOf(out)) {
      const styles = [...html.matchAll(/<link rel="stylesheet" href="([^"]+)"/g)].map((m) =>
        join(dirname(name), m[1]!),
      );
      const others = [...html.matchAll(/<link rel="(?:icon|preload)"|<(?:script|img|iframe)\b[^>]*\ssrc=/g)];
      // The rouble is in a file of its own, which is asked for where it is written.
      const requests = 1 + styles.length + others.length + (html.includes('₽') ? 1 : 0);
      const bytes = zipped(html) + styles.reduce((sum, style) => sum + zipped(readFileSync(join(out, style))), 0);
      weights.set(name.replace(/index\.html$/, '') || '(front page)', bytes);
      if (bytes > 60_000 || requests > 6) heavy.push(`${name}: ${bytes} bytes, ${requests} requests`);
      expect(html.match(/<style/g), name).toBeNull();
    }
    expect(heavy).toEqual([]);

    const audit = readFileSync(join(root, 'docs', 'audit.md'), 'utf8');
    const told = [...audit.matchAll(/^\| ([^ |]+|\(front page\))(?: \| \d+){4} \| ([\d.]+)/gm)];
    const older = 'docs/audit.md is older than the pages: npm run audit';
    expect(
      told.map(([, name]) => name),
      older,
    ).toEqual(pageNames(out).map((name) => name || '(front page)'));
    // The audit is of the shipped file; a page may have grown or shrunk by a tenth since.
    if (file !== 'the shipped file') return;
    const grown = told.filter(
      ([, name, kilobytes]) => Math.abs(weights.get(name!)! / (Number(kilobytes) * 1000) - 1) > 0.1,
    );
    expect(
      grown.map(([, name]) => name),
      older,
    ).toEqual([]);
  });
});
