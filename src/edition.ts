// In dev the watcher and the pages are loaded apart: both find the number on the process's global object.
const symbol = Symbol.for('report.edition');
const shelf = globalThis as unknown as Record<symbol, number | undefined>;

/** The number of the edition that is shown: it grows when a file is saved in dev, and what was read before is read again. */
export const edition = (): number => shelf[symbol] ?? 0;

/** A file was saved. */
export const nextEdition = (): void => {
  shelf[symbol] = edition() + 1;
};
