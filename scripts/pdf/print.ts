import { existsSync, readFileSync, statSync } from 'node:fs';
import { extname, join, normalize } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { mediaTypes } from '../serveFolder.ts';
import { readPdf, undated, type PdfFacts } from './document.ts';

/** The host of the pages that are printed: no such one exists, and every request is answered from the folder of the site. */
const host = 'http://report.invalid';

/** Opens a page of a site's folder, or `html` in its place; nothing is asked of a network. */
export async function openPage(browser: Browser, folder: string, path: string, html?: string): Promise<Page> {
  const page = await browser.newPage({ colorScheme: 'light', locale: 'ru-RU', javaScriptEnabled: html !== undefined });
  const address = `${host}/${path}`;
  await page.route('**/*', (route) => {
    const url = route.request().url();
    if (html !== undefined && url === address) return route.fulfill({ body: html, contentType: mediaTypes['.html']! });
    const file = fileOf(url, folder);
    if (file === undefined) return route.abort();
    return route.fulfill({
      body: readFileSync(file),
      contentType: mediaTypes[extname(file)] ?? 'application/octet-stream',
    });
  });
  await page.goto(address);
  await page.emulateMedia({ media: 'print' });
  return page;
}

/** The file of the site that an address names; undefined where there is none. */
function fileOf(url: string, folder: string): string | undefined {
  const { origin, pathname } = new URL(url);
  if (origin !== host) return undefined;
  const path = normalize(join(folder, decodeURIComponent(pathname)));
  return [path, join(path, 'index.html')].find((file) => existsSync(file) && statSync(file).isFile());
}

/** A tagged PDF with an outline, without the moment of its making; `scale`: of letters and drawings, 1 as the style says. */
export async function print(page: Page, scale = 1): Promise<Buffer> {
  const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true, tagged: true, outline: true, scale });
  return undated(pdf);
}

/** Letters of a sheet that is full become smaller before it becomes two; under the last they would be hard to read. */
const smaller = [0.96, 0.92, 0.88, 0.84];

/** Prints a document that should take one page, as large as it fits; where it does not, as many pages as the smallest takes. */
export async function printOnOnePage(page: Page): Promise<{ readonly pdf: Buffer; readonly pages: number }> {
  const printed = async (scale: number) => {
    const pdf = await print(page, scale);
    return { pdf, pages: readPdf(pdf).pages };
  };
  let made = await printed(1);
  for (const scale of smaller) if (made.pages > 1) made = await printed(scale);
  return made;
}

/** Printing is repeated until the page numbers that a document tells are the ones that it has; longer words may move a page. */
const mostPasses = 5;

/** Prints a document whose contents and links tell page numbers. Throws where they do not settle. */
export async function printWithPageNumbers(page: Page): Promise<{ readonly pdf: Buffer; readonly facts: PdfFacts }> {
  for (let pass = 0; pass < mostPasses; pass += 1) {
    const pdf = await print(page);
    const facts = readPdf(pdf);
    if (!(await page.evaluate(tellPages, [...facts.places]))) return { pdf, facts };
  }
  throw new Error(`unsettled page numbers: ${mostPasses} passes`);
}

/** In the document: writes the page of each place into the contents and the links; says whether anything changed. */
function tellPages(places: readonly (readonly [string, number])[]): boolean {
  const pageOf = new Map(places);
  let changed = false;
  for (const element of document.querySelectorAll<HTMLElement>('[data-page-of]')) {
    const number = pageOf.get(element.dataset['pageOf']!);
    if (number === undefined) continue;
    const place = element.dataset['place'];
    const now = place === undefined ? element.textContent : place;
    const told = place === undefined ? String(number) : `${place.replace(/, с\..*$/, '')}, с.\u00a0${number}`;
    if (now === told) continue;
    changed = true;
    if (place === undefined) element.textContent = told;
    else element.dataset['place'] = told;
  }
  return changed;
}
