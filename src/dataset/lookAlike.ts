import { editDistance } from '../editDistance.ts';

/** Latin letters and the Cyrillic ones that look the same. */
const LATIN = 'ABCEHKMOPTXYaceopxy';
const CYRILLIC = 'АВСЕНКМОРТХУасеорху';

const toCyrillic = (text: string) =>
  [...text].map((c) => (LATIN.includes(c) ? CYRILLIC[LATIN.indexOf(c)]! : c)).join('');

/** True of two texts that a reader cannot tell apart: letters of one are Latin, of the other Cyrillic. */
export const looksSame = (a: string, b: string) => a !== b && toCyrillic(a) === toCyrillic(b);

/**
 * Why a value is not the level that it looks like: «это латинская M, а нужна кириллическая М». Null where it
 * looks like none of the levels.
 */
export function lookAlike(value: string, levels: readonly string[]): string | null {
  const cyrillic = toCyrillic(value);
  const same = levels.find((level) => level === cyrillic);
  if (same && value !== same) {
    const letters = [...value].filter((c) => LATIN.includes(c));
    return value.length === 1
      ? `это латинская буква ${value}, а нужна кириллическая ${same}`
      : `похоже на «${same}», но ${letters.length === 1 ? 'буква' : 'буквы'} ${letters.join(', ')} латинские`.replace(
          /буква (.) латинские$/,
          'буква $1 латинская',
        );
  }
  const loose = (text: string) =>
    toCyrillic(text)
      .toLowerCase()
      .replaceAll('ё', 'е')
      .replace(/[\s.\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g, '');
  const near = levels.find((level) => loose(level) === loose(value) && level !== value);
  if (near) return `похоже на «${near}», но написано иначе`;
  const close = levels.find((level) => level.length > 3 && editDistance(loose(level), loose(value)) <= 1);
  return close ? `похоже на «${close}»` : null;
}
