import { readFileSync, writeFileSync } from 'node:fs';
import type { Server } from 'node:http';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser } from './browser.ts';
import { buildSite, emptyFolder, filesOf, pagesOf, root, serve } from './build.ts';

/** Cities that would run, load, compute or turn the text around them, and how a page shows each. */
const cities: readonly (readonly [string, string])[] = [
  ['<script>alert(1)</script>', '<script>alert(1)</script>'],
  ['"><img src=x onerror=alert(2)>', '"><img src=x onerror=alert(2)>'],
  ["' autofocus onfocus=alert(3) '", "' autofocus onfocus=alert(3) '"],
  ['</title></svg><script>alert(4)</script>', '</title></svg><script>alert(4)</script>'],
  ["=cmd|'/C calc'!A0", "=cmd|'/C calc'!A0"],
  ['javascript:alert(5)', 'javascript:alert(5)'],
  ['{{alert(6)}}${alert(7)}', '{{alert(6)}}${alert(7)}'],
  ['--><script src=//evil.example></script>', '--><script src=//evil.example></script>'],
  ['\u202eвелсоряЯ', '\\u202EвелсоряЯ'],
  ['Тверь\u001b[31m\u0007', 'Тверь\\u001B[31m\\u0007'],
  ['\u200bРостов', '\\u200BРостов'],
];
const NAME = '<img src=x onerror=alert(8)>.csv';

/** The shipped file with those cities in it, a megabyte in cells, and a column more that nobody reads. */
function hostileFile(): string {
  const [header, ...rows] = readFileSync(join(root, 'data', 'bank_scrooge.csv'), 'utf8')
    .trim()
    .split('\n');
  const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
  const spoilt = rows.map((row, i) => {
    const cells = row.split(',');
    if (i % 4 === 0) cells[2] = quoted(cities[(i / 4) % cities.length]![0]);
    // Two names of half a megabyte, of six clients each: together they are «прочие».
    if (i % 4 === 1 && i < 24) cells[2] = 'Ы'.repeat(250_000);
    if (i % 4 === 2 && i < 24) cells[2] = 'Щ'.repeat(250_000);
    return [...cells, i === 2 ? quoted(`<script>${'x'.repeat(1_000_000)}`) : quoted('=1+1')].join(',');
  });
  const path = join(emptyFolder(), NAME);
  writeFileSync(path, [`${header},"<b>note"`, ...spoilt, ''].join('\n'));
  return path;
}

/** The script elements of a page, as they stand in its bytes. */
const scriptsOf = (name: string) =>
  readFileSync(join(out, name), 'utf8').match(/<script[^>]*>[\s\S]*?<\/script>/g) ?? [];

let out: string;
let browser: Browser;
let server: Server;
let url: string;

beforeAll(async () => {
  out = await buildSite(['--data', hostileFile()]);
  ({ url, server } = await serve(out));
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  server?.close();
});

