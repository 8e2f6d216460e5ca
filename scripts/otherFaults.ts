/** Errors of pages that were drawn beside the one that ended the build. */
export interface OtherFaults {
  /** All of them, when those that were on their way have come. */
  readonly all: () => Promise<readonly Error[]>;
}

/** Gathers what no one waits for: Astro waits for the first mistake of a page alone, and Node would end at the second with its stack. */
export function otherFaults(): OtherFaults {
  const errors: Error[] = [];
  process.on('unhandledRejection', (reason) => {
    errors.push(reason instanceof Error ? reason : new Error(String(reason)));
  });
  // One that Astro takes up a moment later is told with the others: Node would warn of it in English.
  process.on('rejectionHandled', () => undefined);
  return {
    all: async () => {
      await new Promise((done) => setImmediate(done));
      return errors;
    },
  };
}
