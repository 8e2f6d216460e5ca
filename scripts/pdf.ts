import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { Browser } from 'playwright-core';
import { counted } from '../src/format.ts';
import { contentName } from '../src/schemas/contentName.ts';
import { assemble } from './pdf/assemble.ts';
import { readPdf } from './pdf/document.ts';
import { openPage, printOnOnePage, printWithPageNumbers } from './pdf/print.ts';
import { readSite, type BuiltSite } from './pdf/site.ts';
import { argumentsOrExit } from './argumentsOrExit.ts';
import { exitCode } from './exitCode.ts';
import { diskFault } from './fault.ts';
import { writeWhole } from './wholeFile.ts';

// npm run pdf -- --site DIR --out FILE --board: the built report as one PDF, or its sheet for the board.
const root = join(import.meta.dirname, '..');
const { values } = argumentsOrExit(
  () =>
    parseArgs({
      options: { site: { type: 'string' }, out: { type: 'string' }, board: { type: 'boolean', default: false } },
    }),
  '--site DIR, --out FILE, --board',
);
const folder = resolve(values.site ?? join(root, 'dist'));
const out = resolve(values.out ?? join(dirname(folder), values.board ? 'board.pdf' : 'report.pdf'));
const started = performance.now();

try {
  const site = readSite(folder, shown(folder));
  if (values.board && !existsSync(join(folder, 'board', 'index.html')))
    throw new Error(`в отчёте нет листа для правления: его текст — ${contentName()}/chapters/board.mdx.`);
  const browser = await chromiumOrExplain();
  try {
    const pdf = values.board ? await boardPdf(browser, site) : await reportPdf(browser, site);
    put(pdf);
    const seconds = ((performance.now() - started) / 1000).toFixed(1).replace('.', ',');
    const pages = counted(readPdf(pdf).pages, ['страница', 'страницы', 'страниц']);
    console.log(`Готово за ${seconds} с: ${shown(out)}, ${pages}.`);
  } finally {
    await browser.close();
  }
} catch (error) {
  console.error(`PDF не сделан: ${(error as Error).message}`);
  if (process.env['REPORT_DEBUG']) console.error((error as Error).stack);
  process.exitCode = exitCode.fault;
}

/** Writes the file; throws what the disk refuses in words. */
function put(pdf: Buffer): void {
  try {
    writeWhole(out, pdf);
  } catch (error) {
    throw new Error(`${shown(out)}: ${diskFault(error as Error)}`, { cause: error });
  }
}

async function reportPdf(browser: Browser, site: BuiltSite): Promise<Buffer> {
  const css = readFileSync(join(import.meta.dirname, 'pdf', 'report.css'), 'utf8');
  const page = await openPage(browser, site.folder, 'report.html', assemble(site, css));
  return (await printWithPageNumbers(page)).pdf;
}

async function boardPdf(browser: Browser, site: BuiltSite): Promise<Buffer> {
  const { pdf, pages } = await printOnOnePage(await openPage(browser, site.folder, 'board/'));
  if (pages > 1)
    throw new Error(
      `лист для правления и мелкими буквами занял страниц: ${pages}, а нужна одна; сократите текст в board.mdx или названия сегментов, которые на нём стоят.`,
    );
  return pdf;
}

async function chromiumOrExplain(): Promise<Browser> {
  try {
    const { openBrowser } = await import('./browser.ts');
    return await openBrowser();
  } catch (error) {
    const advice =
      'установите Chromium (apt install chromium), назовите свой в REPORT_CHROMIUM или поставьте пакеты разработки (npm ci)';
    throw new Error(`Chromium не открывается; ${advice}. Причина: ${(error as Error).message.split('\n')[0]}`, {
      cause: error,
    });
  }
}

function shown(path: string): string {
  const near = relative(process.cwd(), path);
  return near.startsWith('..') ? path : near || '.';
}
