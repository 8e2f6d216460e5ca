import { appendFileSync, existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { analyst, Refused, type Findings } from './analystThread.ts';
import { describeBroken } from './brokenClaims.ts';
import { writeChanges } from './changes.ts';
import { exitCode } from './exitCode.ts';
import { describeFault } from './fault.ts';
import { optionsOrExit } from './options.ts';
import { progressLine } from './progress.ts';
import { discard, folderOf, move, recover, swapIn, unfit, workFolder } from './swap.ts';
import { brokenClaims } from '../src/components/ledger.ts';
import { takeFiles } from '../src/content.ts';
import { pagesAfter } from '../src/integrations/pagesAfter.ts';
import type { Results } from '../src/results.ts';

// npm run build -- --data FILE --out DIR --claims fail|mark: the one command. exitCode.ts says how it may end.
const root = join(import.meta.dirname, '..');
const started = performance.now();
const cwd = process.cwd();
const options = optionsOrExit(process.argv.slice(2), root, 'dist');
const target = folderOf(options.out);
const shown = relative(cwd, options.out) || '.';

process.env['ASTRO_TELEMETRY_DISABLED'] = '1';
// Astro bundles beside its output only where that lies under the working folder.
process.chdir(root);
const progress = progressLine();
// The file is read and analysed in a thread of its own while this one loads Astro and bundles the pages.
const clients = analyst({ options, target, cwd, isWatched: process.stderr.isTTY }, progress);

// What a build makes is in two folders of its own, so that nothing of two builds mixes: in the repository, where the site's
// code finds its packages, and beside the target, from where one step puts the whole site in its place.
const workshop = join(root, '.astro', 'site');
const folders: string[] = [];
// Everything was said, and what is being bundled is of no use.
clients.findings.catch((error: unknown) => {
  if (!(error instanceof Refused)) return;
  progress.clear();
  folders.forEach(discard);
  process.exit(error.code);
});
try {
  const reason = unfit(target, [root, options.data]);
  if (reason !== null) throw new Error(`--out ${shown}: ${reason}.`);
  recover(workshop);
  recover(target);
  const [work, beside] = [workFolder(workshop), workFolder(target)];
  folders.push(work, beside);
  process.env['REPORT_CLAIMS'] = options.claims;
  process.env['REPORT_RESULTS'] = join(work, 'results.json');
  process.env['REPORT_PREVIOUS'] = join(work, 'previous.json');
  const findings = clients.findings.then(handOver);
  await buildSite(join(work, 'dist'), join(work, 'cache'), findings);
  const { json, previous } = await findings;
  const broken = brokenClaims();
  if (broken.length > 0) console.error(describeBroken(broken, options.claims));
  if (broken.length > 0 && options.claims === 'fail') process.exitCode = exitCode.claimsBroken;
  else {
    const summary = writeChanges(join(work, 'dist'), previous, JSON.parse(json) as Results);
    move(join(work, 'dist'), join(beside, 'dist'));
    const leak = await clients.leak(join(beside, 'dist'));
    if (leak === null) {
      // Only what may be published is told elsewhere. Appended: GITHUB_STEP_SUMMARY is a file of several steps.
      if (options.summary !== undefined) appendFileSync(options.summary, summary);
      swapIn(join(beside, 'dist'), target);
      console.log(describeSite());
    } else {
      console.error(leak);
      process.exitCode = exitCode.privacyBroken;
    }
  }
} catch (error) {
  // What the thread failed of comes first, whatever else is wrong.
  const cause = await clients.findings.then(
    () => error,
    (first: unknown) => first,
  );
  console.error(describeFault(cause as Error));
  process.exitCode = exitCode.fault;
} finally {
  folders.forEach(discard);
  await clients.end();
}

/** Tells what was read, and lays the results where the pages look for them. */
function handOver(found: Findings): Findings {
  progress.clear();
  console.log(found.words);
  writeFileSync(process.env['REPORT_RESULTS']!, found.json);
  writeFileSync(process.env['REPORT_PREVIOUS']!, JSON.stringify(found.previous));
  takeFiles(found.content);
  return found;
}

async function buildSite(outDir: string, cacheDir: string, ready: Promise<unknown>): Promise<void> {
  const written = () => (existsSync(outDir) ? pagesOf(outDir).length : 0);
  const look = () => progress.pages(written());
  // Until the analysis is ready the line tells how far that is; what it fails of is told when the build has ended.
  const watching = ready.then(
    () => (process.stderr.isTTY ? setInterval(look, 150) : undefined),
    () => undefined,
  );
  const { build } = await import('astro');
  await build({
    root,
    outDir,
    cacheDir,
    logLevel: 'warn',
    integrations: [pagesAfter(ready)],
    ...(options.base === undefined ? {} : { base: options.base }),
  }).finally(async () => {
    clearInterval(await watching);
    progress.clear();
  });
}

// A declaration: the site is built above, before a constant down here would have its value.
function pagesOf(folder: string): string[] {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return names.filter((name) => name.endsWith('.html')).sort();
}

/** Each page with its figures, the seconds, and how to open the site. */
function describeSite(): string {
  const pages = pagesOf(options.out);
  const lines = pages.map((name) => {
    const html = readFileSync(join(options.out, name), 'utf8');
    const title = /<title>([^<]*)/.exec(html)?.[1]?.split(' — ')[0] ?? '';
    return `  ${name.padEnd(34)} рисунков: ${String((html.match(/<figure/g) ?? []).length).padStart(2)}  ${title}`;
  });
  const seconds = ((performance.now() - started) / 1000).toFixed(1).replace('.', ',');
  const preview = options.out === join(root, 'dist') ? 'npm run preview' : `npm run preview -- --outDir ${shown}`;
  const index = existsSync(join(options.out, 'index.html')) ? '' : ' (без главной страницы)';
  return `Страниц: ${pages.length}${index}\n${lines.join('\n')}\nГотово за ${seconds} с: ${shown}. Открыть: ${preview}`;
}
