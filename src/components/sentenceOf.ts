import { text } from './html.ts';

/** A place between two sentences: the next one begins with a capital letter or a quotation mark. */
const between = /(?<=[.!?…][»)]?)\s+(?=[А-ЯЁA-Z«„])/u;
const block = /<\/?(?:p|li|h[1-6]|td|th|dd|dt|div|pre|figcaption|section|article)\b[^>]*>/y;
const nextBlock = new RegExp(block, 'g');

/** The sentence of a page in which an element with an id stands; `start`: the place of its ` id="`. */
export function sentenceOf(html: string, start: number): string {
  const tag = html.lastIndexOf('<', start);
  nextBlock.lastIndex = start;
  const to = nextBlock.exec(html)?.index ?? html.length;
  const end = html.indexOf('</', start);
  const before = text(`${html.slice(blockBefore(html, tag), tag)}|`).slice(0, -1);
  const own = text(html.slice(tag, end));
  const after = text(`|${html.slice(end, to)}`).slice(1);
  return `${before.split(between).at(-1)}${own}${after.split(between)[0]}`.trim();
}

/** Where the block begins in which something stands: looked for from there backwards, because a page is long and a block is not. */
function blockBefore(html: string, place: number): number {
  for (let tag = html.lastIndexOf('<', place - 1); tag >= 0; tag = tag === 0 ? -1 : html.lastIndexOf('<', tag - 1)) {
    block.lastIndex = tag;
    const [found] = block.exec(html) ?? [];
    if (found !== undefined) return tag + found.length;
  }
  return 0;
}
