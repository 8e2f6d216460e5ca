import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lostInForcedColours, pastPaper, smallTargets, structureFaults, tabThrough } from './access.ts';
import { openBrowser } from './browser.ts';

let browser: Browser;
let page: Page;

beforeAll(async () => {
  browser = await openBrowser();
  page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
});
afterAll(() => browser?.close());

describe('what is asked of every page finds', () => {
  it('a table without caption and scope, a region without a name, a missing landmark, a heading out of order', async () => {
    await page.setContent('<main><h1>1</h1><h3>3</h3><table><tr><th>a</table><div tabindex=0></div><b tabindex=2></b>');
    expect((await structureFaults(page)).map((fault) => fault.replace(/: <.*/s, ''))).toEqual([
      'no caption',
      'no scope',
      'no name',
      'order of its own',
      'landmark: header',
      'landmark: footer',
      'h1 before h3',
    ]);
  });

  it('buttons of 10 px side by side, and leaves a link in a sentence and a small button with room around it', async () => {
    const small = 'width: 10px; height: 10px; padding: 0';
    await page.setContent(`<p>In <a href=#>a</a> sentence.</p><p><button style="${small}">1</button></p>`);
    expect(await smallTargets(page)).toEqual([]);
    await page.setContent(`<button style="${small}">1</button><button style="${small}">2</button>`);
    expect((await smallTargets(page)).map((fault) => fault.split(' ').at(-1))).toEqual(['10×10', '10×10']);
  });

  it('words of a drawing that go past its paper', async () => {
    const words = (x: number) => `<text x="${x}" y="50">long words</text>`;
    await page.setContent(
      `<figure id="fig-a"><svg role="img" width="200" height="100">${words(20)}${words(180)}</svg></figure>`,
    );
    expect(await pastPaper(page)).toEqual([expect.stringMatching(/^fig-a: «long words» by \d+ px$/)]);
  });

  it('a mark that has the colour of the ground in high contrast', async () => {
    const marks = '<rect width="9" height="9" /><circle r="9" fill="#777" />';
    await page.setContent(
      `<style>.chart { forced-color-adjust: none } @media (forced-colors: active) { rect { fill: Canvas } }</style>
       <svg class="chart">${marks}</svg>`,
    );
    const lost = await lostInForcedColours(page);
    expect(lost.map((fault) => fault.slice(0, 7))).toEqual(['0 <rect']);
  });

  it('a stop that comes before its turn, one without a visible focus, one out of sight', async () => {
    const seen = '<style>:focus { outline: 2px solid }</style>';
    await page.setContent(`${seen}<a href=#>first</a><a href=# tabindex=1>second</a>`);
    expect((await tabThrough(page)).faults).toHaveLength(2);
    await page.setContent(
      `${seen}<style>b:focus { outline: none }</style><a href=#>first</a> <b tabindex=0>second</b>`,
    );
    expect((await tabThrough(page)).faults).toEqual(['1: b. «second» does not show its focus']);
    await page.setContent(`${seen}<a href=# style="position: fixed; left: -4rem">first</a>`);
    expect((await tabThrough(page)).faults).toEqual([expect.stringContaining('is out of sight')]);
  });
});
