import { nearest, nearestFew } from '../paths/nearest.ts';

/** So many names fit a message whole; of more the nearest are shown. */
const WHOLE = 20;
const FEW = 5;

/**
 * The entry of that id; an unknown one throws a Russian Error with file and line, the nearest and what there is. Of a
 * long list the nearest few, and `listedAt`: where all of it stands.
 */
export function found<T extends { readonly id: string }>(
  list: readonly T[],
  id: string,
  what: string,
  at: string,
  listedAt?: string,
): T {
  const entry = list.find((one) => one.id === id);
  if (entry) return entry;
  const ids = list.map((one) => one.id);
  const near = nearest(id, ids);
  const alike = near === undefined ? '' : `; возможно, «${near}»`;
  throw new Error(
    `${at}: нет ${what} «${id}»${alike}. ${ids.length > WHOLE ? fewWords(id, ids, listedAt) : allWords(ids)}`,
  );
}

const allWords = (ids: readonly string[]) =>
  ids.length === 0 ? 'В отчёте нет ни одного.' : `Есть: ${ids.join(', ')}.`;

function fewWords(id: string, ids: readonly string[], listedAt: string | undefined): string {
  const where = listedAt === undefined ? '' : `; все — ${listedAt}`;
  return `Похожие: ${nearestFew(id, ids, FEW).join(', ')} (всего ${ids.length}${where}).`;
}
