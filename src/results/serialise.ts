import type { Results } from './results.ts';

/** The bytes of results.json. */
export const serialise = (results: Results): string => `${JSON.stringify(results, null, 1)}\n`;
