import { results } from '../liveResults.ts';
import type { Results } from '../results.ts';
import { earlierNow } from './earlier.ts';

/** The results that this build is about, or the earlier ones that a sentence is being drawn of. */
export const resultsNow = async () => (earlierNow() as Results | undefined) ?? results();
