import { join } from 'node:path';
import { parseArgs } from 'node:util';

const HUGE = 10_000_000;

/** What `npm run bench` is asked for: clients of each data file, rounds of each comparison, the most clients of the peer's analysis. */
export interface BenchOptions {
  readonly sizes: readonly number[];
  readonly rounds: number;
  readonly peerMost: number;
  /** Whether the site and its drawings are measured. */
  readonly builds: boolean;
  readonly out: string;
}

/** Reads the arguments of `npm run bench`. Throws an English Error that names what is wrong: «unknown option: --foo». */
export function benchOptions(args: readonly string[], root: string): BenchOptions {
  const { values } = parsed(args, root);
  const sizes = values.sizes.split(',').map(Number);
  if (!sizes.every((rows) => Number.isInteger(rows) && rows > 0)) throw new Error(`unknown sizes: ${values.sizes}`);
  const rounds = Number(values.rounds);
  if (!Number.isInteger(rounds) || rounds < 1) throw new Error(`unknown number of rounds: ${values.rounds}`);
  const peerMost = Number(values['peer-most']);
  if (!(peerMost >= 0)) throw new Error(`unknown number of clients: ${values['peer-most']}`);
  return {
    sizes: [...sizes, ...(values.huge ? [HUGE] : [])],
    rounds,
    peerMost,
    builds: !values['no-build'],
    out: values.out,
  };
}

function parsed(args: readonly string[], root: string) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        sizes: { type: 'string', default: '10000,100000,1000000' },
        huge: { type: 'boolean', default: false },
        rounds: { type: 'string', default: '3' },
        'peer-most': { type: 'string', default: '1000000' },
        'no-build': { type: 'boolean', default: false },
        out: { type: 'string', default: join(root, 'bench', 'RESULTS.md') },
      },
    });
  } catch (error) {
    const { message } = error as Error;
    const [, option] = /^Unknown option '([^']+)'/.exec(message) ?? [];
    throw option === undefined ? error : new Error(`unknown option: ${option}`, { cause: error });
  }
}
