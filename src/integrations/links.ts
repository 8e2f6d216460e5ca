import { contentName } from '../schemas/contentName.ts';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { chapterBody, chapterText } from '../authored/chapterText.ts';
import { deadLink, noSuchPage } from '../components/deadPages.ts';
import { figureNames } from '../components/figureSource.ts';
import { chapterFronts, hypothesisIds, terms } from '../content.ts';
import { sitePath } from './builtFiles.ts';
import { contentFolder, isFile } from '../authored/contentFolder.ts';
import { linksIn } from '../authored/linksIn.ts';
import { offer } from '../schemas/offer.ts';

/** A figure or table may be withdrawn with its claim by the data, which is no mistake of whoever links to it. */
const withdrawable = /^(fig|table)-/;
/** Files of the site that are written after its pages. */
const LATER = ['changes.md', 'results.previous.json', 'search/passages.js', 'sitemap.xml'];

/** A built site. */
export interface BuiltSite {
  readonly folder: string;
  /** The path under which it is published: «/», «/report/». */
  readonly base: string;
  /** «eda/». */
  readonly pages: readonly string[];
  /** By chapter («eda/»): the anchors of all figures that its source writes, withdrawn ones too. */
  readonly figures: ReadonlyMap<string, readonly string[]>;
}

/** Why an address on the page «eda/» leads nowhere in a site; null where it leads somewhere, or to another site. */
export function deadEnd({ folder, base, pages, figures }: BuiltSite, page: string, address: string): string | null {
  if (/^(?:https?|mailto|tel|sms|tg):|^\/\//i.test(address)) return null;
  const [scheme] = /^[a-z][a-z0-9+.-]*:/i.exec(address) ?? [];
  if (scheme !== undefined) return `по «${scheme}» браузер не пойдёт; пишите https:, mailto: или tel:`;
  if (/^www\./i.test(address)) return `адрес другого сайта пишется целиком: https://${address}`;
  const { pathname, hash } = new URL(address, `http://site${base}${page}`);
  const path = pathname.startsWith(base) ? decoded(pathname.slice(base.length)) : undefined;
  const file = path === undefined || LATER.includes(path) ? path : fileOf(folder, path);
  if (file === undefined)
    return noSuchPage(
      address,
      pages.filter((one) => one !== '' && !one.startsWith('404')),
    );
  const anchor = decoded(hash.slice(1));
  if (anchor === '' || !file.endsWith('.html')) return null;
  const ids = [...readFileSync(join(folder, file), 'utf8').matchAll(/ id="([^"]+)"/g)].map(([, id]) => id!);
  if (ids.includes(anchor)) return null;
  if (withdrawable.test(anchor)) {
    const drawn = figures.get(file.replace(/index\.html$/, ''));
    if (drawn === undefined || drawn.includes(anchor) || !anchor.startsWith('fig-')) return null;
    return drawn.length === 0
      ? 'на этой странице рисунков нет'
      : `на этой странице нет рисунка «${anchor}»; ${offer(anchor, drawn)}`;
  }
  // The rows of the ledger have numbers, and drawings have parts: nobody links to them by hand.
  const known = ids.filter((id) => !/-\d+$/.test(id) && !withdrawable.test(id));
  return `на этой странице нет места «${anchor}»; ${offer(anchor, known)}`;
}

/** The file that a host gives for a path of the site: of a folder its page. */
const fileOf = (folder: string, path: string): string | undefined =>
  [path, join(path, 'index.html')].find((name) => isFile(join(folder, name)));

/** An address as a reader writes it; one that is not well coded is as it stands. */
function decoded(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}

/** What the authors' links lead to is there: a build with one that leads nowhere fails, and names each with its place. */
export function links(): AstroIntegration {
  let base = '/';
  return {
    name: 'links',
    hooks: {
      'astro:config:done': ({ config }) => {
        base = sitePath(config.base);
      },
      'astro:build:done': ({ dir, pages }) => {
        const site = {
          folder: fileURLToPath(dir),
          base,
          pages: pages.map(({ pathname }) => pathname),
          figures: chapterFigures(),
        };
        const dead = [...chapterLinks(), ...glossaryLinks(site.folder)].flatMap(({ place, page, address }) => {
          const why = deadEnd(site, page, address);
          return why === null ? [] : [deadLink(place, address, why)];
        });
        if (dead.length > 0) throw new Error(dead.join('\n'));
      },
    },
  };
}

function chapterFigures(): BuiltSite['figures'] {
  const cards = hypothesisIds();
  return new Map(
    chapterFronts().map(({ id }) => [
      `${id}/`,
      figureNames(chapterBody(contentFolder(), id), cards).map((name) => `fig-${name}`),
    ]),
  );
}

interface Link {
  readonly place: string;
  readonly page: string;
  readonly address: string;
}

const chapterLinks = (): Link[] =>
  chapterFronts().flatMap(({ id }) =>
    linksIn(chapterText(contentFolder(), id).text).map(({ address, line, column }) => ({
      place: `${contentName()}/chapters/${id}.mdx:${line}:${column}`,
      page: `${id}/`,
      address,
    })),
  );

/** Words of the glossary lead to the chapter on methods, where there is one. */
function glossaryLinks(folder: string): Link[] {
  if (terms().length === 0 || !existsSync(join(folder, 'method', 'index.html'))) return [];
  const lines = readFileSync(join(contentFolder(), 'glossary.yaml'), 'utf8').split('\n');
  return terms().flatMap(({ method }) => {
    if (method === undefined) return [];
    const written = new RegExp(`(?<=\\bmethod:\\s*)["']?${method}\\b`);
    const line = lines.findIndex((one) => written.test(one));
    const place = `${contentName()}/glossary.yaml:${line + 1}:${(written.exec(lines[line] ?? '')?.index ?? 0) + 1}`;
    return [{ place, page: 'glossary/', address: `../method/#${method}` }];
  });
}
