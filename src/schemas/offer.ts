import { nearest } from '../paths/nearest.ts';
import { strayLetters } from '../paths/strayLetters.ts';

/**
 * «есть: a, b, c», with «ближайшее — «b»» in front where one is near, and which of its letters are of another alphabet; of more than `most`
 * the first, and how many others.
 */
export function offer(word: string, known: readonly string[], most = Infinity): string {
  const best = nearest(word, known);
  const others = known.length > most ? ` и ещё ${known.length - most}` : '';
  const list = `есть: ${known.slice(0, most).join(', ')}${others}`;
  return best === undefined ? list : `ближайшее — «${best}»${strayWords(word, known)}; ${list}`;
}

/** The same letters inside a sentence: « (буква «M» в «M» — латинская)». */
const strayWords = (word: string, known: readonly string[]) =>
  strayLetters(word, known).replace(
    /^ (\p{L})(.*)\.$/u,
    (_, first: string, rest: string) => ` (${first.toLowerCase()}${rest})`,
  );
