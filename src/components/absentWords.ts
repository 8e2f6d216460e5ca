import { editDistance } from '../editDistance.ts';
import { alike } from '../paths/alike.ts';
import { strayLetters } from '../paths/strayLetters.ts';
import { closed } from './closed.ts';

/** By results: every name and every word in them. */
const known = new WeakMap<object, ReadonlySet<string>>();

function wordsIn(results: object): ReadonlySet<string> {
  const found = known.get(results);
  if (found !== undefined) return found;
  const words = new Set<string>();
  known.set(results, words);
  const walk = (value: unknown): void => {
    if (typeof value === 'string') words.add(value);
    if (typeof value !== 'object' || value === null) return;
    if (!Array.isArray(value)) Object.keys(value).forEach((name) => words.add(name));
    Object.values(value).forEach(walk);
  };
  walk(results);
  return words;
}

/** Words that a result can be, though none is in these: one beside them is mistyped by none of them. */
const possible = new Set([...closed.values()].flat());

const QUOTED = /'([^'\\]+)'|"([^"\\]+)"/g;
/** Letters by which a mistyped word differs from the one that was meant, at most: more of them are another word. */
const SLIP = 2;

/**
 * What to tell of a function whose figure is not in these results, or that is not true of them, while a word in it is nowhere in them, and is
 * nearly one that is there (`one.id === 'incme:mean'`); undefined where no word is. On other data the word may be there, so this ends nothing.
 * `code`: the source of the function; `outcome`: what came of it, «напечатано «неизвестно»».
 */
export function absentWord(results: object, code: string, at: string, outcome: string): string | undefined {
  const words = wordsIn(results);
  for (const [, single, double] of code.matchAll(QUOTED)) {
    const word = (single ?? double)!;
    if (words.has(word) || possible.has(word)) continue;
    const near =
      alike(word, [...words]) ??
      (word.length <= 2 * SLIP ? undefined : [...words].find((one) => editDistance(word, one) <= SLIP));
    if (near !== undefined)
      return `${at}: ${outcome}: «${word}» в результатах этих данных нет; возможно, «${near}».${strayLetters(word, [near])} Если на других данных оно бывает, менять нечего.`;
  }
  return undefined;
}