describe('a file whose cities are scripts, formulas and marks of direction', () => {
  it('is shown as text: nothing runs, nothing is asked of another host, no policy is violated', async () => {
    const wrong: string[] = [];
    // The report's own scripts: those of the pages that tell nothing of the file.
    const ours = ['404.html', 'search/index.html'].flatMap((name) => scriptsOf(name));
    expect(new Set(ours).size).toBeLessThanOrEqual(4);
    for (const { name } of pagesOf(out)) {
      const page = await browser.newPage();
      page.on('dialog', (dialog) => {
        wrong.push(`${name}: dialog ${dialog.message()}`);
        void dialog.dismiss();
      });
      page.on('console', (message) => {
        if (['error', 'warning'].includes(message.type())) wrong.push(`${name}: ${message.text()}`);
      });
      page.on('pageerror', (error) => wrong.push(`${name}: ${error.message}`));
      page.on('request', (request) => {
        if (!request.url().startsWith(url)) wrong.push(`${name}: asks ${request.url()}`);
      });
      await page.addInitScript(() => {
        const found: string[] = [];
        Object.assign(window, { violations: found });
        document.addEventListener('securitypolicyviolation', (event) => {
          found.push(`${event.violatedDirective} ${event.blockedURI}`);
        });
      });
      await page.goto(url + name);
      const found = await page.evaluate(
        (known) => ({
          violations: (window as unknown as { violations: string[] }).violations,
          scripts: [...document.querySelectorAll('script')]
            .map((script) => script.outerHTML.replace(' defer=""', ' defer'))
            .filter((script) => !known.includes(script)).length,
          images: document.querySelectorAll('img').length,
          handlers: [...document.querySelectorAll('*')].filter((element) =>
            [...element.attributes].some((attribute) => attribute.name.startsWith('on')),
          ).length,
          styles: document.querySelectorAll('style, [style]').length,
        }),
        ours,
      );
      if (JSON.stringify(found) !== JSON.stringify({ violations: [], scripts: 0, images: 0, handlers: 0, styles: 0 }))
        wrong.push(`${name}: ${JSON.stringify(found)}`);
      await page.close();
    }
    expect(wrong).toEqual([]);
  });

  it('names every city as it is written, marks that hide or turn text as escapes', async () => {
    const page = await browser.newPage();
    await page.goto(`${url}eda/index.html`);
    const text = await page.evaluate(() => document.body.textContent);
    for (const [, shown] of cities) expect(text).toContain(shown);
    expect(text).toContain(NAME);
    await page.close();
  });

  it('leaves no hidden mark and no rare name in any page', () => {
    for (const { name, html } of pagesOf(out)) {
      expect(html, name).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u200b\u202a-\u202e\u2066-\u2069]/);
      expect(html, name).not.toMatch(/[ЫЩ]{10}/);
    }
  });
});

describe('every page', () => {
  it('has a strict policy: scripts and styles by hash, everything else from here or not at all', () => {
    for (const { name, html } of pagesOf(out)) {
      const policy = /<meta http-equiv="content-security-policy" content="([^"]*)"/i.exec(html)?.[1] ?? '';
      expect(policy, name).toContain("default-src 'none'");
      expect(policy, name).toMatch(/script-src 'self'( 'sha256-[\w+/=]+')*;/);
      expect(policy, name).toMatch(/style-src 'self'( 'sha256-[\w+/=]+')*;/);
      expect(policy, name).toContain("base-uri 'none'");
      expect(policy, name).not.toMatch(/unsafe|\*|https?:|data:/);
    }
  });

  it('is stopped by that policy where a script gets in all the same', async () => {
    const page = await browser.newPage();
    const dialogs: string[] = [];
    page.on('dialog', (dialog) => {
      dialogs.push(dialog.message());
      void dialog.dismiss();
    });
    await page.route('**/eda/index.html', async (route) => {
      const html = readFileSync(join(out, 'eda', 'index.html'), 'utf8');
      await route.fulfill({
        contentType: 'text/html; charset=utf-8',
        body: html.replace('</main>', '<script>alert(1)</script><img src="x" onerror="alert(2)"></main>'),
      });
    });
    const violations: string[] = [];
    page.on('console', (message) => violations.push(message.text()));
    await page.goto(`${url}eda/index.html`);
    expect(dialogs).toEqual([]);
    expect(violations.filter((text) => /Content Security Policy/.test(text)).length).toBeGreaterThanOrEqual(2);
    await page.close();
  });

  it('stands among files that ask nothing of another host', () => {
    const asks = filesOf(out)
      .filter((name) => /\.(css|js|svg)$/.test(name))
      .filter((name) =>
        /url\(\s*['"]?(https?:)?\/\/|@import|fetch\(|XMLHttpRequest|sendBeacon/.test(
          readFileSync(join(out, name), 'utf8'),
        ),
      );
    expect(asks).toEqual([]);
  });
});
