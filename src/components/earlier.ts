import { AsyncLocalStorage } from 'node:async_hooks';

const shelf = new AsyncLocalStorage<object>();

/** Draws with earlier results in place of this build's: a sentence as it was published then. What is drawn so enters nothing in the ledger. */
export const drawnOf = <T>(results: object, draw: () => Promise<T>): Promise<T> => shelf.run(results, draw);

/** The earlier results that are being drawn; undefined where the page is. */
export const earlierNow = (): object | undefined => shelf.getStore();
