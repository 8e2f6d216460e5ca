import { linksIn } from '../authored/linksIn.ts';
import { offer } from '../schemas/offer.ts';

/** The complaint about a link of an author's that leads nowhere. */
export const deadLink = (place: string, address: string, why: string) =>
  `${place}: ссылка «${address}» никуда не ведёт: ${why}`;

/** Why a link leads nowhere where the site has no such page. `pages`: «eda/». */
export const noSuchPage = (address: string, pages: readonly string[]) =>
  `такой страницы нет; ${offer(address, ['../', ...pages.map((one) => `../${one}`)])}`;

/**
 * The complaints about the links of a chapter's text (its `file` as shown) to other chapters or pages that there are not: what can be told of a
 * link before the site is built. A place on a page, a file and what lies deeper are looked for in the built site alone.
 */
export function deadPages(file: string, text: string, pages: readonly string[]): string[] {
  return linksIn(text).flatMap(({ address, line, column }) => {
    const [, name] = /^(?:\.\.)?\/([^/?#.]+)\/?(?:[?#]|$)/.exec(address) ?? [];
    if (name === undefined || pages.includes(`${name}/`)) return [];
    return [deadLink(`${file}:${line}:${column}`, address, noSuchPage(address, pages))];
  });
}
