import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Server } from 'node:http';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  contrasts,
  lostInForcedColours,
  pastPaper,
  smallLetters,
  smallTargets,
  structureFaults,
  tabThrough,
} from './access.ts';
import { openBrowser } from './browser.ts';
import { buildSite, pagesOf, serve } from './build.ts';
import { describePictures } from './lookAlike.ts';
import { transcript } from './transcript.ts';
import { readPdf } from '../../scripts/pdf/document.ts';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const base = '/report/';

/** The dark theme changes colours alone: other rules find the same as in the light one. */
const rulesOfColour = ['color-contrast', 'link-in-text-block'];

let out: string;
let browser: Browser;
let server: Server;
let url: string;
let names: string[];

beforeAll(async () => {
  out = await buildSite(['--base', base]);
  names = pagesOf(out).map(({ name }) => name.replace(/index\.html$/, ''));
  ({ url, server } = await serve(out, base));
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  server?.close();
});

const open = async (name: string, options: { width: number; dark?: boolean; javaScript?: boolean }) => {
  const context = await browser.newContext({
    viewport: { width: options.width, height: 900 },
    colorScheme: options.dark ? 'dark' : 'light',
    javaScriptEnabled: options.javaScript ?? true,
    // What is looked at has come to its place.
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  const complaints: string[] = [];
  const hosts = new Set<string>();
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('request', (request) => hosts.add(new URL(request.url()).host));
  await page.goto(url + name);
  return { page, context, complaints, hosts };
};

interface Walked {
  readonly name: string;
  readonly charts: number;
  readonly figures: number;
  readonly complaints: readonly string[];
  readonly hosts: readonly string[];
  readonly axe: Readonly<Record<'light' | 'dark' | 'print', readonly string[]>>;
  readonly phoneWidth: number;
  /** At 320 px, which is 1280 px zoomed to 400 %. */
  readonly zoomedWidth: number;
  /** At 180 px, which is a phone of 360 px whose reader doubled the letters. */
  readonly enlargedWidth: number;
  readonly access: Readonly<Record<'structure' | 'targets' | 'forcedColours' | 'drawings', readonly string[]>>;
}

/** All that is asked of a page, in one opening: opening it takes as long as asking. */
async function walk(name: string): Promise<Walked> {
  const { page, context, complaints, hosts } = await open(name, { width: 1440 });
  const charts = await page.locator('figure svg[role="img"]:visible').count();
  const figures = await page.locator('figure').count();
  // What a reader opens is asked as well.
  await page.locator('details').evaluateAll((all) => all.forEach((node) => ((node as HTMLDetailsElement).open = true)));
  const structure = await structureFaults(page);
  const targets = await smallTargets(page);
  const drawings = await pastPaper(page);
  const forcedColours = await lostInForcedColours(page);
  await page.evaluate(axeSource);
  const light = await violations(page);
  await page.emulateMedia({ colorScheme: 'dark' });
  const dark = await violations(page, rulesOfColour);
  await page.emulateMedia({ colorScheme: 'light', media: 'print' });
  const print = await violations(page);
  await page.emulateMedia({ media: 'screen' });
  await page.setViewportSize({ width: 360, height: 900 });
  const phoneWidth = await page.evaluate(() => document.documentElement.scrollWidth);
  drawings.push(...(await pastPaper(page)), ...(await smallLetters(page)));
  await page.setViewportSize({ width: 320, height: 640 });
  const zoomedWidth = await page.evaluate(() => document.documentElement.scrollWidth);
  targets.push(...(await smallTargets(page)));
  await page.setViewportSize({ width: 180, height: 400 });
  const enlargedWidth = await page.evaluate(() => document.documentElement.scrollWidth);
  await context.close();
  const access = { structure, targets, forcedColours, drawings };
  return {
    name,
    charts,
    figures,
    complaints,
    hosts: [...hosts],
    axe: { light, dark, print },
    phoneWidth,
    zoomedWidth,
    enlargedWidth,
    access,
  };
}

/** What axe finds on the page as it looks now. */
const violations = (page: Page, rules?: readonly string[]) =>
  page.evaluate(async (only) => {
    const { axe } = window as unknown as {
      axe: { run: (options: object) => Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
    };
    const found = await axe.run({ resultTypes: ['violations'], ...(only === undefined ? {} : { runOnly: only }) });
    return found.violations.map((v) => `${v.id}: ${v.nodes[0]?.html.slice(0, 160)}`);
  }, rules);

describePictures(() => ({ browser, url }));

describe('every page in Chromium', () => {
  const walked: Walked[] = [];
  beforeAll(async () => {
    for (const name of names) walked.push(await walk(name));
  }, 480_000);

  /** What is wrong, a line a fault, with its page. */
  const faults = (of: (page: Walked) => readonly string[]) =>
    walked.flatMap((page) => of(page).map((text) => `${page.name}: ${text}`));

  it('opens with its charts, no console message and no request to another host', () => {
    expect(walked.length).toBe(names.length);
    expect(faults(({ complaints }) => complaints)).toEqual([]);
    for (const { name, charts, figures, hosts } of walked) {
      expect(charts, name).toBeGreaterThanOrEqual(figures);
      expect(hosts, name).toEqual([new URL(url).host]);
    }
  });

  it('has nothing wider than the screen of a phone, nor at 400 %, nor on a phone with letters of 200 %', () => {
    expect(faults(({ phoneWidth }) => (phoneWidth > 360 ? [`${phoneWidth} px`] : []))).toEqual([]);
    expect(faults(({ zoomedWidth }) => (zoomedWidth > 320 ? [`${zoomedWidth} px`] : []))).toEqual([]);
    expect(faults(({ enlargedWidth }) => (enlargedWidth > 180 ? [`${enlargedWidth} px`] : []))).toEqual([]);
  });

  it('has drawings whose words stay on their paper, wide and on a phone, there in letters of 12 px at least', () => {
    expect(faults(({ access }) => access.drawings)).toEqual([]);
  });

  it('has its landmarks, its headings in order, a caption and scopes in every table', () => {
    expect(faults(({ access }) => access.structure)).toEqual([]);
  });

  it('has targets of 24 px, on a desktop and at 400 %', () => {
    expect(faults(({ access }) => access.targets)).toEqual([]);
  });

  it('keeps every mark of its charts in the few colours of high contrast', () => {
    expect(faults(({ access }) => access.forcedColours)).toEqual([]);
  });

  it.each(['light', 'dark', 'print'] as const)('has no accessibility fault that axe can find, %s', (look) => {
    expect(faults(({ axe }) => axe[look])).toEqual([]);
  });
});

describe('a page in Chromium', () => {
  it.each(['', 'eda/'])('is gone through by the Tab key in the order of its text: /%s', async (name) => {
    const { page, context } = await open(name, { width: 1440 });
    const { stops, faults: wrong } = await tabThrough(page);
    expect(wrong).toEqual([]);
    expect(stops).toBeGreaterThan(20);
    await context.close();
  });

  // Firefox takes the width of paper without its margins: 174 of the 210 mm of A4.
  it.each([
    ['', '.three'],
    ['', '.foot dl'],
    ['board/', '.columns:has(> :nth-child(3))'],
  ])('sets three columns side by side on paper as narrow as its text: /%s %s', async (name, columns) => {
    const { page, context } = await open(name, { width: 658 });
    await page.emulateMedia({ media: 'print' });
    const tops = await page
      .locator(`${columns} > *`)
      .evaluateAll((nodes) => nodes.map((node) => Math.round(node.getBoundingClientRect().top)));
    expect(tops.length).toBe(3);
    expect(new Set(tops).size).toBe(1);
    await context.close();
  });

  it('prints the sheet for the board on one page, without the command that makes letters smaller', async () => {
    const { page, context } = await open('board/', { width: 1440 });
    const pages = async () => readPdf(await page.pdf({ preferCSSPageSize: true })).pages;
    expect(await pages()).toBe(1);
    // Another bank's first segment may have a name that takes a line more of the title.
    await page
      .locator('.sheet > .answer')
      .evaluate((title) => (title as HTMLElement).style.setProperty('padding-bottom', '7.5mm'));
    expect(await pages()).toBe(1);
    await context.close();
  });

  it.each(['', 'glossary/', 'eda/'])('says on paper where its links in words lead: /%s', async (name) => {
    const { page, context } = await open(name, { width: 1440 });
    await page.emulateMedia({ media: 'print' });
    // A reference by a number, a number with its note, and the name of a figure are found on paper by themselves.
    const untold = await page
      .locator('a[href]:not(.see, .value, .sourced, .figure-link, .proof):visible')
      .evaluateAll((links) =>
        links
          .filter((link) => ['none', 'normal', '""'].includes(getComputedStyle(link, '::after').content))
          .map((link) => link.textContent),
      );
    expect(untold).toEqual([]);
    await context.close();
  });

  it.each([
    ['few colours', { forcedColors: 'active' }],
    ['more contrast', { contrast: 'more' }],
  ] as const)('keeps the grid of its charts apart from the ground and fainter than the data: %s', async (_, look) => {
    const { page, context } = await open('eda/', { width: 1440 });
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ ...look, colorScheme });
      const { grid, ink } = await contrasts(page, ['grid', 'ink']);
      expect(grid, colorScheme).toBeGreaterThan(1.5);
      expect(grid, colorScheme).toBeLessThan(5);
      expect(ink, colorScheme).toBeGreaterThan(12);
    }
    await context.close();
  });

  it('gives the numbers in coloured cells a rim of the ground in the few colours of high contrast', async () => {
    const { page, context } = await open('correlations/', { width: 1440 });
    await page.emulateMedia({ forcedColors: 'active' });
    const numbers = page.locator('#fig-correlations-phik-heatmap .drawing-wide .on-cells text');
    const rims = await numbers.evaluateAll((nodes) => {
      const ground = getComputedStyle(document.documentElement).backgroundColor;
      return nodes.map((node) => getComputedStyle(node)).map((style) => [style.stroke === ground, style.paintOrder]);
    });
    expect(rims.length).toBeGreaterThan(0);
    expect(new Set(rims.map(String))).toEqual(new Set(['true,stroke']));
    await context.close();
  });

  it('leads from its first stop past the contents to the text', async () => {
    const { page, context } = await open('eda/', { width: 1440 });
    for (const key of ['Tab', 'Enter', 'Tab']) await page.keyboard.press(key);
    expect(await page.evaluate(() => document.activeElement!.closest('main')?.id)).toBe('text');
    await context.close();
  });

  it('reads through the accessibility tree as its transcript shows', async () => {
    const { page, context } = await open('metric/', { width: 1440 });
    await expect(await transcript(page)).toMatchFileSnapshot('snapshots/metric.tree.txt');
    await context.close();
  });

  it.each([true, false])(
    'is told to a screen reader whole, also far below the screen: /ledger/, scripts %s',
    async (javaScript) => {
      const { page, context } = await open('ledger/', { width: 1440, javaScript });
      const session = await context.newCDPSession(page);
      const told = async () => {
        const { nodes } = await session.send('Accessibility.getFullAXTree');
        return ['table', 'rowheader'].map((role) => nodes.filter((node) => node.role?.value === role).length);
      };
      const tables = await page.locator('.ledger').count();
      const rows = await page.locator('.ledger tbody tr').count();
      expect(rows).toBeGreaterThan(100);
      await expect.poll(told, { timeout: 20_000, interval: 500 }).toEqual([tables, rows]);
      await context.close();
    },
  );

  it('is found missing at any depth with its style and working links', async () => {
    const { page, context, complaints } = await open('', { width: 1440 });
    await page.route('**/no/such/page/', (route) =>
      route.fulfill({ contentType: 'text/html', body: readFileSync(join(out, '404.html'), 'utf8') }),
    );
    await page.goto(`${url}no/such/page/`);
    expect(await page.evaluate(() => getComputedStyle(document.body).fontFamily)).toContain('Golos');
    const links = await page.locator('a[href]').evaluateAll((all) => all.map((a) => (a as HTMLAnchorElement).href));
    expect(links.length).toBeGreaterThan(10);
    for (const link of new Set(links.filter((address) => address.startsWith('http'))))
      if (!link.includes('/no/such/page/#')) expect((await page.request.get(link)).status(), link).toBe(200);
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('finds a word in another form of it, from a sub-path, and leads to its place', async () => {
    const { page, context, complaints } = await open('search/', { width: 1440 });
    await page.getByRole('searchbox').fill('клиентам');
    const links = page.locator('.found a');
    const first = page.locator('.found li').first();
    expect((await first.textContent())!.toLowerCase()).toContain('клиент');
    expect(await page.locator('.found mark', { hasText: /^клиент(?!ам$)/i }).count()).toBeGreaterThan(0);
    await links.first().click();
    expect(await page.locator('h1').count()).toBe(1);
    expect(page.url()).toMatch(/\/report\/(?!search)/);
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('shows the chapters instead of the search where there is no JavaScript', async () => {
    const { page, context } = await open('search/', { width: 1440, javaScript: false });
    expect(await page.getByRole('searchbox').count()).toBe(0);
    expect(await page.locator('.finds a').count()).toBeGreaterThan(10);
    await context.close();
  });

  it('reads the same with JavaScript off', async () => {
    for (const name of ['', 'eda/', 'segments/']) {
      const { page, context } = await open(name, { width: 1440, javaScript: false });
      expect(await page.locator('figure svg[role="img"]:visible').count()).toBeGreaterThan(0);
      expect(await page.locator('h1').count()).toBe(1);
      await context.close();
    }
  });
});
