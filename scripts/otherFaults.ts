/** Errors of pages that were drawn beside the one that ended the build. */
export interface OtherFaults {
  /** Those that nobody has told of yet, when all that were on their way have come. */
  readonly taken: () => Promise<readonly Error[]>;
}

/** Gathers what no one waits for: Astro waits for the first mistake of a page alone, and Node would end at the second with its stack. */
export function otherFaults(): OtherFaults {
  let errors: Error[] = [];
  process.on('unhandledRejection', (reason) => {
    errors.push(reason instanceof Error ? reason : new Error(String(reason)));
  });
  return {
    taken: async () => {
      await new Promise((done) => setImmediate(done));
      const found = errors;
      errors = [];
      return found;
    },
  };
}
