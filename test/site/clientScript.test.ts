import { readFileSync } from 'node:fs';
import type { Server } from 'node:http';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser } from './browser.ts';
import { buildSite, pagesOf, serve } from './build.ts';

let out: string;
let browser: Browser;
let server: Server;
let url: string;

beforeAll(async () => {
  out = await buildSite();
  ({ url, server } = await serve(out));
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  server?.close();
});

async function open(name: string, options: BrowserContextOptions = {}) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, ...options });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.goto(url + name);
  return { page, context, complaints };
}
const ground = (page: Page) => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
const light = 'rgb(253, 252, 249)';
const dark = 'rgb(21, 24, 27)';

describe('the script of the pages', () => {
  it('is under 10 KB in all, and stands in the page', () => {
    const scripts = (html: string) => [...html.matchAll(/<script\b[^>]*>([\s\S]*?)<\/script>/g)].map((m) => m[1]!);
    for (const { name, html } of pagesOf(out)) {
      const asked = [...html.matchAll(/<script[^>]*\ssrc="([^"]*)"/g)].map((m) => m[1]);
      expect(asked, name).toEqual(name === 'search/index.html' ? ['../search/passages.js'] : []);
      const bytes = scripts(html).reduce((sum, text) => sum + Buffer.byteLength(text), 0);
      expect(bytes, name).toBeGreaterThan(500);
      expect(bytes, name).toBeLessThan(10_000);
    }
  });

  it('leaves a page that needs none of it: no control without a script, the theme by the system', async () => {
    for (const colorScheme of ['light', 'dark'] as const) {
      const { page, context } = await open('eda/', { javaScriptEnabled: false, colorScheme });
      for (const control of ['.theme', '.copy', '.sort'])
        expect(await page.locator(`${control}:visible`).count(), control).toBe(0);
      expect(await ground(page)).toBe(colorScheme === 'dark' ? dark : light);
      await context.close();
    }
  });

  it('leads from page to page of a site that was opened from a folder, with its style and its face', async () => {
    const { page, context } = await open('eda/');
    await page.goto(pathToFileURL(join(out, 'index.html')).href);
    await page.locator('.questions a').first().click();
    await page.waitForURL(/eda\/index\.html$/);
    await page.locator('.trail a').click();
    await page.waitForURL(/\/index\.html$/);
    const { shown, faces } = await page.evaluate(async () => ({
      shown: getComputedStyle(document.querySelector('.skip')!).position,
      faces: (await document.fonts.ready, [...document.fonts].filter(({ status }) => status === 'loaded').length),
    }));
    expect({ shown, faces: faces > 0 }).toEqual({ shown: 'absolute', faces: true });
    await context.close();
  });

  it('switches the theme, keeps it, and has it before the first paint', async () => {
    const { page, context, complaints } = await open('eda/', { colorScheme: 'light' });
    const button = page.getByRole('button', { name: 'Тема: как в системе' });
    await button.click();
    await page.getByRole('button', { name: 'Тема: светлая' }).press('Enter');
    await expect.poll(() => ground(page)).toBe(dark);
    // The choice stands while the head is read, before any text of the body is there.
    await page.addInitScript(() => {
      new MutationObserver((_, observer) => {
        if (!document.body) return;
        observer.disconnect();
        (window as unknown as { themeAtBody: unknown }).themeAtBody = document.documentElement.dataset['theme'];
      }).observe(document, { childList: true, subtree: true });
    });
    await page.goto(`${url}metric/`);
    expect(await page.evaluate(() => (window as unknown as { themeAtBody: unknown }).themeAtBody)).toBe('dark');
    expect(await ground(page)).toBe(dark);
    await page.emulateMedia({ media: 'print' });
    expect(await ground(page)).toBe('rgb(255, 255, 255)');
    await page.emulateMedia({ media: 'screen' });
    await page.getByRole('button', { name: 'Тема: тёмная' }).click();
    expect(await ground(page)).toBe(light);
    expect(await page.evaluate(() => localStorage.getItem('theme'))).toBeNull();
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('takes the theme chosen since, where the browser kept the page and shows it again', async () => {
    const { page, context } = await open('eda/', { colorScheme: 'light' });
    await page.getByRole('button', { name: 'Тема: как в системе' }).click();
    const shownAgain = (theme: string | null) =>
      page.evaluate((chosen) => {
        if (chosen === null) localStorage.removeItem('theme');
        else localStorage.setItem('theme', chosen);
        dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
        return [document.documentElement.dataset['theme'] ?? 'none', document.querySelector('.theme')!.textContent];
      }, theme);
    expect(await shownAgain('dark')).toEqual(['dark', 'Тема: тёмная']);
    expect(await ground(page)).toBe(dark);
    expect(await shownAgain(null)).toEqual(['none', 'Тема: как в системе']);
    expect(await ground(page)).toBe(light);
    await context.close();
  });

  it('copies the permanent link of a figure', async () => {
    const { page, context } = await open('eda/', { permissions: ['clipboard-read', 'clipboard-write'] });
    const figure = page.locator('#fig-missing-balance');
    await figure.getByRole('button', { name: 'Скопировать ссылку' }).click();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(`${url}eda/#fig-missing-balance`);
    const copy = figure.locator('.copy');
    expect(await copy.textContent()).toBe('Ссылка скопирована');
    // Whoever does not see the button hears it, in a place that was there before the words.
    expect(await page.locator('[role="status"].unseen').textContent()).toBe('Ссылка скопирована');
    // Pressed once more meanwhile, it has its own words back all the same.
    await copy.click();
    await expect.poll(() => copy.textContent(), { timeout: 5000 }).toContain('Скопировать ссылку');
    await page.waitForTimeout(2200);
    expect(await copy.textContent()).toContain('Скопировать ссылку');
    expect(await page.locator('[role="status"].unseen').textContent()).toBe('');
    await context.close();
  });

  it('sorts a table by a column, rising and falling, and says so', async () => {
    const { page, context } = await open('eda/');
    const behind = page.locator('#fig-eda-bycategory-products-threerates .behind');
    await behind.locator('summary').click();
    const head = behind.locator('th').filter({ hasText: 'Клиентов' });
    const values = async () =>
      (await behind.locator('tbody tr td:nth-of-type(1)').allTextContents()).map((cell) =>
        Number(cell.replace(/\D/g, '')),
      );
    await head.getByRole('button').press('Enter');
    expect(await head.getAttribute('aria-sort')).toBe('ascending');
    const rising = await values();
    expect(rising.length).toBeGreaterThan(2);
    expect(rising).toEqual([...rising].sort((a, b) => a - b));
    await head.getByRole('button').press('Enter');
    expect(await head.getAttribute('aria-sort')).toBe('descending');
    expect(await values()).toEqual(rising.reverse());
    // Heads that look alike are told apart by whoever does not see what stands beside them.
    const names = ['Интервал: все', 'Интервал: остаток известен', 'Интервал: остаток неизвестен'];
    for (const role of ['columnheader', 'button'] as const)
      expect(await behind.getByRole(role, { name: /^Интервал/ }).count()).toBe(names.length);
    for (const name of names) {
      const button = behind.getByRole('button', { name, exact: true });
      expect(await button.textContent()).toBe('Интервал');
      expect(await behind.getByRole('columnheader', { name, exact: true }).count()).toBe(1);
    }
    await context.close();
  });

  it('shows the note of a number at the first tap, follows it at the second; Escape hides it', async () => {
    const { page, context } = await open('eda/', { hasTouch: true, viewport: { width: 360, height: 740 } });
    const number = page.locator('.sourced').first();
    const note = () => number.evaluate((node) => getComputedStyle(node, '::after').content);
    await number.tap();
    expect(page.url()).toBe(`${url}eda/`);
    expect(await note()).not.toBe('none');
    await page.keyboard.press('Escape');
    await expect.poll(note).toBe('none');
    await number.tap();
    await number.tap();
    await page.waitForURL(/\/ledger\/#eda-/);
    // Who is sent to a row far down the ledger stands at it.
    const last = await page.locator('.ledger tr').last().getAttribute('id');
    await page.goto(`${url}404.html`);
    await page.goto(`${url}ledger/#${last}`);
    await expect
      .poll(() => page.locator(':target').evaluate((row) => row.getBoundingClientRect().top), { timeout: 20_000 })
      .toBeLessThan(740);
    // Each table of the ledger is laid out in its turn; a page without drawings has no place for what their marks tell.
    await expect.poll(() => page.locator('.scroll:has(> .ledger):not(.laid-out)').count(), { timeout: 20_000 }).toBe(0);
    expect(await page.locator('.mark-note').count()).toBe(0);
    await context.close();
  });

  it('says how many places were found, that none was, and nothing of an empty search', async () => {
    const { page, context, complaints } = await open('search/');
    const [box, count, found] = [page.getByRole('searchbox'), page.locator('.search-count'), page.locator('.found li')];
    expect([await count.textContent(), await found.count()]).toEqual(['', 0]);
    await box.fill('клиент');
    expect(await count.textContent()).toMatch(/^Нашлось мест: \d+, показаны первые 30\.$/);
    expect(await found.count()).toBe(30);
    expect(new URL(page.url()).searchParams.get('q')).toBe('клиент');
    // Who comes back by that address finds the same.
    await page.reload();
    expect([await box.inputValue(), await found.count()]).toEqual(['клиент', 30]);
    const said = await found.evaluateAll((lines) => {
      const { passages } = globalThis as unknown as { passages: { address: string; text: string }[] };
      return lines.map((line) => {
        const told = line.querySelector('p')!.textContent;
        const [begun, bare] = [!told.startsWith('… '), told.replace(/^… | …$/g, '')];
        const own = passages.some(
          ({ address, text }) =>
            line.querySelector('a')!.getAttribute('href') === `../${address}` &&
            text.includes(bare) &&
            begun === text.search(/клиент/i) <= 90,
        );
        return { own, marked: [...line.querySelectorAll('mark')].map((mark) => mark.textContent) };
      });
    });
    expect(said.filter(({ own }) => !own)).toEqual([]);
    expect(said.flatMap(({ marked }) => marked).filter((word) => !/^клиент[а-я]*$/i.test(word))).toEqual([]);
    expect(said.filter(({ marked }) => marked.length > 0).length).toBeGreaterThan(20);
    await box.fill('щщщщ');
    expect(await count.textContent()).toMatch(/^Ничего не нашлось\./);
    expect(await found.count()).toBe(0);
    await box.fill(' ');
    expect([await count.textContent(), new URL(page.url()).search]).toEqual(['', '']);
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('tells what a mark of a figure shows, by pointer, finger and key; the note is reached, and Escape hides it', async () => {
    const { page, context, complaints } = await open('eda/');
    const figure = page.locator('#fig-eda-bycategory-products-threerates');
    const marks = figure.locator('.chart [data-row]:visible');
    const note = page.locator('.mark-note');
    expect(await note.getAttribute('role')).toBe('status');
    expect(await note.textContent()).toBe('');
    const row = async (i: number) =>
      (await figure.locator('tbody tr').nth(i).locator('td').allTextContents()).join(' ');
    const told = async () => (await note.locator('span').allTextContents()).join(' ');
    await marks.nth(1).hover();
    await expect.poll(told).toBe(await row(1));
    await note.hover();
    await page.waitForTimeout(800);
    expect(await told()).toBe(await row(1));
    await page.keyboard.press('Escape');
    expect(await note.textContent()).toBe('');
    await figure.getByRole('link', { name: 'Рисунок' }).focus();
    for (let i = 0; i < 3 && !(await figure.locator('.chart:focus').count()); i++) await page.keyboard.press('Tab');
    expect(await told()).toBe(await row(0));
    // A key that walks the marks does not scroll the page; another does what it always does.
    await page.evaluate(() =>
      addEventListener('keydown', ({ key, defaultPrevented }) => {
        document.body.dataset['keys'] = `${document.body.dataset['keys'] ?? ''}${key} ${defaultPrevented}; `;
      }),
    );
    await page.keyboard.press('ArrowDown');
    expect(await told()).toBe(await row(1));
    await page.keyboard.press('End');
    expect(await told()).toBe(await row((await marks.count()) - 1));
    await page.keyboard.press('Tab');
    expect(await note.textContent()).toBe('');
    await page.evaluate(() => (document.activeElement as HTMLElement).blur());
    await page.keyboard.press('ArrowDown');
    expect(await note.textContent()).toBe('');
    expect(await page.evaluate(() => document.body.dataset['keys'])).toBe(
      'ArrowDown true; End true; Tab false; ArrowDown false; ',
    );
    // However the table is sorted, a mark tells its own row.
    const own = await row(1);
    await figure.locator('th .sort').nth(1).dispatchEvent('click');
    expect(await row(1)).not.toBe(own);
    await marks.nth(1).hover();
    await expect.poll(told).toBe(own);
    expect(complaints).toEqual([]);
    await context.close();

    const phone = await open('correlations/', { hasTouch: true, viewport: { width: 360, height: 740 } });
    await phone.page.locator('#fig-correlations-phik-heatmap .chart [data-row]:visible').first().tap();
    expect(await phone.page.locator('.mark-note p').count()).toBe(1);
    const { bottom, right } = await phone.page
      .locator('.mark-note')
      .evaluate((node) => node.getBoundingClientRect().toJSON() as DOMRect);
    expect([bottom, right]).toEqual([740, 360]);
    await phone.context.close();
  });
});

describe('the style of the pages', () => {
  it('has nothing wider than the screen at 400 %, and targets of 24 px', async () => {
    const wrong: string[] = [];
    for (const { name } of pagesOf(out)) {
      const { page, context } = await open(name, { viewport: { width: 320, height: 256 } });
      wrong.push(
        ...(await page.evaluate((at) => {
          const wide =
            document.documentElement.scrollWidth > 320 ? [`${at}: ${document.documentElement.scrollWidth} px`] : [];
          const small = [...document.querySelectorAll('button, summary, .contents a, .figure-files a, .head a')]
            .map((node) => ({ node, box: node.getBoundingClientRect() }))
            .filter(({ box }) => box.width > 0 && (box.height < 24 || box.width < 24))
            .map(({ node, box }) => `${at}: ${node.className || node.tagName} ${box.width}×${box.height}`);
          return [...wide, ...small.slice(0, 3)];
        }, name)),
      );
      await context.close();
    }
    expect(wrong).toEqual([]);
  });

  it('brings a number that the Tab key reaches above its note at the foot of the screen', async () => {
    const { page, context } = await open('eda/', { viewport: { width: 320, height: 256 }, reducedMotion: 'reduce' });
    const noted: number[] = [];
    for (let stop = 0; stop < 60; stop += 1) {
      await page.keyboard.press('Tab');
      const room = await page.evaluate(() => {
        const number = document.activeElement!;
        const note = getComputedStyle(number, '::after');
        return number.matches('.sourced') && note.position === 'fixed'
          ? innerHeight - parseFloat(note.height) - number.getClientRects()[0]!.bottom
          : null;
      });
      if (room !== null) noted.push(room);
    }
    expect(noted.length).toBeGreaterThan(10);
    expect(noted.filter((room) => room < 0)).toEqual([]);
    await context.close();
  });

  it('keeps its own few colours where the system forces its own', async () => {
    const { page, context } = await open('eda/', { forcedColors: 'active', colorScheme: 'dark' });
    const colours = await page.evaluate(() => {
      const dot = document.querySelector('.chart circle:not([fill]), .chart [fill^="var"]')!;
      return [getComputedStyle(dot).fill, getComputedStyle(document.documentElement).backgroundColor];
    });
    expect(colours[0]).not.toBe(colours[1]);
    await context.close();
  });
});

it('has its one theme in one file', () => {
  const styles = readFileSync(join(import.meta.dirname, '../../src/styles/theme.css'), 'utf8');
  expect(styles).toMatch(/--churned: light-dark\(#bf4a1a, #f08a5a\)/);
});
