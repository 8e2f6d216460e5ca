import { results } from '../results/liveResults.ts';
import type { Results } from '../results/results.ts';
import { earlierNow } from './earlier.ts';

/** The results that this build is about, or the earlier ones that a sentence is being drawn of, in the shape in which a component reads them. */
export const resultsNow = async <T extends object = Results>(): Promise<T> => (earlierNow() ?? (await results())) as T;
