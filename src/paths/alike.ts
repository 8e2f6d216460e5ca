/** Latin capitals that look like Cyrillic ones, and these in the same order. */
const LATIN = 'ABCEHKMOPTXY';
const CYRILLIC = 'АВСЕНКМОРТХУ';

/** A word as the eye takes it: of two letters that look alike, the Cyrillic one. */
const seen = (word: string) =>
  word.toUpperCase().replace(/[A-Z]/g, (letter) => CYRILLIC[LATIN.indexOf(letter)] ?? letter);

/** The known word that a reader would take an unknown one for, though its letters are of another alphabet («M» and «М»); undefined where there is none. */
export const alike = (word: string, known: readonly string[]): string | undefined =>
  known.find((one) => seen(one) === seen(word) && one.toLowerCase() !== word.toLowerCase());
