import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { card } from '../../src/charts/card.ts';
import { shelve, watchShelf } from '../../src/components/figureShelf.ts';
import { pictures } from '../../src/integrations/figurePng.ts';
import { mainFigure, publicAddress, sitemap } from '../../src/integrations/publicAddress.ts';

const palette = { ink: '#111111', quiet: '#222222', ground: '#ffffff', stayed: '#0000ff' };
const drawing =
  '<svg viewBox="0 0 720 400" height="400" width="720"><circle r="5" cx="9" cy="9" fill="var(--stayed)" /></svg>';

describe('card(figure, says, palette)', () => {
  it('is a picture of 1200 to 630 with the finding and who says it', async () => {
    const svg = card({ drawing, title: 'Ушли <чаще>' }, 'Банк', palette);
    expect(svg).toContain('>Ушли &#60;чаще&#62;</text>');
    expect(svg).toContain('>Банк</text>');
    expect(svg).not.toContain('var(');
    const png = await pictures(mkdtempSync(join(tmpdir(), 'cards-'))).of(svg);
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1200, 630]);
  });
});

describe('mainFigure(html)', () => {
  it('is the first figure that can be downloaded', () => {
    const link = (name: string) => `<a href="/report/figures/${name}.png" download>PNG</a>`;
    expect(mainFigure(link('eda/a') + link('eda/b'))).toBe('eda/a');
    expect(mainFigure('<p>Без рисунков</p>')).toBeUndefined();
  });
});

describe('sitemap(pages)', () => {
  it('names every page', () => {
    expect(sitemap(['https://x.ru/r/', 'https://x.ru/r/eda/'])).toContain('<url><loc>https://x.ru/r/eda/</loc></url>');
  });
});

describe('publicAddress(palette)', () => {
  const link = (name: string) => `<a href="figures/${name}.png" download>PNG</a>`;
  const page = (path: string, ...figures: string[]) =>
    `<html lang="ru" data-site="Банк"><head><link rel="canonical" href="https://x.ru/r/${path}"></head>${figures.map(link).join('')}</html>`;
  const files = {
    'robots.txt': 'User-agent: *\nAllow: /\n\n',
    'index.html': page('', 'front/a', 'front/b'),
    'eda/index.html': page('eda/', 'eda/a'),
    'method/index.html': page('method/'),
    'search/index.html': page('search/', 'search/withdrawn'),
    'old/index.html': '<html><head></head></html>',
    '404.html': page('404.html'),
  };

  /** A built site once the integration has gone through it, in the folder where it stands; `root`: of its repository. */
  async function built(site: string | undefined, root = mkdtempSync(join(tmpdir(), 'root-'))): Promise<string> {
    const folder = mkdtempSync(join(tmpdir(), 'public-'));
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), text);
    }
    watchShelf(() => undefined);
    for (const path of ['front/a', 'front/b', 'eda/a'])
      shelve({
        ...{ path, drawing, title: path, subtitle: '', source: '', description: '' },
        table: { columns: [], rows: [] },
      });
    const { hooks } = publicAddress(palette);
    hooks['astro:config:done']!({ config: { site, base: '/r', root: pathToFileURL(`${root}/`) } } as never);
    await hooks['astro:build:done']!({ dir: pathToFileURL(`${folder}/`) } as never);
    return folder;
  }

  it('leaves a site without a public address as it is', async () => {
    const folder = await built(undefined);
    expect(existsSync(join(folder, 'sitemap.xml')) || existsSync(join(folder, 'cards'))).toBe(false);
    for (const [name, text] of Object.entries(files)) expect(readFileSync(join(folder, name), 'utf8')).toBe(text);
  });

  it('names the pages that have an address of their own, and gives each the picture of its first figure or of the front page’s', async () => {
    const folder = await built('https://x.ru');
    const text = (name: string) => readFileSync(join(folder, name), 'utf8');
    expect(text('robots.txt')).toBe('User-agent: *\nAllow: /\nSitemap: https://x.ru/r/sitemap.xml\n');
    expect([...text('sitemap.xml').matchAll(/<loc>([^<]*)/g)].map(([, address]) => address)).toEqual(
      ['eda/', '', 'method/', 'search/'].map((path) => `https://x.ru/r/${path}`),
    );
    const pictureOf = (name: string) => /og:image" content="https:\/\/x\.ru\/r\/(cards[^"]*)"/.exec(text(name))?.[1];
    const pages = Object.keys(files).filter((name) => name.endsWith('.html'));
    expect(Object.fromEntries(pages.map((name) => [name, pictureOf(name)]))).toEqual({
      'index.html': 'cards/front/a.png',
      'eda/index.html': 'cards/eda/a.png',
      'method/index.html': 'cards/front/a.png',
      'search/index.html': undefined,
      'old/index.html': 'cards/front/a.png',
      '404.html': 'cards/front/a.png',
    });
    expect(text('eda/index.html')).toContain(
      '<meta property="og:image:width" content="1200"><meta property="og:image:height" content="630"><meta name="twitter:card" content="summary_large_image"></head>',
    );
    const drawnOf = async (title: string, says: string) =>
      pictures(mkdtempSync(join(tmpdir(), 'cards-'))).of(card({ drawing, title }, says, palette));
    expect(readFileSync(join(folder, 'cards/eda/a.png'))).toEqual(await drawnOf('eda/a', 'Банк'));
    expect(existsSync(join(folder, 'cards/front/b.png'))).toBe(false);
  });

  it('keeps its pictures among what may be lost, and clears away many old ones', async () => {
    const root = mkdtempSync(join(tmpdir(), 'root-'));
    const kept = join(root, 'node_modules', '.astro', 'cards');
    mkdirSync(kept, { recursive: true });
    for (let i = 0; i <= 600; i++) writeFileSync(join(kept, `${i}.png`), '');
    await built('https://x.ru', root);
    // That of the chapter, and that of the front page with the name of the site and without.
    expect(readdirSync(kept).map((name) => name.replace(/^[0-9a-f]{64}/, 'hash'))).toEqual(Array(3).fill('hash.png'));
  });
});
