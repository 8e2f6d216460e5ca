import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Refused, type Analyst, type Findings } from './analystThread.ts';
import { describeBroken, endsBuild } from './brokenClaims.ts';
import { writeChanges } from './changes.ts';
import { exitCode } from './exitCode.ts';
import { describeFault, OLD_STANDS } from './fault.ts';
import type { Options } from './options.ts';
import { otherFaults, type OtherFaults } from './otherFaults.ts';
import type { Progress } from './progress.ts';
import { publishedClaims } from './publishedClaims.ts';
import { amongSources, unbuildable, unfit } from './siteFolder.ts';
import { summaryFile } from './summaryFile.ts';
import { discard, move, recover, swapIn, workFolder } from './swap.ts';
import { text } from '../src/components/html.ts';
import { takeFiles } from '../src/authored/contentShelf.ts';
import { builtFiles } from '../src/integrations/builtFiles.ts';
import { pagesAfter } from '../src/integrations/pagesAfter.ts';
import type { Results } from '../src/results/results.ts';

export interface Publishing {
  readonly root: string;
  readonly options: Options;
  /** The folder where the site will stand, and its name for the terminal. */
  readonly target: string;
  readonly shown: string;
  readonly progress: Progress;
  /** The thread that has the file of clients. */
  readonly clients: Analyst;
}

/** Builds the site, has it looked at, and puts it in its place; else says why not. Sets the code with which the process ends. */
export async function publish(publishing: Publishing): Promise<void> {
  const { root, options, target, shown, progress, clients } = publishing;
  // What a build makes is in two folders of its own, so that nothing of two builds mixes: in the repository, where the site's
  // code finds its packages, and beside the target, from where one step puts the whole site in its place.
  const workshop = join(root, '.astro', 'site');
  const folders: string[] = [];
  // Pages that were under way when one failed are still written afterwards.
  process.once('exit', () => folders.forEach(discard));
  const others = otherFaults();
  let isBegun = false;
  try {
    const odd = unbuildable([root, resolve(process.env['REPORT_CONTENT'] || root)]);
    if (odd !== null) throw new Error(odd);
    const reason = unfit(target, [root, options.data]) ?? amongSources(target, root);
    if (reason !== null) throw new Error(`--out ${shown}: ${reason}.`);
    isBegun = true;
    recover(target);
    const work = inRepository(workshop);
    folders.push(work);
    const beside = workFolder(target);
    folders.push(beside);
    process.env['REPORT_CLAIMS'] = options.claims;
    process.env['REPORT_RESULTS'] = join(work, 'results.json');
    process.env['REPORT_PREVIOUS'] = join(work, 'previous.json');
    const findings = clients.findings.then((found) => handOver(found, progress));
    await buildSite(publishing, work, findings, others.all);
    const [missed] = await others.all();
    if (missed) throw missed;
    const broken = publishedClaims(join(work, 'dist')).filter(({ holds }) => !holds);
    const isEnd = endsBuild(broken, options.claims);
    if (broken.length > 0) console.error(describeBroken(broken, isEnd ? 'fail' : 'mark'));
    if (isEnd) process.exitCode = exitCode.claimsBroken;
    else await putInPlace(publishing, { work, beside: join(beside, 'dist') }, await findings);
  } catch (error) {
    // What the thread failed of comes first, whatever is wrong with the build; that the site cannot stand there is told at once.
    const cause = isBegun
      ? await clients.findings.then(
          () => error,
          (first: unknown) => first,
        )
      : error;
    progress.clear();
    const isRefused = cause instanceof Refused;
    console.error(isRefused ? OLD_STANDS : describeFault(cause as Error, await others.all()));
    // Never process.exit() while V8 compiles in its threads: one that waits for a collection would hold the process up for ever.
    process.exitCode = isRefused ? cause.code : exitCode.fault;
  } finally {
    folders.forEach(discard);
    await clients.end();
  }
}

