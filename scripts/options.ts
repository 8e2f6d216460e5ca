import { parseArgs } from 'node:util';
import { resolve } from 'node:path';
import { dataFile } from '../src/dataset/index.ts';

/** Options shared by the commands; paths are absolute. */
export interface Options {
  readonly data: string;
  readonly out: string;
  readonly base: string | undefined;
  readonly problems: string | undefined;
}

/**
 * Reads `--data FILE --out PATH --base /path/ --problems FILE`; REPORT_DATA stands in for --data. Throws an
 * Error with a sentence for the terminal where an option is unknown or has no value.
 */
export function readOptions(args: readonly string[], root: string, defaultOut: string): Options {
  const { values } = parseArgs({
    args: [...args],
    options: {
      data: { type: 'string' },
      out: { type: 'string' },
      base: { type: 'string' },
      problems: { type: 'string' },
    },
  });
  return {
    data: values.data !== undefined ? resolve(values.data) : resolve(root, process.env['REPORT_DATA'] || dataFile),
    out: values.out !== undefined ? resolve(values.out) : resolve(root, defaultOut),
    base: values.base,
    problems: values.problems,
  };
}
