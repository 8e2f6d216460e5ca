import { hypotheses, segments, type JoinedResults } from '../content.ts';
import type { Titles } from './words.ts';

/** Titles of this report's segments and hypotheses. */
export const titlesOf = (results: JoinedResults): Titles => ({
  segments: Object.fromEntries(segments(results).map(({ id, title }) => [id, title])),
  hypotheses: Object.fromEntries(hypotheses(results).map(({ id, title }) => [id, title])),
});
