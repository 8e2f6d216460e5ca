import { alike } from './alike.ts';

/** A zero-width space, a soft hyphen, a mark of direction, a space that does not break. */
const UNSEEN = /[\p{Cf}\u00a0]/u;
const LATIN = /[a-z]/gi;
const CYRILLIC = /[а-яё]/gi;

/**
 * A letter of another alphabet is not seen, nor is a sign without a body: « Буква «с» в «сhurn» — кириллическая.»; empty where there is none. `known`: the words that
 * might have been meant, for «M» alone has no letters beside it to stand out from.
 */
export function strayLetters(word: string, known: readonly string[] = []): string {
  if (UNSEEN.test(word)) return ` В «${word}» стоит знак, которого не видно: наберите это слово заново.`;
  const meant = alike(word, known);
  if (meant !== undefined) return strayIn(word, meant);
  const stray = word.split(/[^\p{L}]+/u).find((part) => part.search(LATIN) >= 0 && part.search(CYRILLIC) >= 0);
  if (stray === undefined) return '';
  const [latin, cyrillic] = [stray.match(LATIN)!, stray.match(CYRILLIC)!];
  return latin.length < cyrillic.length ? told(stray, latin, 'латинск') : told(stray, cyrillic, 'кириллическ');
}

/** Of two words that look the same, the letters of the first that are of another alphabet. */
function strayIn(word: string, meant: string): string {
  const isLatin = (letter: string | undefined) => letter !== undefined && letter.search(LATIN) >= 0;
  const wrong = [...word].filter((letter, i) => isLatin(letter) !== isLatin(meant[i]));
  return told(word, wrong, isLatin(wrong[0]) ? 'латинск' : 'кириллическ');
}

function told(word: string, letters: readonly string[], alphabet: string): string {
  const quoted = [...new Set(letters)].map((letter) => `«${letter}»`);
  return ` ${quoted.length === 1 ? 'Буква' : 'Буквы'} ${quoted.join(', ')} в «${word}» — ${quoted.length === 1 ? `${alphabet}ая` : `${alphabet}ие`}.`;
}
