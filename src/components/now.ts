import { results } from '../liveResults.ts';

/** The results that this build is about. */
export const resultsNow = async () => results();
