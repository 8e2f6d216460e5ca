import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { parseHTML } from 'linkedom';
import { openBrowser } from '../../scripts/browser.ts';
import { assemble } from '../../scripts/pdf/assemble.ts';
import { readPdf, undated } from '../../scripts/pdf/document.ts';
import { printOnOnePage } from '../../scripts/pdf/print.ts';
import { readSite } from '../../scripts/pdf/site.ts';
import { schema } from '../../src/dataset/index.ts';
import { readTable } from '../../src/dataset/read.ts';
import { privacyGate } from '../../src/privacy/gate.ts';
import { buildSite, emptyFolder, filesOf, hasReal, realFile, root, run } from './build.ts';

const files: [string, string | undefined][] = [['the shipped file', undefined]];
if (hasReal) files.push(['the real file', realFile]);
else console.log('the real file is not here: its sheet was skipped');

let site: string;
beforeAll(async () => {
  site = await buildSite(['--base', '/report/']);
});

const pdf = (args: readonly string[], env: Record<string, string> = {}) =>
  run('scripts/pdf.ts', ['--site', site, ...args], env);

/** Titles of the outline's first level, in no order. */
function topLevel(text: string): number {
  const root = /\/Outlines (\d+) 0 R/.exec(text)?.[1];
  return [...text.matchAll(/<<\/Title [\s\S]*?\/Parent (\d+) 0 R/g)].filter(([, parent]) => parent === root).length;
}

/** Titles of the whole outline, as a reader of the PDF sees them. */
function outline(text: string): string[] {
  const titles = text.matchAll(/<<\/Title (?:\(((?:\\[\s\S]|[^\\)])*)\)|<([0-9A-Fa-f]+)>)/g);
  return [...titles].map(([, plain, hex]) => {
    const bytes = hex === undefined ? Buffer.from(unescaped(plain!), 'latin1') : Buffer.from(hex, 'hex');
    return bytes[0] === 0xfe ? bytes.subarray(2).swap16().toString('utf16le') : bytes.toString('latin1');
  });
}

const words = (text: string) => text.replace(/\s+/g, ' ').trim();

