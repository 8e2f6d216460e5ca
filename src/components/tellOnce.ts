const told = new Set<string>();
/** A line of progress may stand there. */
const BACK = '\r\x1b[K';

/** Tells an analyst something in the terminal, once, however many pages meet it. */
export function tellOnce(words: string): void {
  if (told.has(words)) return;
  told.add(words);
  console.warn(`${process.stderr.isTTY ? BACK : ''}${words}`);
}
