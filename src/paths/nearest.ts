import { editDistance } from '../editDistance.ts';
import { alike } from './alike.ts';

/** The known word nearest to a mistyped one, first of all one that only looks the same; undefined where none is like it (over half of the letters differ). */
export function nearest(word: string, known: readonly string[]): string | undefined {
  const same = alike(word, known);
  if (same !== undefined) return same;
  let best: string | undefined;
  let least = Infinity;
  for (const candidate of known) {
    const distance = editDistance(word, candidate);
    const allowed = Math.floor(Math.max(word.length, candidate.length) / 2);
    if (distance <= allowed && distance < least) [best, least] = [candidate, distance];
  }
  return best;
}

/** The known word from which a word differs by two letters at most, in whatever case; undefined where there is none. */
export const slipOf = (word: string, known: readonly string[]): string | undefined =>
  known.find((one) => editDistance(word, one) <= 2);

/** The known words most like a mistyped one, the nearest first, of equally near ones the earlier first. */
export const nearestFew = (word: string, known: readonly string[], count: number): string[] =>
  known
    .map((candidate) => ({ candidate, distance: editDistance(word, candidate) }))
    .sort((a, b) => a.distance - b.distance)
    .slice(0, count)
    .map(({ candidate }) => candidate);
