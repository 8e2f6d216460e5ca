/** Text as it stands in HTML. */
export const escapeHtml = (text: string) =>
  text.replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign]!);

const blocks = /^\s*<(p|ul|ol|dl|div|section|article|aside|figure|table|blockquote|h[1-6])\b/i;

/** A sentence that stands on its own lines is a paragraph; what already is a block is left as it is. */
export const asBlock = (html: string) => (blocks.test(html) || html.trim() === '' ? html : `<p>${html.trim()}</p>`);

/** What is left of a lone paragraph when it becomes part of a heading or caption; its anchor stays. */
export function asInline(html: string): string {
  const [, id = '', only] = /^\s*<p( id="[^"]*")?>([\s\S]*)<\/p>\s*$/.exec(html) ?? [];
  if (only === undefined || /<p[ >]/.test(only)) return html.trim();
  return id === '' ? only.trim() : `<span${id}>${only.trim()}</span>`;
}

/** The words of a piece of HTML, on one line, without what only explains a number; not fit for HTML before escapeHtml. */
export const text = (html: string) =>
  plain(html).replace(
    /&(lt|gt|quot|amp|nbsp);/g,
    (_, name: string) => ({ lt: '<', gt: '>', quot: '"', amp: '&', nbsp: '\u00a0' })[name]!,
  );

/** The words of a piece of HTML, on one line, still escaped. */
export const plain = (html: string) =>
  html
    .replace(/<\/(?:p|li|h[1-6])>/g, ' ')
    .replace(/<[^>]*>/g, '')
    .replace(/[ \n\t]+/g, ' ')
    .trim();

/** Where each element with an id stands in a piece of HTML: the place of its ` id="`. */
export const idPlaces = (html: string): ReadonlyMap<string, number> =>
  new Map([...html.matchAll(/ id="([^"]+)"/g)].map(({ 1: id, index }) => [id!, index]));
