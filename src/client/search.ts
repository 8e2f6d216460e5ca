import { findPassages, type Found, type Passage } from './findPassages.ts';

/** The search page: its words come as a script of this site, so that nothing is asked for by a request of its own. */
const { passages = [] } = globalThis as { passages?: readonly Passage[] };
const box = document.querySelector<HTMLElement>('.search')!;
const input = box.querySelector('input')!;
const status = box.querySelector<HTMLElement>('.search-count')!;
const list = box.querySelector('ol')!;
/** What is told of a query's places; more say nothing. */
const most = 30;
const around = 90;

box.hidden = passages.length === 0;
input.value = new URLSearchParams(location.search).get('q') ?? '';
input.addEventListener('input', show);
show();

function show(): void {
  const query = input.value.trim();
  const found = findPassages(passages, query);
  history.replaceState(null, '', query === '' ? location.pathname : `?q=${encodeURIComponent(query)}`);
  status.textContent = query === '' ? '' : countWords(found.length);
  list.replaceChildren(...found.slice(0, most).map(item));
}

function countWords(n: number): string {
  if (n === 0) return 'Ничего не нашлось. Попробуйте другое слово или посмотрите главы ниже.';
  return n > most ? `Нашлось мест: ${n}, показаны первые ${most}.` : `Нашлось мест: ${n}.`;
}

function item({ passage, places }: Found): HTMLLIElement {
  const [line, link, page, excerpt] = (['li', 'a', 'span', 'p'] as const).map((name) => document.createElement(name));
  (link as HTMLAnchorElement).href = `../${passage.address}`;
  link!.textContent = passage.heading;
  page!.textContent = passage.page;
  excerpt!.append(...marked(passage.text, places));
  line!.append(link!, page!, excerpt!);
  return line as HTMLLIElement;
}

/** The text around the first place, its places marked. */
function marked(text: string, places: Found['places']): (string | HTMLElement)[] {
  const middle = places[0]?.[0] ?? 0;
  const start = middle <= around ? 0 : text.indexOf(' ', middle - around) + 1;
  const last = text.lastIndexOf(' ', start + 3 * around);
  const end = text.length <= start + 3 * around || last <= start ? text.length : last;
  const parts: (string | HTMLElement)[] = start > 0 ? ['… '] : [];
  let at = start;
  for (const [from, to] of places) {
    if (from < at || to > end) continue;
    const mark = document.createElement('mark');
    mark.textContent = text.slice(from, to);
    parts.push(text.slice(at, from), mark);
    at = to;
  }
  parts.push(text.slice(at, end), end < text.length ? ' …' : '');
  return parts;
}
