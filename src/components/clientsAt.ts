import { resolve } from '../paths/resolve.ts';

/** The number of clients at a figure's path `n`; null where it is withheld. Throws a Russian Error on a path of something else. */
export function clientsAt(results: object, n: string, at: string): number | null {
  const found = resolve(results, n, at);
  if (found === null || (typeof found === 'number' && Number.isInteger(found))) return found;
  throw new Error(`${at}: n у <Figure> — путь числа клиентов, а в «${n}» не целое число.`);
}
