import { join, relative } from 'node:path';
import { analyst } from './analystThread.ts';
import { trimCodeCache } from './codeCache.ts';
import { optionsOrExit } from './options.ts';
import { progressLine } from './progress.ts';
import { folderOf } from './swap.ts';

// npm run build -- --data FILE --out DIR --claims fail|mark: the one command. exitCode.ts says how it may end.
const root = join(import.meta.dirname, '..');
const cwd = process.cwd();
const options = optionsOrExit(process.argv.slice(2), root, 'dist');
const target = folderOf(options.out);
const shown = relative(cwd, options.out) || '.';

// Whoever reads what is printed may stop reading (`| head -1`, a terminal that is closed): the site is built all the same.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});

process.env['ASTRO_TELEMETRY_DISABLED'] = '1';
// Astro bundles beside its output only where that lies under the working folder.
process.chdir(root);
const progress = progressLine();
// The file is read and analysed in a thread of its own while this one loads Astro and bundles the pages: it is started before
// anything that is slow to load.
const clients = analyst({ options, target, cwd, isWatched: process.stderr.isTTY }, progress);
const { publish } = await import('./publish.ts');
await publish({ root, options, target, shown, progress, clients });
trimCodeCache(join(root, '.cache', 'code'));
