import { stem } from './stem.ts';

/** A part of a page that can be found: its address from the site's root, the page's name, its heading and its words. */
export interface Passage {
  readonly address: string;
  readonly page: string;
  readonly heading: string;
  readonly text: string;
}

/** A passage that was found, with the places of the query's words in its text: from, to. */
export interface Found {
  readonly passage: Passage;
  readonly places: readonly (readonly [number, number])[];
}

const words = /[\p{L}\p{N}]+/gu;
/** A query of fewer letters is not yet a beginning of a word. */
const shortest = 3;

interface Word {
  readonly word: string;
  readonly stem: string;
  readonly place: readonly [number, number];
}
// Words and stems of a text, cut once: every letter that is typed asks for them all.
const cut = new Map<string, readonly Word[]>();
const stems = new Map<string, string>();

/** Passages in which every word of the query stands in whatever form, or begins a word; those whose heading says it first. */
export function findPassages(passages: readonly Passage[], query: string): readonly Found[] {
  const asked = wordsOf(query);
  if (asked.length === 0) return [];
  const found = passages.flatMap((passage) => {
    const [heading, text] = [wordsOf(passage.heading), wordsOf(passage.text)];
    const hits = asked.map((one) => [heading, text].map((all) => all.filter((word) => fits(word, one))));
    if (hits.some(([inHeading, inText]) => inHeading!.length + inText!.length === 0)) return [];
    const score = hits.reduce(
      (sum, [inHeading, inText]) => sum + (inHeading!.length > 0 ? 5 : 0) + Math.min(3, inText!.length),
      0,
    );
    const places = hits.flatMap(([, inText]) => inText!.map(({ place }) => place));
    return [{ passage, places: places.sort((a, b) => a[0] - b[0]), score }];
  });
  return found.sort((a, b) => b.score - a.score);
}

const fits = (one: Word, asked: Word) =>
  one.stem === asked.stem || (asked.word.length >= shortest && one.word.startsWith(asked.word));

function wordsOf(text: string): readonly Word[] {
  const known = cut.get(text);
  if (known) return known;
  const made = [...text.matchAll(words)].map(({ 0: said, index }): Word => {
    const word = said.toLowerCase().replaceAll('ё', 'е');
    const known = stems.get(word) ?? stem(word);
    stems.set(word, known);
    return { word, stem: known, place: [index, index + said.length] };
  });
  cut.set(text, made);
  return made;
}
