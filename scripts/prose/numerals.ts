import { word, type Finding } from './words.ts';

/** Numerals from two to ten and whole tens, in any case; «один» is a word of other meanings too. */
const numerals: readonly (readonly [number, string])[] = [
  [2, 'дв(?:а|е|ух|ум|умя)'],
  [3, 'тр(?:и|[её]х|[её]м|емя)'],
  [4, 'четыр(?:е|[её]х|[её]м|ьмя)'],
  [5, 'пят(?:ь|и|ью)'],
  [6, 'шест(?:ь|и|ью)'],
  [7, 'сем(?:ь|и|ью)'],
  [8, 'вос(?:емь|ьми|емью|ьмью)'],
  [9, 'девят(?:ь|и|ью)'],
  [10, 'десят(?:ь|и|ью)'],
  [20, 'двадцат(?:ь|и|ью)'],
  [30, 'тридцат(?:ь|и|ью)'],
  [40, 'сорока?'],
  [50, 'пят(?:ьдесят|идесяти|ьюдесятью)'],
  [60, 'шест(?:ьдесят|идесяти|ьюдесятью)'],
  [70, 'сем(?:ьдесят|идесяти|ьюдесятью)'],
  [80, 'вос(?:емьдесят|ьмидесяти|емьюдесятью|ьмьюдесятью)'],
  [90, 'девяност(?:о|а)'],
];
const any = numerals.map(([, forms]) => forms).join('|');
const counting = new RegExp(word(`(?:${any})(?:\\s+(?:${any}))?`), 'giu');
const valueOf = (numeral: string) => numerals.find(([, forms]) => new RegExp(`^(?:${forms})$`, 'iu').test(numeral))![0];
/** «тридцати пяти» is 35. */
const sumOf = (words: string) => words.split(/\s+/).reduce((sum, one) => sum + valueOf(one), 0);

/** The number that a text begins with, in digits or in words; undefined where it begins with none. */
export function numberAt(text: string): number | undefined {
  const typed = /^\d+(?:[.,]\d+)?/.exec(text)?.[0];
  if (typed !== undefined) return Number(typed.replace(',', '.'));
  const said = text.match(new RegExp(`^${counting.source}`, 'iu'))?.[0];
  return said === undefined ? undefined : sumOf(said);
}

/** Every number of a text that is written in words («трёх», «тридцати пяти»), but for those that `own` holds. */
export const numeralsIn = (text: string, own: ReadonlySet<string>): Finding[] =>
  [...text.matchAll(counting)]
    .filter(([found]) => !own.has(String(sumOf(found))))
    .map((found) => ({ kind: 'numeral', word: found[0], index: found.index }));
