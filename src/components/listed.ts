import { idPlaces, text } from './html.ts';

/** A figure or table of a chapter, as the list of them names it. */
export interface Listed {
  /** Its anchor: «fig-NAME» or «table-NAME». */
  readonly id: string;
  readonly title: string;
}

const withdrawn = 'вывод на этих данных снят';
const titles = new Map<string, Map<string, string>>();

/** Lists a figure or table under its chapter; `title` is HTML, a struck finding is not repeated. One that is rendered again takes its own place. */
export function list(chapter: string, id: string, title: string): void {
  const own = titles.get(chapter) ?? new Map<string, string>();
  titles.set(chapter, own.set(id, title.includes('class="claim-broken"') ? withdrawn : text(title)));
}

/** The figures and tables of a chapter in the order of its HTML: what a branch that is not published has listed is not among them. */
export function listedIn(chapter: string, html: string): readonly Listed[] {
  const places = idPlaces(html);
  return [...(titles.get(chapter) ?? [])]
    .flatMap(([id, title]) => (places.has(id) ? [{ id, title }] : []))
    .sort((a, b) => places.get(a.id)! - places.get(b.id)!);
}
