import { nearest } from '../paths/nearest.ts';

/** «есть: a, b, c», with «ближайшее — «b»» in front where one is near; of more than `most` the first, and how many others. */
export function offer(word: string, known: readonly string[], most = Infinity): string {
  const best = nearest(word, known);
  const others = known.length > most ? ` и ещё ${known.length - most}` : '';
  const list = `есть: ${known.slice(0, most).join(', ')}${others}`;
  return best === undefined ? list : `ближайшее — «${best}»; ${list}`;
}
