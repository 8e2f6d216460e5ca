import { cpSync, writeFileSync } from 'node:fs';
import type { Server } from 'node:http';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openBrowser } from './browser.ts';
import { buildSite, emptyFolder, root, serve } from './build.ts';

/** Parts where no chapter of the report has them, and the reference lets them be. */
const chapter = `---
title: Разные места
order: 20
question: Где что стоит?
answer: Ушли {eda.churn.rate:share} клиентов.
---

| слева | посередине | справа, и название длинное |
| --: | :-: | --- |
| <Value of="eda.byCategory.city.Ярославль.n" forms="клиент\\|клиента\\|клиентов" /> | <Value of="segments.women-35-50-inactive.id" as="segment" /> | <Value of="segments.women-low-equity-few-products.id" as="segment" /> |
| <Value of="eda.churn.churned" forms="клиент\\|клиента\\|клиентов" /> | <Value of="segments.women-35-50-inactive.id" as="segment" /> | <Value of="segments.women-low-equity-few-products.id" as="segment" /> |

---

<Columns>
  <Column title="Города"><Figure of="eda.byCategory.city" as="rateBars" column="city" id="odd-left">Доля ушедших по городам</Figure></Column>
  <Column><SegmentCard segment="women-35-50-inactive" /></Column>
  <Column><Figure of="eda.byCategory.city" as="rateBars" column="city" id="odd-right">Те же доли</Figure></Column>
</Columns>

<KeyFigures>
  <KeyFigure of="eda.churn.rate" name="клиентов ушли">Срок неизвестен.</KeyFigure>
  <KeyFigure of="eda.churn.n" forms="клиент|клиента|клиентов" name="в файле">Все города.</KeyFigure>
  <KeyFigure of="eda.churn.churned" forms="клиент|клиента|клиентов" name="ушли">Все города.</KeyFigure>
</KeyFigures>

<Note>Первая заметка, в которой слов больше, чем на одну строку поля.</Note>

<Note>Вторая заметка.</Note>

Текст между заметками: <Value of="eda.proportions.credit_card.difference" sign />.

<Note>Третья заметка, за которой стоит рисунок шире текста, а слов в ней столько, что на поле она была бы выше пустого места над рисунком: и о том, что на нём, и о том, чего на нём нет.</Note>

<Claim holds={(r) => r.eda.churn.rate > 0.1} otherwise="Мало.">
  <Figure of="eda.byCategory.gender" as="rateBars" column="gender" id="odd-claimed">Доля ушедших по полу</Figure>
</Claim>

<TestCard hypothesis="gender" id="odd-gender" />

См. <See figure="odd-gender" />, где и сноска[^1].

[^1]: Её текст.
`;

let browser: Browser;
let server: Server;
let url: string;

beforeAll(async () => {
  const content = join(emptyFolder(), 'content');
  cpSync(join(root, 'src', 'content'), content, { recursive: true });
  writeFileSync(join(content, 'chapters', 'odd.mdx'), chapter);
  ({ url, server } = await serve(await buildSite([], { REPORT_CONTENT: content }), '/'));
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  server?.close();
});

const open = async (width: number): Promise<Page> => {
  const page = await browser.newPage({ viewport: { width, height: 900 } });
  await page.goto(`${url}odd/`);
  return page;
};
const boxOf = async (page: Page, selector: string) => (await page.locator(selector).first().boundingBox())!;

it.each([360, 800, 1280])(
  'at %i px nothing is wider than the page, nor a text as narrow as a letter',
  async (width) => {
    const page = await open(width);
    const found = await page.evaluate(() => ({
      width: document.documentElement.scrollWidth,
      narrow: [...document.querySelectorAll('main dd, main p, main td')]
        .filter((one) => one.checkVisibility() && (one.textContent ?? '').trim().length > 20)
        .map((one) => Math.round(one.getBoundingClientRect().width))
        .filter((wide) => wide > 0 && wide < 80),
    }));
    expect(found).toEqual({ width, narrow: [] });
    await page.close();
  },
);

it('a table of Markdown scrolls by itself, and has a name of its own', async () => {
  const page = await open(360);
  const table = page.getByRole('region', { name: 'Таблица: слева, посередине, справа, и название длинное' });
  expect(await table.evaluate((one) => [one.scrollWidth > one.clientWidth, one.tabIndex])).toEqual([true, 0]);
  await page.close();
});

it('a cell of a table of Markdown stands on the side that its dashes name, and the sign between forms divides them', async () => {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  const messages: string[] = [];
  page.on('console', (message) => messages.push(message.text()));
  await page.goto(`${url}odd/`);
  const cells = page.locator('.chapter table:not(figure table) tbody').first().locator('td');
  const sides = await cells.evaluateAll((all) => all.slice(0, 3).map((one) => getComputedStyle(one).textAlign));
  expect(sides).toEqual(['right', 'center', 'left']);
  expect(await cells.first().textContent()).toMatch(/\d\u00a0клиент(?:а|ов)?$/);
  expect(messages).toEqual([]);
  await page.close();
});

it('a sentence that ends with points has one full stop', async () => {
  const page = await open(1280);
  expect(await page.locator('p', { hasText: 'Текст между заметками' }).textContent()).toMatch(/\d\u00a0п\.\u00a0п\.$/);
  await page.close();
});

it('columns of a chapter are as wide as the drawing of a phone needs, and key figures stand apart', async () => {
  const page = await open(1280);
  const [left, right] = [
    await boxOf(page, '#fig-odd-left svg:visible'),
    await boxOf(page, '#fig-odd-right svg:visible'),
  ];
  expect(left.width).toBeGreaterThan(300);
  expect(right.width).toBe(left.width);
  const ends = await page
    .locator('.key-figure')
    .evaluateAll((all) => all.map((one) => [one.clientWidth, one.querySelector('.big')!.scrollWidth] as const));
  for (const [room, taken] of ends) expect(taken).toBeLessThanOrEqual(room);
  expect((await boxOf(page, '.chapter > hr')).width).toBeGreaterThan(300);
  await page.close();
});

it('notes lie neither over one another nor over what is wider than the text', async () => {
  const page = await open(1280);
  const figure = await boxOf(page, '#fig-odd-claimed');
  const notes = await Promise.all([1, 2, 3].map((i) => boxOf(page, `:nth-match(.note, ${i}) > *`)));
  const meet = (a: typeof figure, b: typeof figure) =>
    a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
  const all = [figure, ...notes];
  expect(all.flatMap((one, i) => all.slice(i + 1).filter((other) => meet(one, other)))).toEqual([]);
  await page.close();
});

it('footnotes stand apart from the text, and from their heading', async () => {
  const page = await open(1280);
  const [text, heading, notes] = [
    await boxOf(page, '.chapter > p:has(a.see)'),
    await boxOf(page, '.footnotes h2'),
    await boxOf(page, '.footnotes ol'),
  ];
  expect(heading.y - text.y - text.height).toBeGreaterThan(40);
  expect(notes.y - heading.y - heading.height).toBeGreaterThan(10);
  await page.close();
});

it('the card of a hypothesis stands twice, by a name of its own', async () => {
  const page = await open(1280);
  const number = (await page.locator('#fig-odd-gender .figure-link').textContent())!.replace(/\D+/, '');
  expect(await page.locator('a.see').textContent()).toBe(`рис.\u00a0${number}`);
  await page.close();
});
