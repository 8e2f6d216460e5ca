import { join } from 'node:path';
import type { Analysed } from './analysis.ts';
import type { Options } from './options.ts';
import { fitEarlier } from './privacy.ts';
import { readPrevious, type Previous } from '../src/changes/previous.ts';

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
  // Nothing found beside the site is no news; a file that was named, or that must not be published, is.
  if (earlier.reason !== null && (previous !== undefined || seen !== null))
    say(`${file}: ${earlier.reason}${seen === null ? '' : ` Найдено: ${seen}.`}`);
  return earlier;
}
