/** Latin letters that a reader takes for Cyrillic ones. */
const ALIKE = /[ABCEHKMOPTXYaceopxy]/;

export interface MixedWord {
  readonly index: number;
  readonly word: string;
  /** Its Latin letters: «c», «o». */
  readonly letters: string;
}

/** Words of Cyrillic letters among which stand Latin ones that look the same, with their offsets; «SMS-рассылка» is two words. */
export function mixedWords(source: string): MixedWord[] {
  return [...source.matchAll(/[\p{Script=Cyrillic}A-Za-z]+/gu)].flatMap(({ 0: word, index }) => {
    const latin = [...new Set(word.match(/[A-Za-z]/g))];
    const isMixed = latin.length > 0 && latin.length < word.length && /\p{Script=Cyrillic}/u.test(word);
    if (!isMixed || !latin.every((letter) => ALIKE.test(letter))) return [];
    return [{ index, word, letters: latin.map((letter) => `«${letter}»`).join(', ') }];
  });
}
