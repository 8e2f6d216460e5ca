import { escapeHtml, text } from './html.ts';

/** A figure or table of a chapter, as the list of them names it. */
export interface ContentsEntry {
  /** Its anchor: «fig-NAME» or «table-NAME». */
  readonly id: string;
  readonly title: string;
}

const withdrawn = 'вывод на этих данных снят';
const marks = /<div data-entry="([^"]+)">([^<]*)<\/div>/g;

/** The mark that a figure or table leaves in the text of its chapter; `title` is HTML, a struck finding is not repeated. */
export function entryMark(id: string, title: string): string {
  const words = title.includes('class="claim-broken"') ? withdrawn : text(title);
  return `<div data-entry="${escapeHtml(id)}">${escapeHtml(words)}</div>`;
}

/** The figures and tables of a chapter in the order of its text. */
export const entriesOf = (html: string): readonly ContentsEntry[] =>
  [...html.matchAll(marks)].map(([, id, title]) => ({ id: id!, title: text(title!) }));
