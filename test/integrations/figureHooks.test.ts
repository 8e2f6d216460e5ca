import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { standalone } from '../../src/charts/standalone.ts';
import { shelve, watchShelf, type ShelvedFigure } from '../../src/components/figureShelf.ts';
import { figureCsv } from '../../src/integrations/figureCsv.ts';
import { figureFiles, paperColours } from '../../src/integrations/figureFiles.ts';
import { pictures } from '../../src/integrations/figurePng.ts';

const palette = paperColours();
const figure: ShelvedFigure = {
  path: 'eda/доли',
  drawing:
    '<svg viewBox="0 0 720 100" height="100" width="720"><circle r="5" cx="9" cy="9" fill="var(--stayed)" /></svg>',
  title: 'Доли',
  subtitle: '%',
  source: 'n = 10',
  description: 'Точки.',
  table: { columns: ['а'], rows: [['1']] },
};
const again = { ...figure, title: 'Другие доли', table: { columns: ['б'], rows: [['2']] } };

let folder: string;
let hooks: Record<string, (given: object) => unknown>;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'figures-'));
  hooks = figureFiles(palette).hooks as unknown as typeof hooks;
  const [root, outDir] = ['', 'dist'].map((name) => pathToFileURL(join(folder, name) + sep));
  hooks['astro:config:done']!({ config: { base: '/r/', outDir, root } });
});
afterEach(() => {
  watchShelf(() => {});
  rmSync(folder, { recursive: true });
});
const files = () => join(folder, 'dist', 'figures', 'eda');
const kept = () => readdirSync(join(folder, 'node_modules', '.astro', 'figures'));

describe('figureFiles(), in a build', () => {
  beforeEach(() => void hooks['astro:build:start']!({}));

  it('writes each figure as SVG, PNG and CSV while pages are made, the last drawing of it', async () => {
    // Far longer in the drawing than what takes its place.
    const circles = '<circle r="50" cx="90" cy="50" fill="var(--stayed)" opacity="0.5" />'.repeat(1000);
    shelve({ ...figure, drawing: figure.drawing.replace('</svg>', `${circles}</svg>`) });
    expect(existsSync(files())).toBe(true);
    shelve(again);
    shelve({ ...figure, path: 'eda/b' });
    await hooks['astro:build:done']!({});
    // All are drawn by now; one that was not waited for would come a moment later.
    expect(kept()).toHaveLength(3);
    const names = ['b', 'доли'].flatMap((name) => ['csv', 'png', 'svg'].map((format) => `${name}.${format}`));
    expect(readdirSync(files()).sort()).toEqual(names);
    const read = (name: string) => readFileSync(join(files(), name));
    expect(read('доли.svg').toString()).toBe(standalone(again, palette));
    expect(read('доли.csv').toString()).toBe(figureCsv(again.table));
    expect(read('доли.png')).toEqual(await pictures(join(folder, 'other')).of(standalone(again, palette)));
    expect(read('b.svg').toString()).toBe(standalone(figure, palette));
  });

  it('keeps the pictures for the next build, and clears those that none has used', async () => {
    shelve(figure);
    await hooks['astro:build:done']!({});
    const own = kept();
    expect(own).toHaveLength(1);
    for (let i = 0; i < 601; i += 1) writeFileSync(join(folder, 'node_modules', '.astro', 'figures', `${i}.png`), '');
    await hooks['astro:build:done']!({});
    expect(kept()).toEqual(own);
  });

  it('leaves words of a reference to a figure that is not there', async () => {
    mkdirSync(join(folder, 'dist', 'eda'), { recursive: true });
    const page = join(folder, 'dist', 'eda', 'index.html');
    const see = (name: string) => `<a class="see" href="/r/eda/#fig-${name}">рис. 1</a>`;
    writeFileSync(page, `<p id="fig-a">${see('a')} ${see('b')}</p>`);
    await hooks['astro:build:done']!({});
    expect(readFileSync(page, 'utf8')).toBe(`<p id="fig-a">${see('a')} рис. 1 (на этих данных не показан)</p>`);
  });

  it('fails with a figure that cannot be drawn, and not before it is waited for', async () => {
    shelve({ ...figure, drawing: figure.drawing.replace('--stayed', '--lost') });
    await new Promise((done) => setTimeout(done, 50));
    await expect(hooks['astro:build:done']!({})).rejects.toThrow('unknown colour: lost');
  });
});

describe('figureFiles(), in dev', () => {
  /** What is answered to a request; null: it is passed on. */
  async function answer(url: string | undefined): Promise<{ type: string; body: string | Buffer } | null> {
    const use =
      vi.fn<(handler: (request: object, response: object, next: (error?: unknown) => void) => void) => void>();
    hooks['astro:server:setup']!({ server: { middlewares: { use } } });
    return new Promise((done, fail) => {
      const response = {
        writeHead: (code: number, head: Record<string, string>) => ({
          end: (body: string | Buffer) => {
            expect(code).toBe(200);
            done({ type: head['content-type']!, body });
          },
        }),
      };
      use.mock.calls[0]![0]({ url }, response, (error) => (error === undefined ? done(null) : fail(error as Error)));
    });
  }
  const address = `/r/figures/${encodeURIComponent(figure.path)}`;

  it('makes the file of a figure when it is asked for', async () => {
    shelve(figure);
    const svg = standalone(figure, palette);
    expect(await answer(`${address}.svg`)).toEqual({ type: 'image/svg+xml', body: svg });
    expect(await answer(`${address}.csv?t=1`)).toEqual({
      type: 'text/csv; charset=utf-8',
      body: figureCsv(figure.table),
    });
    const png = await pictures(join(folder, 'other')).of(svg);
    expect(await answer(`${address}.png`)).toEqual({ type: 'image/png', body: png });
  });

  it('passes on what is no file of a figure', async () => {
    shelve(figure);
    for (const url of [undefined, '/', '/r/eda/', `${address}.pdf`, `${address}.svg.map`, `/r/figures/eda/none.svg`])
      expect(await answer(url), url).toBeNull();
  });

  it('passes on the fault of a picture that cannot be drawn', async () => {
    shelve({ ...figure, drawing: '<svg viewBox="0 0 720 100" height="100" width="720"><g></svg>' });
    await expect(answer(`${address}.png`)).rejects.toThrow();
  });
});
