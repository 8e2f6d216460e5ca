import { parseArgs } from 'node:util';
import { existsSync, realpathSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { basename, dirname, join, resolve, sep } from 'node:path';
import { dataFile } from '../src/dataset/index.ts';
import { argumentsOrExit } from './argumentsOrExit.ts';

/** Options shared by the commands; paths are absolute. */
export interface Options {
  readonly data: string;
  readonly out: string;
  /** Where the site stands on its host, with a slash at both ends. */
  readonly base: string | undefined;
  readonly problems: string | undefined;
  /** Results of an earlier report to compare with; absent: those that stand at `out`. */
  readonly previous: string | undefined;
  /** Where the Markdown summary of the changes goes besides the site. */
  readonly summary: string | undefined;
  readonly claims: ClaimsMode;
  /** False: the results are computed whatever is kept from before, and not kept. */
  readonly cache: boolean;
  /** Threads that analyse: 1, or 2 where the machine has two processors. The results are the same. */
  readonly threads: 1 | 2;
}

/** fail: a broken claim ends the build; mark: it is withdrawn from its page and listed in the ledger. */
const claimsModes = ['fail', 'mark'] as const;
export type ClaimsMode = (typeof claimsModes)[number];

/**
 * Reads `--data FILE --out PATH --problems FILE --no-cache --threads 1|2` and, where `what` is a site, `--base /path/
 * --previous FILE --summary FILE --claims fail|mark`; REPORT_DATA stands in for --data. Claims fail by default where the
 * environment says CI, else they are marked. Throws an Error with a sentence for the terminal where an option is unknown or
 * has no value, or REPORT_SITE is no address.
 */
export function readOptions(
  args: readonly string[],
  root: string,
  defaultOut: string,
  what: keyof typeof usage = 'site',
): Options {
  const { values } = parseArgs({
    args: [...args],
    options: {
      data: { type: 'string' },
      out: { type: 'string' },
      base: { type: 'string' },
      problems: { type: 'string' },
      previous: { type: 'string' },
      summary: { type: 'string' },
      claims: { type: 'string' },
      'no-cache': { type: 'boolean' },
      threads: { type: 'string' },
    },
  });
  const idle = what === 'site' ? undefined : ofSite.find((name) => values[name] !== undefined);
  if (idle !== undefined) throw new Error(`нет параметра --${idle}`);
  const empty = paths.find((name) => values[name] === '');
  if (empty !== undefined) throw new Error(`у параметра --${empty} нет значения`);
  const options = {
    data: values.data !== undefined ? resolve(values.data) : resolve(root, process.env['REPORT_DATA'] || dataFile),
    out: values.out !== undefined ? resolve(values.out) : resolve(root, defaultOut),
    base: baseOf(values.base),
    problems: values.problems,
    previous: values.previous === undefined ? undefined : resolve(values.previous),
    summary: values.summary === undefined ? undefined : resolve(values.summary),
    claims: claimsMode(values.claims),
    cache: values['no-cache'] !== true,
    threads: threadsOf(values.threads),
  };
  refuseOverwriting(options);
  refuseStrangeSite(process.env['REPORT_SITE'] ?? '');
  return options;
}

/** What only a command that makes a site does something with. */
const ofSite = ['base', 'previous', 'summary', 'claims'] as const;

/** Options that name a file or a folder: an empty one, as of a variable that is not set, would be the working folder. */
const paths = ['data', 'out', 'problems', 'previous', 'summary'] as const;

/** An empty one is the root, as GitHub names it where a site has a host of its own. */
function baseOf(asked: string | undefined): string | undefined {
  if (asked === undefined) return undefined;
  const base = `/${asked}/`.replace(/\/+/g, '/');
  if (!/^\/([\w~-][\w.~-]*\/)*$/.test(base))
    throw new Error(`у --base бывает путь сайта на его адресе, латиницей и без пробелов: /path/, а не «${asked}»`);
  return base;
}

function threadsOf(asked: string | undefined): 1 | 2 {
  if (asked === undefined) return availableParallelism() > 1 ? 2 : 1;
  if (asked !== '1' && asked !== '2') throw new Error(`у --threads бывает 1 и 2, а не «${asked}»`);
  return asked === '1' ? 1 : 2;
}

/** No command writes over the file of clients; and what quotes it, or is not yet looked at, is not put among the pages. */
function refuseOverwriting({ data, out, problems, summary }: Options): void {
  for (const [name, path] of Object.entries({ out, problems, summary })) {
    if (path === undefined) continue;
    if (real(path) === real(data)) throw new Error(`--${name} ${path} — это файл клиентов, его нельзя заменить`);
    if (real(path).startsWith(real(out) + sep))
      throw new Error(`--${name} ${path} лежит в папке сайта, а её заменяют целиком; назовите другую`);
  }
}

/** Pages name their public addresses with it. */
function refuseStrangeSite(site: string): void {
  if (site !== '' && !(/^https?:\/\//.test(site) && URL.canParse(site)))
    throw new Error(`REPORT_SITE — адрес сайта вместе с https://, например https://bank.example, а не «${site}»`);
}

/** A path without the links in it, as far as it exists. */
function real(path: string): string {
  if (existsSync(path)) return realpathSync(path);
  const folder = dirname(path);
  return folder === path ? path : join(real(folder), basename(path));
}

/** Options of a command, or its end with code 1 and a sentence that says what is wrong and what there is. */
export const optionsOrExit = (
  args: readonly string[],
  root: string,
  defaultOut: string,
  what: keyof typeof usage = 'site',
): Options => argumentsOrExit(() => readOptions(args, root, defaultOut, what), usage[what]);

/** The options of a command by what it makes. */
const usage = {
  site: '--data FILE, --out PATH, --base /path/, --problems FILE, --previous FILE, --summary FILE, --claims fail|mark, --no-cache, --threads 1|2',
  results: '--data FILE, --out PATH, --problems FILE, --no-cache, --threads 1|2',
} as const;

function claimsMode(named: string | undefined): ClaimsMode {
  const inCi = !['', '0', 'false'].includes(process.env['CI'] ?? '');
  const mode = named ?? (inCi ? 'fail' : 'mark');
  const known = claimsModes.find((one) => one === mode);
  if (!known) throw new Error(`у --claims бывает ${claimsModes.join(' и ')}, а не «${mode}»`);
  return known;
}
