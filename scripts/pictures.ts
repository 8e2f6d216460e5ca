import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { noArguments } from './argumentsOrExit.ts';
import { scaffolds } from './scaffolds.ts';
import { readChapters } from '../src/authored/chapterFiles.ts';
import { readContentFiles } from '../src/authored/contentFiles.ts';
import { contentFolder } from '../src/authored/contentFolder.ts';
import { schema } from '../src/dataset/index.ts';
import { openBrowser } from '../test/site/browser.ts';
import { startDev, untilOverlay, untilShown } from '../test/site/dev.ts';

// npm run docs:pictures: the pictures of docs/authoring.md, taken of the real dev site while it is edited.
noArguments();
const folder = join(import.meta.dirname, '..', 'docs', 'authoring');
mkdirSync(folder, { recursive: true });
const dev = await startDev();
const browser = await openBrowser();
const page = await browser.newPage({ viewport: { width: 940, height: 480 }, colorScheme: 'light' });
// A page that is asked for the first time is compiled first: on a busy machine for longer than the default.
page.setDefaultTimeout(120_000);

const given = {
  id: 'cities',
  title: 'Города',
  schema,
  content: readContentFiles(schema),
  chapters: readChapters(contentFolder()),
};
const chapter = scaffolds.chapter
  .text(given)
  .replace('На какой вопрос отвечает глава?', 'В каких городах клиенты уходили чаще?');
const claim = `
<Claim
  holds={(r) => r.eda.byCategory.city.Рыбинск.ci[1] < r.eda.churn.rate}
  otherwise="Реже ли уходили в Рыбинске, по этим данным не сказать."
>
  В Рыбинске уходили реже: <Value of="eda.byCategory.city.Рыбинск.rate" />.
</Claim>
`;
const figure = `
<Figure of="eda.byCategory.city" as="rateBars" column="city">
  Доля ушедших по городам
</Figure>
`;
const file = 'src/content/chapters/cities.mdx';

await warm('');
await picture('1-dev', page);

dev.write(file, chapter);
await page.goto(`${dev.url}cities/`);
await untilShown(page, 'Зачем читателю эта глава.');
await picture('2-chapter', page);

dev.write(file, chapter + claim);
await untilShown(page, 'В Рыбинске уходили реже');
await picture('3-claim', page);

dev.write(file, chapter + claim + figure);
await untilShown(page, 'Доля ушедших по городам');
// In one step: the page may be put in anew between finding the figure and going to it.
await page.evaluate(() => document.querySelector('figure')?.scrollIntoView({ block: 'center', behavior: 'instant' }));
await picture('4-figure', page);

await page.goto(`${dev.url}paths/`);
await untilFew('byCategory.city Рыбинск');
await picture('5-paths', page);

await page.goto(`${dev.url}cities/`);
await untilShown(page, 'Доля ушедших по городам');
dev.write(file, chapter.replace('eda.churn.rate" />', 'eda.churn.rat" />'));
await untilOverlay(page, 'нет пути «eda.churn.rat»');
await picture('6-mistake', page);
dev.write(file, chapter + claim + figure);

dev.write(
  'src/content/segments/with-card.yaml',
  `id: with-card
order: 6
title: Клиенты с картой
rule:
  - column: credit_card
    is: 1
audience: Клиенты, у которых есть кредитная карта.
offer: Дополнительный кешбэк по карте.
`,
);
await page.goto(`${dev.url}segments/`);
await untilShown(page, 'Клиенты с картой');
await page.locator('#segment-with-card').evaluate((card) => card.scrollIntoView({ behavior: 'instant' }));
await picture('7-segment', page);

await browser.close();
await dev.stop();

/** The first page of a fresh server takes seconds. */
async function warm(path: string) {
  await page.goto(dev.url + path);
  await page.waitForLoadState('networkidle');
}

/** Types into the search of paths until few are left: a reload that an edit still owes the page takes away what is typed. Throws where many stay. */
async function untilFew(words: string) {
  let left = Infinity;
  for (let tries = 0; tries < 50; tries++) {
    await page.fill('#path-search', words);
    left = Number(await page.locator('#path-count').textContent());
    if (left < 30) return;
    await page.waitForTimeout(200);
  }
  throw new Error(`too many paths: ${words} ${left}`);
}

/** A picture of the window; small enough for a repository. Throws where it is not. */
async function picture(name: string, of: Page) {
  const png = await of.screenshot();
  if (png.length > 80 * 1024) throw new Error(`heavy picture: ${name} ${png.length} bytes`);
  writeFileSync(join(folder, `${name}.png`), png);
  console.log(`${name}.png ${(png.length / 1024).toFixed(0)} KB`);
}
