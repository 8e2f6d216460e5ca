/** A Cyrillic letter among Latin ones is not seen: « Буква «с» в «сhurn» кириллическая.»; empty where there is none. */
export function strayLetters(word: string): string {
  const stray = word.split(/[^\p{L}]+/u).find((part) => /[a-z]/i.test(part) && /[а-яё]/i.test(part));
  if (stray === undefined) return '';
  const letters = [...new Set(stray.match(/[а-яё]/gi))].map((letter) => `«${letter}»`);
  return ` ${letters.length === 1 ? 'Буква' : 'Буквы'} ${letters.join(', ')} в «${stray}» — ${letters.length === 1 ? 'кириллическая' : 'кириллические'}.`;
}
