import type { Browser, Page, Request, Route } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, onTestFailed, vi } from 'vitest';
import { openBrowser } from './browser.ts';
import { overlayText, startDev, untilOverlay, untilShown, type DevSite } from './dev.ts';

let dev: DevSite;
let browser: Browser;
let page: Page;
/** Sends the open page the last fault that the dev server told it of, once more. */
let hearAgain: () => void;
/** How often the dev server has told the open page that it is old. */
let toldOld = 0;

beforeAll(async () => {
  [dev, browser] = await Promise.all([startDev(), openBrowser()]);
  page = await browser.newPage({ viewport: { width: 1200, height: 800 } });
  await page.routeWebSocket(/./, (socket) => {
    const server = socket.connectToServer();
    server.onMessage((message) => {
      socket.send(message);
      if (message.toString().includes('"type":"error"')) hearAgain = () => socket.send(message);
      if (message.toString().includes('"type":"full-reload"')) toldOld += 1;
    });
  });
});
afterAll(async () => {
  await browser?.close();
  await dev?.stop();
});

const chapter = 'src/content/chapters/eda.mdx';
const data = 'data/bank_scrooge.csv';
const place = () => page.evaluate(() => window.scrollY);

/** Opens a page, warm, where another stands in the browser, and scrolls down a little. */
async function open(path: string): Promise<void> {
  if (page.url() !== dev.url + path) {
    await go(path);
    await page.waitForFunction(() => document.body.textContent.length > 1000);
    await page.waitForLoadState('networkidle');
    await settle();
  }
  await page.evaluate(() => window.scrollTo(0, 700));
  expect(await place()).toBe(700);
}

/** Goes to a page, also where the one before it is just being loaded anew. */
async function go(path: string): Promise<void> {
  await page.goto('about:blank');
  await page.goto(dev.url + path, { timeout: 120_000 });
}

/**
 * Waits until nothing loads the page anew: a save that comes before the page's own script has started loads the whole
 * page once more, and that would take away what a test does to it.
 */
async function settle(): Promise<void> {
  await vi.waitFor(
    async () => {
      await page.evaluate(() => Object.assign(window, { stands: true }));
      await page.waitForTimeout(1500);
      expect(await page.evaluate(() => 'stands' in window)).toBe(true);
    },
    { timeout: 60_000 },
  );
}