const unescaped = (text: string) =>
  text.replace(/\\([0-7]{1,3}|[\s\S])/g, (_, code: string) =>
    /\d/.test(code)
      ? String.fromCharCode(parseInt(code, 8))
      : ({ n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' }[code] ?? code),
  );

describe('npm run pdf', () => {
  it('names the chapter of the board in the folder of the analysts, where the site has none', async () => {
    const from = emptyFolder();
    writeFileSync(join(from, 'index.html'), '<html><body></body></html>');
    const told = (env: Record<string, string>) => run('scripts/pdf.ts', ['--site', from, '--board'], env);
    const words = (name: string) =>
      `PDF не сделан: в отчёте нет листа для правления: его текст — ${name}/chapters/board.mdx.\n`;
    expect(await told({})).toMatchObject({ code: 1, stderr: words('src/content') });
    expect(await told({ REPORT_CONTENT: 'test/sites/gym/content' })).toMatchObject({
      code: 1,
      stderr: words('test/sites/gym/content'),
    });
  });

  it('writes the whole report as one tagged Russian PDF with an outline and page numbers', async () => {
    const out = join(emptyFolder(), 'report.pdf');
    const result = await pdf(['--out', out]);
    expect(result).toMatchObject({ code: 0, stderr: '' });
    const bytes = readFileSync(out);
    const text = bytes.toString('latin1');
    expect(text).toContain('/MarkInfo <</Type /MarkInfo\n/Marked true');
    expect(text).toMatch(/\/Lang \(ru\)/);
    expect(text).not.toMatch(/CreationDate|ModDate/);
    const parts = readSite(site, site).pages;
    expect(parts.length).toBeGreaterThan(10);
    expect(topLevel(text)).toBe(parts.length);
    const { document } = parseHTML(assemble(readSite(site, site), ''));
    const headings = [...document.querySelectorAll('h1, h2, h3, h4')].map((heading) => words(heading.textContent));
    expect(outline(text).map(words).sort()).toEqual(expect.arrayContaining(headings.sort()));
    const { pages, places } = readPdf(bytes);
    expect(pages).toBeGreaterThan(40);
    expect(pages).toBeLessThan(140);
    // Each part begins on a page of its own, after the one before it.
    const begins = parts.map(({ id }) => places.get(`part-${id || 'front'}`)!);
    expect(begins[0]).toBe(2);
    expect(begins).toEqual([...new Set(begins)].sort((a, b) => a - b));
    expect(filesOf(join(out, '..'))).toEqual(['report.pdf']);
  });

  it.each(files)('writes the sheet for the board as one page, the same bytes twice: %s', async (_, file) => {
    const folder = emptyFolder();
    const from = file === undefined ? site : await buildSite(['--data', file]);
    const made = (name: string) => run('scripts/pdf.ts', ['--site', from, '--board', '--out', join(folder, name)]);
    expect(await made('first.pdf')).toMatchObject({ code: 0, stderr: '' });
    expect((await made('second.pdf')).code).toBe(0);
    const bytes = readFileSync(join(folder, 'first.pdf'));
    expect(readPdf(bytes).pages).toBe(1);
    expect(bytes.equals(readFileSync(join(folder, 'second.pdf')))).toBe(true);
  });

  it('prints smaller what is a little too long for one page, and in as many pages as it takes what is much too long', async () => {
    const browser = await openBrowser();
    try {
      const printed = async (millimetres: number) => {
        const page = await browser.newPage();
        await page.setContent(
          `<style>@page { size: A4; margin: 0 } body { margin: 0 }</style><p style="margin: 0; height: ${millimetres}mm">A</p>`,
        );
        return (await printOnOnePage(page)).pages;
      };
      expect(await Promise.all([290, 330, 600].map(printed))).toEqual([1, 1, 2]);
    } finally {
      await browser.close();
    }
  });

  it('says in Russian that there is no report, and no Chromium, and leaves the old file', async () => {
    const folder = emptyFolder();
    const out = join(folder, 'report.pdf');
    writeFileSync(out, 'old');
    mkdirSync(join(folder, 'empty'));
    const none = await run('scripts/pdf.ts', ['--site', join(folder, 'empty'), '--out', out]);
    expect(none.code).toBe(1);
    expect(none.stderr).toContain('нет собранного отчёта: сначала npm run build');
    const blind = await pdf(['--out', out], { REPORT_CHROMIUM: join(folder, 'chromium') });
    expect(blind.code).toBe(1);
    expect(blind.stderr).toContain('Chromium не открывается; установите Chromium');
    expect(readFileSync(out, 'utf8')).toBe('old');
    expect(filesOf(folder)).toEqual(['report.pdf']);
  });
});

describe('assemble(site, css)', () => {
  it('has unique ids, links that resolve within it, and the stamp of the data', () => {
    const built = readSite(site, site);
    const { document } = parseHTML(assemble(built, ''));
    const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id);
    expect(ids.length).toBe(new Set(ids).size);
    const known = new Set(ids);
    const links = [...document.querySelectorAll('a[href]')].map((link) => link.getAttribute('href')!);
    expect(links.filter((href) => href.startsWith('#') && !known.has(href.slice(1)))).toEqual([]);
    expect(links.filter((href) => !/^(#|https?:|mailto:)/.test(href))).toEqual([]);
    const named = ['aria-labelledby', 'data-page-of'].flatMap((name) =>
      [...document.querySelectorAll(`[${name}]`)].flatMap((element) => element.getAttribute(name)!.split(' ')),
    );
    expect(named.filter((id) => !known.has(id))).toEqual([]);
    expect(built.stamp).toMatch(/отпечаток [0-9a-f]{8}/);
    expect(document.querySelector('.cover')!.textContent).toContain(built.stamp);
    expect(document.querySelectorAll('nav, script')).toHaveLength(0);
  });

  it('has the style sheets of all its pages, each once, where they lie in the site', () => {
    const built = readSite(site, site);
    const { document } = parseHTML(assemble(built, ''));
    const sheets = [...document.querySelectorAll('link[rel="stylesheet"]')].map((link) => link.getAttribute('href')!);
    expect(sheets.length).toBeGreaterThan(0);
    expect(sheets).toEqual([...new Set(sheets)]);
    for (const sheet of sheets) expect(existsSync(join(site, sheet)), sheet).toBe(true);
    const asked = built.pages.flatMap(({ html }) => [
      ...html.matchAll(/<link rel="stylesheet" href="(?:\.\.\/)?([^"]+)"/g),
    ]);
    expect(sheets.toSorted()).toEqual([...new Set(asked.map(([, href]) => href!))].sort());
  });

  it('gives no client away', async () => {
    const folder = emptyFolder();
    writeFileSync(join(folder, 'index.html'), assemble(readSite(site, site), ''));
    const { table } = await readTable(join(root, 'data', 'bank_scrooge.csv'), schema);
    expect(privacyGate(table!, readFileSync(join(site, 'results.json'), 'utf8')).findings(folder)).toEqual([]);
  });
});

describe('readPdf(pdf)', () => {
  it('throws of what has no pages to read', () => {
    for (const text of ['no PDF', '%PDF-1.7\n1 0 obj\n<</Type /Catalog>>\nendobj\n'])
      expect(() => readPdf(Buffer.from(text))).toThrow('unreadable PDF: no catalog');
  });
});

describe('undated(pdf)', () => {
  it('blanks the moment of making and keeps the length', () => {
    const made = (date: string) => Buffer.from(`<</Title (t)\n/CreationDate (D:${date})\n/ModDate (D:${date})>>`);
    const first = undated(made("20260101000000+00'00'"));
    expect(first).toEqual(undated(made("20270131235959+03'00'")));
    expect(first.length).toBe(made("20260101000000+00'00'").length);
  });
});
