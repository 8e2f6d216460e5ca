import { parseHTML } from 'linkedom';
import { escapeHtml } from '../../src/components/html.ts';
import type { BuiltSite, SitePage } from './site.ts';

/** Of the screen alone, or said again by what paper shows. */
const notPrinted = 'nav, .drawing-narrow, .figure .behind, .check .behind, .proof';

/** Attributes that name an id of the same page. */
const references = ['aria-labelledby', 'aria-describedby', 'for', 'headers'];

/** The whole report as one printable document: cover, contents, front page, chapters; `css` is the PDF's own style. */
export function assemble(site: BuiltSite, css: string): string {
  const heads = site.pages.map(
    ({ id, name }) =>
      `@page ${pageName(id)} { @top-left { content: ${JSON.stringify(name)}; } } #${partId(id)} { page: ${pageName(id)}; }`,
  );
  return `<!doctype html>
<html lang="ru" data-site="${escapeHtml(site.organisation)}" data-stamp="${escapeHtml(site.stamp)}">
<head>
<meta charset="utf-8">
<title>${escapeHtml(`${site.title} — ${site.organisation}`)}</title>
${sheets(site).join('\n')}
<style>${css}${heads.join('\n')}</style>
</head>
<body>
<main>
${cover(site)}
${site.pages.map((page) => part(page, site)).join('\n')}
</main>
</body>
</html>`;
}

/** The front page has no name of its own. */
const partId = (id: string) => `part-${id || 'front'}`;
const pageName = (id: string) => `page-${id || 'front'}`;

/** An id of a page, unique in the document; of latin letters and digits, since a PDF tells its places by such names. */
const placeId = (page: string, id: string) => `${partId(page)}-${encodeURIComponent(id).replaceAll('%', '')}`;

/** The style sheets of all pages, each once, by their addresses from the top of the site. */
function sheets({ pages }: BuiltSite): string[] {
  const found = pages.flatMap(({ html }) => html.match(/<link rel="stylesheet"[^>]*>/g) ?? []);
  return [...new Set(found.map((link) => link.replace('href="../', 'href="')))];
}

/** Page numbers are put in when they are known. */
function cover({ title, organisation, stamp, pages }: BuiltSite): string {
  const rows = pages.map(
    ({ id, name, question }) =>
      `<li><a href="#${partId(id)}"><b>${escapeHtml(name)}</b><span>${escapeHtml(question)}</span></a><i data-page-of="${partId(id)}">000</i></li>`,
  );
  return `<section class="cover">
<p class="cover-bank">${escapeHtml(organisation)}</p>
<p class="cover-title">${escapeHtml(title)}</p>
<p class="cover-stamp">${escapeHtml(stamp)}.</p>
<p class="cover-contents" id="contents">Содержание</p>
<ol aria-labelledby="contents">
${rows.join('\n')}
</ol>
</section>`;
}

/** A page's text with ids of its own and a heading that the outline shows; links lead within the document or nowhere. */
function part(page: SitePage, site: BuiltSite): string {
  const { document } = parseHTML(page.html);
  const main = document.querySelector('main')!;
  for (const element of main.querySelectorAll(notPrinted)) element.remove();
  const answer = main.querySelector('h1');
  if (answer) answer.replaceWith(asParagraph(answer, document));
  // Of a heading that takes two lines the outline joins the words at the break, unless its spaces are kept.
  for (const heading of main.querySelectorAll('h2, h3, h4'))
    heading.innerHTML = heading.innerHTML.trim().replace(/[ \n\t]+/g, ' ');
  for (const element of main.querySelectorAll('[id]')) element.id = placeId(page.id, element.id);
  for (const name of references)
    for (const element of main.querySelectorAll(`[${name}]`))
      element.setAttribute(name, prefixed(element.getAttribute(name)!, page.id));
  for (const link of main.querySelectorAll<HTMLAnchorElement>('a[href]')) relink(link, page, site);
  return `<section class="part" id="${partId(page.id)}"><h1 class="part-name">${escapeHtml(page.name)}</h1>${main.innerHTML}</section>`;
}

/** The answer is a sentence: in the outline stands the name of the chapter. */
function asParagraph(heading: Element, document: Document): Element {
  const paragraph = document.createElement('p');
  paragraph.className = 'answer';
  paragraph.innerHTML = heading.innerHTML;
  return paragraph;
}

const prefixed = (ids: string, page: string) => ids.replace(/\S+/g, (id) => placeId(page, id));

/** Turns an address of the site into a place of the document; what is not in it is text, what is outside stays. */
function relink(link: HTMLAnchorElement, page: SitePage, site: BuiltSite): void {
  const home = 'http://site';
  const target = new URL(link.getAttribute('href')!, `${home}/${page.id === '' ? '' : `${page.id}/`}`);
  if (target.origin !== home) return;
  const id = target.pathname.slice(1).replace(/\/(index\.html)?$/, '');
  const anchor = decodeURIComponent(target.hash.slice(1));
  if (!site.pages.some((one) => one.id === id)) return link.removeAttribute('href');
  const place = anchor === '' ? partId(id) : placeId(id, anchor);
  link.setAttribute('href', `#${place}`);
  const named = link.getAttribute('data-place');
  if (named === null) return;
  link.setAttribute('data-page-of', place);
  link.setAttribute('data-place', `${named}, с.\u00a000`);
}
