import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { chapterText } from '../chapterText.ts';
import { chapterFronts, terms } from '../content.ts';
import { contentFolder } from '../contentFolder.ts';
import { offer } from '../schemas/offer.ts';

/** A link that an author writes: `[words](address)` or `href="address"`, outside of comments and code. */
const written = /\]\((?<inline>[^()\s]+)(?:\s+"[^"]*")?\)|\bhref="(?<attribute>[^"]+)"/g;
const silent = /\{\/\*[\s\S]*?\*\/\}|^```[\s\S]*?^```|`[^`\n]*`/gm;
/** Figures and tables that the data withdraw take their anchors with them, and links to them are mended elsewhere. */
const withdrawable = /^(fig|table)-/;

/** Where a text has a link, and its address. */
export function linksIn(text: string): { readonly address: string; readonly line: number; readonly column: number }[] {
  // What is left out keeps its length, so that places stay.
  const told = text.replace(silent, (whole) => whole.replace(/[^\n]/g, ' '));
  return [...told.matchAll(written)].map(({ 0: whole, index, groups }) => {
    const address = groups!['inline'] ?? groups!['attribute']!;
    const before = told.slice(0, index + whole.indexOf(address)).split('\n');
    return { address, line: before.length, column: before.at(-1)!.length + 1 };
  });
}

/** Why an address on the page «eda/» leads nowhere in the site of a folder; null where it leads somewhere, or out of the site. */
export function deadEnd(folder: string, page: string, address: string, pages: readonly string[]): string | null {
  if (/^[a-z][a-z0-9+.-]*:|^\/\//i.test(address)) return null;
  const { pathname, hash } = new URL(address, `http://site/${page}`);
  const path = decoded(pathname.slice(1));
  const file = path === '' || path.endsWith('/') ? `${path}index.html` : path;
  if (!existsSync(join(folder, file))) return `такой страницы нет; ${offer(path, pages)}`;
  const anchor = decoded(hash.slice(1));
  if (anchor === '' || withdrawable.test(anchor)) return null;
  const ids = [...readFileSync(join(folder, file), 'utf8').matchAll(/ id="([^"]+)"/g)].map(([, id]) => id!);
  if (ids.includes(anchor)) return null;
  // The rows of the ledger have numbers, and drawings have parts: nobody links to them by hand.
  const known = ids.filter((id) => !/-\d+$/.test(id) && !withdrawable.test(id));
  return `на этой странице нет места «${anchor}»; ${offer(anchor, known)}`;
}

/** An address as a reader writes it; one that is not well coded is as it stands. */
function decoded(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}

/** What the authors' links lead to is there: a build with one that leads nowhere fails, and names each with its place. */
export const links = (): AstroIntegration => ({
  name: 'links',
  hooks: {
    'astro:build:done': ({ dir, pages }) => {
      const folder = fileURLToPath(dir);
      const names = pages.map(({ pathname }) => pathname);
      const dead = [...chapterLinks(), ...glossaryLinks(folder)].flatMap(({ place, page, address }) => {
        const why = deadEnd(folder, page, address, names);
        return why === null ? [] : [`${place}: ссылка «${address}» никуда не ведёт: ${why}`];
      });
      if (dead.length > 0) throw new Error(dead.join('\n'));
    },
  },
});

interface Link {
  readonly place: string;
  readonly page: string;
  readonly address: string;
}

const chapterLinks = (): Link[] =>
  chapterFronts().flatMap(({ id }) =>
    linksIn(chapterText(contentFolder(), id).text).map(({ address, line, column }) => ({
      place: `src/content/chapters/${id}.mdx:${line}:${column}`,
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
    const line = lines.findIndex((one) => one.trim().replace(/^- /, '') === `method: ${method}`);
    return [{ place: `src/content/glossary.yaml:${line + 1}:1`, page: 'glossary/', address: `../method/#${method}` }];
  });
}
