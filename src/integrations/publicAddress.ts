import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { card } from '../charts/card.ts';
import type { Palette } from '../charts/palette.ts';
import { shelved } from '../components/figureShelf.ts';
import { builtFiles, sitePath } from './builtFiles.ts';
import { pictures } from './figurePng.ts';

const canonicalOf = (html: string) => /<link rel="canonical" href="([^"]+)"/.exec(html)?.[1];

/** The sitemap of pages with an address of their own; `pages`: their addresses. */
export const sitemap = (pages: readonly string[]) =>
  [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">',
    ...pages.map((page) => `<url><loc>${page}</loc></url>`),
    '</urlset>\n',
  ].join('\n');

/** The address of the first figure's files on a page: «eda/missing-balance». */
export const mainFigure = (html: string) => /href="[^"]*\/?figures\/([^"]+)\.png" download/.exec(html)?.[1];

/**
 * What a report with a public address (REPORT_SITE) has besides: sitemap.xml, its line in robots.txt, and for every page
 * the picture of a link to it, made of the page's first figure, or of the front page's. Each of them must name whole
 * addresses, so without one there is none.
 */
export function publicAddress(palette: Palette): AstroIntegration {
  let site: string | undefined;
  let base = '/';
  let kept = '';
  return {
    name: 'public-address',
    hooks: {
      'astro:config:done': ({ config }) => {
        site = config.site;
        base = sitePath(config.base);
        kept = join(fileURLToPath(config.root), 'node_modules', '.astro', 'cards');
      },
      'astro:build:done': async ({ dir }) => {
        if (site === undefined) return;
        const folder = fileURLToPath(dir);
        const root = new URL(base, site).href;
        const pages = builtFiles(folder, /\.html$/).map((name) => ({
          name,
          html: readFileSync(join(folder, name), 'utf8'),
        }));
        const known = pages.filter(({ name }) => name !== '404.html').flatMap(({ html }) => canonicalOf(html) ?? []);
        writeFileSync(join(folder, 'sitemap.xml'), sitemap(known));
        const robots = join(folder, 'robots.txt');
        writeFileSync(robots, `${readFileSync(robots, 'utf8').trimEnd()}\nSitemap: ${root}sitemap.xml\n`);
        await addCards(folder, root, pages, palette, kept);
      },
    },
  };
}

interface WrittenPage {
  readonly name: string;
  readonly html: string;
}

async function addCards(folder: string, root: string, pages: readonly WrittenPage[], palette: Palette, kept: string) {
  const drawn = pictures(kept);
  const front = mainFigure(pages.find(({ name }) => name === 'index.html')?.html ?? '');
  for (const { name, html } of pages) {
    const path = mainFigure(html) ?? front;
    const figure = path === undefined ? undefined : shelved(path);
    if (!figure) continue;
    const says = /<html[^>]* data-site="([^"]*)"/.exec(html)?.[1] ?? '';
    const file = join(folder, 'cards', `${path}.png`);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, await drawn.of(card(figure, says, palette)));
    const tags = [
      `<meta property="og:image" content="${root}cards/${path}.png">`,
      '<meta property="og:image:width" content="1200"><meta property="og:image:height" content="630">',
      '<meta name="twitter:card" content="summary_large_image">',
    ];
    writeFileSync(join(folder, name), html.replace('</head>', `${tags.join('')}</head>`));
  }
  drawn.tidy();
}
