import type { Browser, Page } from 'playwright-core';

/** Side of a cell of a picture, px: letters melt into shades, so that two builds of Chromium draw nearly the same. */
const cell = 4;
/** Colours are kept in steps of this many shades of 256: fewer bytes. */
const step = 32;
/** Shades by which a cell may differ: two builds of Chromium smooth an edge each in its way. */
const tolerance = 48;

export interface Difference {
  /** Cells that differ by more than the tolerance; all of them where the sizes differ. */
  readonly cells: number;
  readonly of: number;
  /** Where the first of them is, px from the left and the top of the page. */
  readonly at: readonly [number, number] | null;
}

/** A page that melts and compares pictures: those that are looked at have a policy that refuses it. */
export interface Desk {
  /** What a page shows now, as a PNG of cells. */
  readonly picture: (page: Page) => Promise<Buffer>;
  readonly compare: (one: Buffer, other: Buffer) => Promise<Difference>;
}

export async function openDesk(browser: Browser): Promise<Desk> {
  const desk = await browser.newPage();
  return {
    async picture(page) {
      await page.evaluate(() => document.fonts.ready.then(() => null));
      const shot = await page.screenshot({ animations: 'disabled' });
      const address = await desk.evaluate(melt, { png: shot.toString('base64'), cell, step });
      return Buffer.from(address.slice(address.indexOf(',') + 1), 'base64');
    },
    async compare(one, other) {
      const pngs = [one.toString('base64'), other.toString('base64')] as const;
      const { cells, of, first } = await desk.evaluate(differ, { pngs, tolerance });
      return { cells, of, at: first && [first[0] * cell, first[1] * cell] };
    },
  };
}

/** In the desk: a picture of one pixel a cell, each the mean of its cell in few shades. */
async function melt({ png, cell, step }: { png: string; cell: number; step: number }): Promise<string> {
  const image = await createImageBitmap(await (await fetch(`data:image/png;base64,${png}`)).blob());
  const [width, height] = [Math.floor(image.width / cell), Math.floor(image.height / cell)];
  const whole = new OffscreenCanvas(image.width, image.height).getContext('2d')!;
  whole.drawImage(image, 0, 0);
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [width, height];
  const small = canvas.getContext('2d')!;
  const to = small.createImageData(width, height);
  const from = whole.getImageData(0, 0, image.width, image.height).data;
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1)
      for (let channel = 0; channel < 3; channel += 1) {
        let sum = 0;
        for (let row = 0; row < cell; row += 1)
          for (let column = 0; column < cell; column += 1)
            sum += from[((y * cell + row) * image.width + x * cell + column) * 4 + channel]!;
        to.data[(y * width + x) * 4 + channel] = Math.round(sum / cell ** 2 / step) * step;
        to.data[(y * width + x) * 4 + 3] = 255;
      }
  small.putImageData(to, 0, 0);
  return canvas.toDataURL('image/png');
}

/** In the desk: how many pixels of two pictures differ in any colour by more than the tolerance, and the first of them. */
async function differ({ pngs, tolerance }: { pngs: readonly [string, string]; tolerance: number }) {
  const [one, other] = await Promise.all(
    pngs.map(async (png) => {
      const image = await createImageBitmap(await (await fetch(`data:image/png;base64,${png}`)).blob());
      const context = new OffscreenCanvas(image.width, image.height).getContext('2d')!;
      context.drawImage(image, 0, 0);
      return context.getImageData(0, 0, image.width, image.height);
    }),
  );
  const of = one!.width * one!.height;
  if (one!.width !== other!.width || one!.height !== other!.height) return { cells: of, of, first: null };
  let cells = 0;
  let first: [number, number] | null = null;
  for (let at = 0; at < of; at += 1) {
    const differs = [0, 1, 2].some((c) => Math.abs(one!.data[at * 4 + c]! - other!.data[at * 4 + c]!) > tolerance);
    if (!differs) continue;
    cells += 1;
    first ??= [at % one!.width, Math.floor(at / one!.width)];
  }
  return { cells, of, first };
}
