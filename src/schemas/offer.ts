import { nearest } from '../paths/nearest.ts';

/** «есть: a, b, c», with «ближайшее — «b»» in front where one is near. */
export function offer(word: string, known: readonly string[]): string {
  const best = nearest(word, known);
  const list = `есть: ${known.join(', ')}`;
  return best === undefined ? list : `ближайшее — «${best}»; ${list}`;
}
