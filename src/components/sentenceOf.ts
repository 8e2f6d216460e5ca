import { text } from './html.ts';

/** A place between two sentences: the next one begins with a capital letter or a quotation mark. */
const between = /(?<=[.!?…][»)]?)\s+(?=[А-ЯЁA-Z«„])/u;

/** The sentence of a page in which the element of that id stands; undefined where the page has no such element. */
export function sentenceOf(html: string, id: string): string | undefined {
  const start = html.indexOf(` id="${id}"`);
  if (start < 0) return undefined;
  const block = /<\/?(?:p|li|h[1-6]|td|th|dd|dt|div|pre|figcaption|section|article)\b[^>]*>/g;
  let [from, to] = [0, html.length];
  for (const found of html.matchAll(block)) {
    if (found.index < start && found.index + found[0].length <= start) from = found.index + found[0].length;
    else if (found.index > start) {
      to = found.index;
      break;
    }
  }
  const end = html.indexOf('</', start);
  const before = text(`${html.slice(from, html.lastIndexOf('<', start))}|`).slice(0, -1);
  const own = text(html.slice(html.lastIndexOf('<', start), end));
  const after = text(`|${html.slice(end, to)}`).slice(1);
  return `${before.split(between).at(-1)}${own}${after.split(between)[0]}`.trim();
}
