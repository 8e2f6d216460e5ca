import { parseArgs } from 'node:util';
import { resolve } from 'node:path';
import { dataFile } from '../src/dataset/index.ts';

/** Options shared by the commands; paths are absolute. */
export interface Options {
  readonly data: string;
  readonly out: string;
  readonly base: string | undefined;
  readonly problems: string | undefined;
  /** Results of an earlier report to compare with; absent: those that stand at `out`. */
  readonly previous: string | undefined;
  /** Where the Markdown summary of the changes goes besides the site. */
  readonly summary: string | undefined;
}

/**
 * Reads `--data FILE --out PATH --base /path/ --problems FILE --previous FILE --summary FILE`; REPORT_DATA stands in for --data. Throws an
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
      previous: { type: 'string' },
      summary: { type: 'string' },
    },
  });
  return {
    data: values.data !== undefined ? resolve(values.data) : resolve(root, process.env['REPORT_DATA'] || dataFile),
    out: values.out !== undefined ? resolve(values.out) : resolve(root, defaultOut),
    base: values.base,
    problems: values.problems,
    previous: values.previous === undefined ? undefined : resolve(values.previous),
    summary: values.summary === undefined ? undefined : resolve(values.summary),
  };
}
