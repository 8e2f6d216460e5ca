import { join } from 'node:path';
import type { Analysed } from './analysis.ts';
import type { Options } from './options.ts';
import { fitEarlier } from './privacy.ts';
import { readPrevious, type Previous } from '../src/changes/previous.ts';
import { count } from '../src/format.ts';

/** A file so many times smaller than the one before it is most likely a part of it. */
const FEWER = 2;

/** What this build is compared with: --previous, else the results that are published at its target. What stands in the way is said. */
export function choosePrevious(
  { previous }: Options,
  target: string,
  analysed: Analysed,
  say: (words: string) => void,
): Previous {
  const file = previous ?? join(target, 'results.json');
  const found = readPrevious(file, analysed.results.dataset.sha256, previous !== undefined);
  const { earlier, seen } = fitEarlier(found, analysed);
  // Nothing found beside the site is no news; a file that was named, or is of no use, or must not be published, is.
  const isNews = previous !== undefined || seen !== null || (earlier.results === null && earlier.isLeftAside === true);
  if (earlier.reason !== null && isNews) say(`${file}: ${earlier.reason}${seen === null ? '' : ` Найдено: ${seen}.`}`);
  const fewer = fewerWords(earlier.results?.dataset.rows ?? 0, analysed.results.dataset.rows);
  if (fewer !== null) say(fewer);
  return earlier;
}

/** The warning that a file has lost half of its clients or more; null where it has not. */
export const fewerWords = (before: number, now: number): string | null =>
  now * FEWER <= before
    ? `предупреждение: клиентов в файле ${count(now)}, а в прошлых результатах было ${count(before)}: полна ли выгрузка?`
    : null;
