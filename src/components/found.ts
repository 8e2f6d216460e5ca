import { nearest } from '../paths/nearest.ts';

/** The entry of that id; an unknown one throws a Russian Error with file and line, the nearest and what there is. */
export function found<T extends { readonly id: string }>(
  list: readonly T[],
  id: string,
  what: string,
  at = 'глава',
): T {
  const entry = list.find((one) => one.id === id);
  if (entry) return entry;
  const ids = list.map((one) => one.id);
  const near = nearest(id, ids);
  throw new Error(`${at}: нет ${what} «${id}»${near ? `; возможно, «${near}»` : ''}. Есть: ${ids.join(', ')}.`);
}
