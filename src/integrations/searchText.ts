import type { Passage } from '../client/findPassages.ts';
import { text } from '../components/html.ts';

/** Drawings, controls and what only paper shows; a table keeps its words and not its figures. */
const silent = [
  /<(svg|script|style|button|nav)\b[\s\S]*?<\/\1>/g,
  /<section class="printed">[\s\S]*?<\/section>/g,
  /<p class="figure-files">[\s\S]*?<\/p>/g,
  /<a class="figure-link"[\s\S]*?<\/a>/g,
  /<td\b[^>]*>(?:[^<\p{L}]*|[^<]*\d[^<]*)<\/td>/gu,
];
const spaces = /<\/?(?:p|br|li|td|th|tr|dt|dd|div|caption|summary|figcaption|h\d|section|article)\b[^>]*>/g;
const openings = /<(h[1-6]|figure)\b([^>]*)>|<\/figure>/g;
/** What repeats the name of its part. */
const said =
  /<h\d\b[\s\S]*?<\/h\d>|<p class="figure-(?:title|source)">[\s\S]*?<\/p>|<caption>[\s\S]*?<\/caption>|<summary>[\s\S]*?<\/summary>/g;
const names = { heading: /^[\s\S]*?>([\s\S]*?)<\/h\d>/, figure: /<p class="figure-title">([\s\S]*?)<\/p>/ };

const wordsOf = (html: string) => text(html.replace(spaces, ' $& ')).replace(/\s+/g, ' ').trim();

/** What of a page can be found: its parts by heading, each figure as a part of its own. `path`: «eda/». */
export function passagesOf(html: string, path: string): Passage[] {
  const page = wordsOf(/<title>([\s\S]*?)<\/title>/.exec(html)?.[1]?.split(' — ')[0] ?? '');
  const [, main = ''] = /<main\b[^>]*>([\s\S]*)<\/main>/.exec(html) ?? [];
  const told = silent.reduce((left, part) => left.replace(part, ' '), main);
  const starts = [...told.matchAll(openings)];
  let section = { address: path, heading: page };
  return starts.flatMap(({ 0: tag, 1: kind, 2: attributes = '', index }, i) => {
    const part = told.slice(index, starts[i + 1]?.index);
    const id = / id="([^"]+)"/.exec(attributes)?.[1];
    const here = { ...section };
    if (kind !== undefined) {
      const name = (kind === 'figure' ? names.figure : names.heading).exec(part)?.[1] ?? '';
      here.heading = wordsOf(name) || section.heading;
      here.address = id === undefined ? section.address : `${path}#${id}`;
      if (kind !== 'figure') section = here;
    }
    const body = wordsOf(kind === undefined ? part.slice(tag.length) : part.replace(said, ''));
    return kind === undefined && body === '' ? [] : [{ ...here, page, text: body }];
  });
}