describe('npm run dev', () => {
  it('shows a saved chapter in its place', async () => {
    await open('eda/');
    const undo = dev.edit(chapter, 'Прежде чем звать', 'Проба пера. Прежде чем звать');
    await untilShown(page, 'Проба пера.');
    expect(await place()).toBe(700);
    undo();
    await page.waitForFunction(() => !document.body.textContent.includes('Проба пера.'));
    expect(await place()).toBe(700);
  });

  it('leaves open the tables that the reader has opened, and tells the tab the new title', async () => {
    await open('eda/');
    const tables = page.locator('figure details');
    await tables.nth(1).evaluate((table) => table.setAttribute('open', ''));
    const undo = dev.edit(chapter, /^title: .*/m, 'title: Проба названия');
    await page.waitForFunction(() => document.title.startsWith('Проба названия'));
    const isOpen = await tables.evaluateAll((all) => all.slice(0, 3).map((table) => table.hasAttribute('open')));
    expect(isOpen).toEqual([false, true, false]);
    undo();
    await page.waitForFunction(() => !document.title.startsWith('Проба названия'));
  });

  it('shows what was saved while the page was being fetched', async () => {
    await open('eda/');
    let release = () => {};
    const released = new Promise<void>((done) => (release = done));
    const fetched = new Promise<void>((done) => {
      const hold = async (route: Route) => {
        const response = await route.fetch();
        done();
        await released;
        await route.fulfill({ response });
      };
      void page.route(`${dev.url}eda/`, hold, { times: 1 });
    });
    const undoFirst = dev.edit(chapter, 'Прежде чем звать', 'Первая проба. Прежде чем звать');
    await fetched;
    const before = toldOld;
    const undo = dev.edit(chapter, 'Первая проба.', 'Вторая проба.');
    await expect.poll(() => toldOld, { timeout: 60_000 }).toBeGreaterThan(before);
    release();
    await untilShown(page, 'Вторая проба.');
    undo();
    undoFirst();
    await page.waitForFunction(() => !document.body.textContent.includes('проба.'));
  });

  it('shows a figure just written, and tells of no mistake', async () => {
    await open('eda/');
    const heard = dev.terminal().length;
    const figure = '<Figure of="eda.byCategory.gender" as="rateBars" id="just-written">Проба рисунка</Figure>';
    const undo = dev.edit(chapter, '<Lead>', `${figure}\n\n<Lead>`);
    await untilShown(page, 'Проба рисунка');
    expect(dev.terminal().slice(heard)).not.toContain('Ошибка');
    undo();
    await page.waitForFunction(() => !document.body.textContent.includes('Проба рисунка'));
  });

  it('leaves the tables to be sorted, the drawings to be walked by keys, and the places of what is said, in a page just saved', async () => {
    await open('eda/');
    const made = 'button.sort, .chart[tabindex], .mark-note, .unseen[role="status"]';
    const controls = () => page.evaluate((selector) => document.querySelectorAll(selector).length, made);
    const before = await controls();
    expect(before).toBeGreaterThan(10);
    const undo = dev.edit(chapter, 'Прежде чем звать', 'Проба пера. Прежде чем звать');
    await untilShown(page, 'Проба пера.');
    expect(await controls()).toBe(before);
    undo();
    await page.waitForFunction(() => !document.body.textContent.includes('Проба пера.'));
    expect(await controls()).toBe(before);
  });

  it('is loaded anew where the browser brings it back as it was left', async () => {
    await open('eda/');
    await page.evaluate(() => {
      Object.assign(window, { isOld: true });
      // «Back», of which this browser keeps no pages.
      setTimeout(() => dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })));
    });
    await page.waitForFunction(() => !('isOld' in window), undefined, { timeout: 20_000 });
    await settle();
  });

  it('forgets a mistake of a chapter that stood when the figures were counted', async () => {
    await go('');
    await settle();
    const undo = dev.edit(chapter, 'title:', 'titl:');
    onTestFailed(undo);
    await untilOverlay(page, 'лишнее поле «titl»');
    const undoYaml = dev.edit('src/content/assumptions/margin.yaml', /^title: .*/m, 'title: Проба допущения');
    onTestFailed(undoYaml);
    const counted = async () => (await fetch(`${dev.url}results.json`)).status;
    await expect.poll(counted, { timeout: 60_000, interval: 200 }).toBe(500);
    undo();
    await page.waitForFunction(() => !document.querySelector('vite-error-overlay'), undefined, { timeout: 20_000 });
    expect(await counted()).toBe(200);
    undoYaml();
  });

  it('tells of a file that has the wrong name, until it is gone', async () => {
    await open('eda/');
    const stray = 'src/content/chapters/eda.mdx.txt';
    dev.write(stray, dev.read(chapter));
    await untilOverlay(page, 'eda.mdx.txt:1:1: глава лежит в самой папке chapters');
    dev.remove(stray);
    await page.waitForFunction(() => !document.querySelector('vite-error-overlay'), undefined, { timeout: 60_000 });
  });

  it('tells of a picture that is not there, and shows it when it has come', async () => {
    await open('eda/');
    const undo = dev.edit(chapter, '<Lead>', '![Проба схемы](/proba.svg)\n\n<Lead>');
    await untilOverlay(page, 'картинки public/proba.svg нет');
    dev.write('public/proba.svg', '<svg xmlns="http://www.w3.org/2000/svg" width="50" height="40" />');
    const wide = () =>
      page.evaluate(() => document.querySelector<HTMLImageElement>('img[alt="Проба схемы"]')?.naturalWidth);
    await expect.poll(wide, { timeout: 60_000 }).toBe(50);
    dev.remove('public/proba.svg');
    await untilOverlay(page, 'картинки public/proba.svg нет');
    undo();
    await page.waitForFunction(() => !document.querySelector('vite-error-overlay'), undefined, { timeout: 60_000 });
  });

  it.each([
    [
      'segments/',
      'src/content/segments/age-60-plus-inactive.yaml',
      /^title: .*/m,
      'title: Проба сегмента',
      'Проба сегмента',
    ],
    ['hypotheses/', 'src/content/hypotheses/gender.yaml', /^title: .*/m, 'title: Проба гипотезы', 'Проба гипотезы'],
    ['metric/', 'src/content/assumptions/margin.yaml', /^title: .*/m, 'title: Проба допущения', 'Проба допущения'],
    [
      'recommendations/',
      'src/content/recommendations/women-35-50-inactive.yaml',
      /^avoid: .*/m,
      'avoid: Проба совета',
      'Проба совета',
    ],
  ])('shows on %s a saved %s in its place', async (path, file, from, to, words) => {
    await open(path);
    const undo = dev.edit(file, from, to);
    await untilShown(page, words);
    expect(await place()).toBe(700);
    undo();
    await page.waitForFunction((text) => !document.body.textContent.includes(text), words);
  });

  it('shows a chapter just written, and forgets it when it is deleted', async () => {
    await open('eda/');
    const own = 'src/content/chapters/proba.mdx';
    // Astro's own reader of YAML would make a date of it, and pass the chapter over.
    const front = ['title: 2026-01-31', 'question: Что это?', 'answer: Это проба.', 'order: 89'].join('\n');
    dev.write(own, `---\n${front}\n---\n\nСлова новой главы.\n`);
    const status = async () => (await fetch(`${dev.url}proba/`)).status;
    await expect.poll(status, { timeout: 60_000, interval: 500 }).toBe(200);
    expect(await (await fetch(`${dev.url}proba/`)).text()).toMatch(/<title>2026-01-31 — [\s\S]*Слова новой главы\./);
    // Whoever reads it is told, too.
    await go('proba/');
    await settle();
    dev.remove(own);
    await expect.poll(status, { timeout: 60_000, interval: 500 }).toBe(404);
    await untilShown(page, 'Такой страницы нет');
  });

  it('is not stirred by the pages that a build beside it writes', async () => {
    await open('eda/');
    await page.evaluate(() => Object.assign(window, { isSame: true }));
    for (const words of ['one', 'two', 'three']) {
      dev.write('.astro/.site.building-1-x/dist/eda/index.html', words);
      dev.write('.dist.building-1-x/dist/eda/index.html', words);
      await page.waitForTimeout(400);
    }
    expect(dev.terminal()).not.toContain('.building-1-x');
    expect(await page.evaluate(() => 'isSame' in window)).toBe(true);
  });

  it('counts anew by a saved assumption', async () => {
    await open('metric/');
    const before = await page.locator('main').innerText();
    const undo = dev.edit('src/content/assumptions/margin.yaml', 'value: 0.04', 'value: 0.05');
    await page.waitForFunction((old) => document.querySelector('main')?.innerText !== old, before);
    expect(await place()).toBe(700);
    undo();
    await page.waitForFunction((old) => document.querySelector('main')?.innerText === old, before);
  });

  it('shows a saved data file in its place', async () => {
    await open('eda/');
    const whole = dev.read(data);
    const lines = whole.split('\n');
    dev.write(data, `${lines.slice(0, 9001).join('\n')}\n`);
    await untilShown(page, '9 000 строк');
    expect(await place()).toBe(700);
    dev.write(data, whole);
    await untilShown(page, '10 000 строк');
  });

  it.each([
    [
      'an unclosed tag',
      chapter,
      '</Lead>',
      '',
      /src\/content\/chapters\/eda\.mdx:\d+:1: тег <Lead> открыт и не закрыт: поставьте <\/Lead> там, где он кончается/,
    ],
    [
      'an unknown component',
      chapter,
      '<Lead>',
      '<Led />\n\n<Lead>',
      /src\/content\/chapters\/eda\.mdx:\d+:1: нет компонента <Led>; возможно, <Lead>\. Есть: /,
    ],
    [
      'a reference to a figure that there is not',
      chapter,
      '<See figure="missing-balance" />',
      '<See figure="missing-balanse" />',
      /src\/content\/chapters\/eda\.mdx:\d+:\d+: нет рисунка «missing-balanse»; возможно, «missing-balance»\. Похожие: missing-balance, .* \(всего \d+; все — на странице \/contents\/: имя стоит в конце ссылки на рисунок, после #fig-\)\./,
    ],
    [
      'a link to a page that there is not',
      chapter,
      '<Lead>',
      '[Проба](../segmentz/#x)\n\n<Lead>',
      /src\/content\/chapters\/eda\.mdx:\d+:9: ссылка «\.\.\/segmentz\/#x» никуда не ведёт: такой страницы нет; ближайшее — «\.\.\/segments\/»; есть: /,
    ],
    [
      'an unknown path',
      chapter,
      'of="eda.churn.churned"',
      'of="eda.churn.churnd"',
      /src\/content\/chapters\/eda\.mdx:\d+:11: нет пути «eda\.churn\.churnd»: .* Возможно, имелось в виду «eda\.churn\.churned»\./,
    ],
    [
      'a mistyped field of the front matter',
      chapter,
      'title:',
      'titl:',
      /src\/content\/chapters\/eda\.mdx:2:1: лишнее поле «titl»; ближайшее — «title»/,
    ],
    [
      'a column that there is not',
      'src/content/segments/age-60-plus-inactive.yaml',
      'column: age',
      'column: agee',
      /src\/content\/segments\/age-60-plus-inactive\.yaml:5:13: нет столбца «agee»; ближайшее — «age»; есть: /,
    ],
    [
      'a rule with no clients',
      'src/content/segments/age-60-plus-inactive.yaml',
      'atLeast: 60',
      'atLeast: 119',
      /src\/content\/segments\/age-60-plus-inactive\.yaml:5:5: правилу не отвечает ни один клиент: условию «возраст от 119 лет» в этих данных не отвечает никто; исправьте его или уберите/,
    ],
    [
      'a refused data file',
      data,
      'Ж',
      'Z',
      /ошибка data\/bank_scrooge\.csv:\d+, столбец gender: «Z» в столбце gender\. Допустимо: «Ж», «М»\. Что делать: /,
    ],
  ])('tells of %s over the old page and in the terminal, until it is mended', async (_, file, from, to, message) => {
    await open('eda/');
    const heard = dev.terminal().length;
    const undo = dev.edit(file, from, to);
    onTestFailed(undo);
    // Words of the mistake before, sent a moment late, may stand there first.
    await expect.poll(() => overlayText(page), { timeout: 60_000 }).toMatch(message);
    const told = await overlayText(page);
    expect(told).not.toMatch(/\bat .*:\d+:\d+/);
    const written = dev.terminal().slice(heard).replace(/\s+/g, ' ');
    expect(written).toMatch(message);
    expect(written).not.toMatch(/\bat .*:\d+:\d+|UnknownPath|Error:|Caused by/);
    // The text stays under the overlay, and the reader's place in it.
    expect(await page.locator('article.chapter').count()).toBe(1);
    expect(await place()).toBe(700);
    undo();
    await page.waitForFunction(() => !document.querySelector('vite-error-overlay'), undefined, { timeout: 60_000 });
    // The overlay goes a moment before the mended text comes.
    await expect.poll(place, { timeout: 20_000 }).toBe(700);
  });

  it('tells a page that is opened with a mistake, and shows it when that is mended', async () => {
    const undo = dev.edit(chapter, '</Lead>', '');
    // A page may be asked for before the saved file is noticed: it is opened anew until it is.
    await vi.waitFor(
      async () => {
        await go('eda/');
        await untilOverlay(page, 'тег <Lead> открыт и не закрыт', 10_000);
      },
      { timeout: 60_000 },
    );
    undo();
    await untilShown(page, 'Прежде чем звать');
    await settle();
  });

  it('tells of a mistake in words that are not shown, and does not ask for the page again and again', async () => {
    await open('eda/');
    const hidden =
      '<Choose of="eda.proportions.gender" above="А." below="Б." same="В."><Fragment slot="unknown"><Value of={(r) => r.a.b} as="count" /></Fragment></Choose>';
    const undo = dev.edit(chapter, '<Lead>', `${hidden}\n\n<Lead>`);
    onTestFailed(undo);
    await untilOverlay(page, 'нет пути «a»');
    let asked = 0;
    const count = (request: Request) => void (asked += request.url() === `${dev.url}eda/` ? 1 : 0);
    await page.waitForTimeout(1000);
    page.on('request', count);
    await page.waitForTimeout(2000);
    page.off('request', count);
    expect(asked).toBe(0);
    expect(await overlayText(page)).toContain('нет пути «a»');
    undo();
    await page.waitForFunction(() => !document.querySelector('vite-error-overlay'), undefined, { timeout: 60_000 });
  });

  it('takes away the words of a fault that come after it is mended', async () => {
    await open('eda/');
    const undo = dev.edit(chapter, /^answer: .*/m, 'answer: Ушли {eda.churn.rat:share}.');
    await untilOverlay(page, 'eda.mdx:6:9: нет пути «eda.churn.rat»');
    undo();
    await page.waitForFunction(() => !document.querySelector('vite-error-overlay'));
    // It may be gone before anybody asks for it.
    await page.evaluate(() => {
      const seen = new MutationObserver((changes) => {
        const added = changes.flatMap(({ addedNodes }) => [...addedNodes]);
        if (added.some(({ nodeName }) => nodeName === 'VITE-ERROR-OVERLAY')) document.body.dataset['seen'] = 'yes';
      });
      seen.observe(document, { childList: true, subtree: true });
    });
    hearAgain();
    await page.waitForFunction(() => document.body.dataset['seen'] === 'yes');
    await page.waitForFunction(() => !document.querySelector('vite-error-overlay'));
  });

  it('lists every path with its value and the tag to paste, found by typing', async () => {
    await go('paths/');
    await settle();
    await page.fill('#path-search', 'churn.rate eda');
    const shown = async () => Number(await page.locator('#path-count').textContent()) || Infinity;
    await expect.poll(shown, { timeout: 60_000 }).toBeLessThan(50);
    const row = page
      .locator('#path-rows tr:visible', { has: page.getByText('eda.churn.rate', { exact: true }) })
      .first();
    expect(await row.locator('button').innerText()).toBe('<Value of="eda.churn.rate" />');
    expect(await row.locator('td').first().innerText()).toMatch(/^\d+,\d\s%$/);
    // A saved file puts the page in anew: it still searches, and keeps what was typed.
    await page.evaluate(() => document.querySelector('.paths')!.classList.add('old'));
    const undo = dev.edit(chapter, /^question: .*/m, 'question: Кто ушёл?');
    await page.waitForFunction(() => document.querySelector('.paths:not(.old)'), undefined, { timeout: 60_000 });
    expect(await page.inputValue('#path-search')).toBe('churn.rate eda');
    expect(Number(await page.locator('#path-count').textContent())).toBeLessThan(50);
    undo();
  });
});