/** A work folder in the repository, with what dead builds left there cleared away. Where this fails, another --out would not help. */
export function inRepository(workshop: string): string {
  try {
    recover(workshop);
    return workFolder(workshop);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    // ENOENT: what Node says of a folder that is to be made where all is read-only.
    if (!['EROFS', 'EACCES', 'EPERM', 'ENOENT'].includes(code ?? '')) throw error;
    const advice = 'Сборка пишет и в папку самого репозитория: дайте на это право или соберите в его копии.';
    throw new Error(`${message}\n  ${advice}`, { cause: error });
  }
}

/** Tells what was read, and lays the results where the pages look for them. */
function handOver(found: Findings, progress: Progress): Findings {
  progress.clear();
  console.log(found.words);
  writeFileSync(process.env['REPORT_RESULTS']!, found.json);
  writeFileSync(process.env['REPORT_PREVIOUS']!, JSON.stringify(found.previous));
  takeFiles(found.content);
  return found;
}

async function buildSite(
  { root, options, progress, clients }: Publishing,
  work: string,
  ready: Promise<unknown>,
  wrong: OtherFaults['all'],
): Promise<void> {
  const outDir = join(work, 'dist');
  clients.building(outDir);
  const look = () => progress.pages(existsSync(outDir) ? builtFiles(outDir, /\.html$/).length : 0);
  // Until the analysis is ready the line tells how far that is; what it fails of is told when the build has ended.
  const watching = ready.then(
    () => (process.stderr.isTTY ? setInterval(look, 150) : undefined),
    () => undefined,
  );
  const { build } = await import('astro');
  await build({
    root,
    outDir,
    cacheDir: join(work, 'cache'),
    // Vite's own, in node_modules, is of `npm run dev`: a build would clear it away, and may have no right to.
    vite: { cacheDir: join(work, 'vite') },
    logLevel: 'warn',
    integrations: [pagesAfter(ready, wrong)],
    base: options.base ?? '/',
  }).finally(async () => {
    clearInterval(await watching);
    progress.clear();
  });
}

/** Completes a built site and puts it in its place, if nothing in it gives clients away. */
async function putInPlace(
  { root, options, target, shown, clients }: Publishing,
  { work, beside }: { readonly work: string; readonly beside: string },
  { json, previous }: Findings,
): Promise<void> {
  const built = join(work, 'dist');
  const summary = writeChanges(built, previous, JSON.parse(json) as Results);
  move(built, beside);
  const looking = clients.leak(beside);
  const pages = describePages(beside);
  discard(work);
  const leak = await looking;
  if (leak !== null) {
    console.error(leak);
    process.exitCode = exitCode.privacyBroken;
    return;
  }
  // Only what is published is told elsewhere.
  const append = summaryFile(options.summary);
  swapIn(beside, target);
  append(summary);
  const seconds = (performance.now() / 1000).toFixed(1).replace('.', ',');
  console.log(`${pages}\nГотово за ${seconds} с: ${shown}. Открыть: ${previewCommand(options, root, shown)}`);
}

/** The command that opens the site that was put in place: under its own path, where it has one. */
export function previewCommand({ out, base }: Pick<Options, 'out' | 'base'>, root: string, shown: string): string {
  const asked = [
    ...(out === join(root, 'dist') ? [] : ['--outDir', shown]),
    ...(base === undefined || base === '/' ? [] : ['--base', base]),
  ];
  return ['npm run preview', ...(asked.length > 0 ? ['--', ...asked] : [])].join(' ');
}

/** What the terminal is told of a built site: each page with its title and how many figures it has. */
export function describePages(folder: string): string {
  const pages = builtFiles(folder, /\.html$/);
  const lines = pages.map((name) => {
    const html = readFileSync(join(folder, name), 'utf8');
    const title = text(/<title>([^<]*)/.exec(html)?.[1] ?? '').split(' — ')[0]!;
    return `  ${name.padEnd(34)} рисунков: ${String((html.match(/<figure/g) ?? []).length).padStart(2)}  ${title}`;
  });
  const index = pages.includes('index.html') ? '' : ' (без главной страницы)';
  return `Страниц: ${pages.length}${index}\n${lines.join('\n')}`;
}
