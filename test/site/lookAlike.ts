import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { emptyFolder } from './build.ts';
import { openDesk, type Desk } from './pictures.ts';

interface Site {
  readonly browser: Browser;
  readonly url: string;
}

const folder = join(import.meta.dirname, 'snapshots');
const renews = process.env['REPORT_PICTURES'] === 'renew';

/** Cells that another build of Chromium may draw in its own way; the smallest mark of a chart has more. */
const mostCells = 8;

/** What is pictured: the front page and the sheet for the board from their top, and the figures of the chapter that has most kinds. */
const pictured = [
  { name: 'front', path: '', heights: { 360: 2200, 768: 1600, 1440: 1000 } },
  { name: 'board', path: 'board/', heights: { 360: 2200, 768: 1400, 1440: 1200 } },
  { name: 'segments', path: 'segments/', heights: { 360: 3600, 768: 2800, 1440: 2800 } },
] as const;
const widths = [360, 768, 1440] as const;
const themes = ['light', 'dark'] as const;

/** Letters are set without the fractions of a pixel that each build rounds in its way. */
const still =
  '* { letter-spacing: 0 !important; text-rendering: geometricPrecision !important; text-wrap: wrap !important }';
/** Of a chapter its figures: another sentence in it needs no new picture. */
const figuresAlone = `.contents { visibility: hidden }
  .head, .foot, .skip, .chapter > :not(.figure), .figure > :not(.drawing) { display: none !important }
  .chapter > .figure { margin-block: 0 !important }`;

/** The pictures of a built site are those in `snapshots/`, within what two builds of Chromium differ by. */
export function describePictures(site: () => Site): void {
  describe('the pictures of the pages', () => {
    let desk: Desk;
    let page: Page;
    beforeAll(async () => {
      desk = await openDesk(site().browser);
      page = await site().browser.newPage({ reducedMotion: 'reduce' });
    });
    afterAll(() => page?.close());

    const open = async ({ path, heights }: (typeof pictured)[number], width: (typeof widths)[number]) => {
      await page.setViewportSize({ width, height: heights[width] });
      await page.goto(site().url + path);
      const css = path === 'segments/' ? still + figuresAlone : still;
      await page.evaluate((rules) => {
        const sheet = new CSSStyleSheet();
        sheet.replaceSync(rules);
        document.adoptedStyleSheets = [sheet];
      }, css);
    };

    for (const one of pictured)
      it.each(widths)(`are those that were looked at: ${one.name}, %d px, light and dark`, async (width) => {
        await open(one, width);
        for (const theme of themes) {
          await page.emulateMedia({ colorScheme: theme });
          const file = join(folder, `${one.name}-${width}-${theme}.png`);
          const now = await desk.picture(page);
          if (renews) write(folder, file, now);
          expect(existsSync(file), `${file}: REPORT_PICTURES=renew makes it`).toBe(true);
          const difference = await desk.compare(readFileSync(file), now);
          if (difference.cells <= mostCells) continue;
          const seen = write(emptyFolder(), `${one.name}-${width}-${theme}.png`, now);
          expect.fail(
            `${difference.cells} of ${difference.of} cells differ, the first at ${difference.at}: see ${seen}`,
          );
        }
      });

    it('would not be those with a mark hidden, moved by 6 px or painted in another colour', async () => {
      await open(pictured[1], 360);
      await page.emulateMedia({ colorScheme: 'light' });
      const before = await desk.picture(page);
      for (const rule of ['visibility: hidden', 'transform: translate(6px, 6px)', 'fill: #bf4a1a']) {
        await page.evaluate((style) => {
          const marks = [...document.querySelectorAll('.drawing circle')];
          marks.find((mark) => mark.getClientRects().length > 0)!.setAttribute('class', 'changed');
          const sheet = new CSSStyleSheet();
          sheet.replaceSync(`.changed { ${style} }`);
          document.adoptedStyleSheets = [document.adoptedStyleSheets[0]!, sheet];
        }, rule);
        const { cells } = await desk.compare(before, await desk.picture(page));
        expect(cells, rule).toBeGreaterThan(mostCells);
      }
    });
  });
}

function write(into: string, name: string, picture: Buffer): string {
  mkdirSync(into, { recursive: true });
  const file = name.startsWith(into) ? name : join(into, name);
  writeFileSync(file, picture);
  return file;
}
