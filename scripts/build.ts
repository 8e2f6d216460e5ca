import { appendFileSync, existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { analyseOrExit, describeData } from './analysis.ts';
import { describeBroken } from './brokenClaims.ts';
import { choosePrevious, writeChanges } from './changes.ts';
import { exitCode } from './exitCode.ts';
import { describeFault } from './fault.ts';
import { optionsOrExit } from './options.ts';
import { Leak, refuseLeaks } from './privacy.ts';
import { progressLine } from './progress.ts';
import { discard, folderOf, move, recover, swapIn, unfit, workFolder } from './swap.ts';
import { brokenClaims } from '../src/components/ledger.ts';
import { serialise } from '../src/results.ts';

// npm run build -- --data FILE --out DIR --claims fail|mark: the one command. exitCode.ts says how it may end.
const root = join(import.meta.dirname, '..');
const started = performance.now();
const options = optionsOrExit(process.argv.slice(2), root, 'dist');
const target = folderOf(options.out);
const shown = relative(process.cwd(), options.out) || '.';

process.env['ASTRO_TELEMETRY_DISABLED'] = '1';
const progress = progressLine();
const analysed = await analyseOrExit(options, progress);
console.log(describeData(analysed));

// What a build makes is in two folders of its own, so that nothing of two builds mixes: in the repository, where the site's
// code finds its packages, and beside the target, from where one step puts the whole site in its place.
const workshop = join(root, '.astro', 'site');
const folders: string[] = [];
try {
  const reason = unfit(target, [root, options.data]);
  if (reason !== null) throw new Error(`--out ${shown}: ${reason}.`);
  recover(workshop);
  recover(target);
  const [work, beside] = [workFolder(workshop), workFolder(target)];
  folders.push(work, beside);
  // The pages read the analysis from here, so it runs once and no client's row is in the site's process.
  process.env['REPORT_RESULTS'] = join(work, 'results.json');
  process.env['REPORT_CLAIMS'] = options.claims;
  writeFileSync(process.env['REPORT_RESULTS'], serialise(analysed.results));
  const previous = choosePrevious(options, target, analysed);
  process.env['REPORT_PREVIOUS'] = join(work, 'previous.json');
  writeFileSync(process.env['REPORT_PREVIOUS'], JSON.stringify(previous));
  await buildSite(join(work, 'dist'), join(work, 'cache'));
  const broken = brokenClaims();
  if (broken.length > 0) console.error(describeBroken(broken, options.claims));
  if (broken.length > 0 && options.claims === 'fail') process.exitCode = exitCode.claimsBroken;
  else {
    const summary = writeChanges(join(work, 'dist'), previous, analysed.results);
    move(join(work, 'dist'), join(beside, 'dist'));
    refuseLeaks(join(beside, 'dist'), analysed);
    // Only what may be published is told elsewhere. Appended: GITHUB_STEP_SUMMARY is a file of several steps.
    if (options.summary !== undefined) appendFileSync(options.summary, summary);
    swapIn(join(beside, 'dist'), target);
    console.log(describeSite());
  }
} catch (error) {
  const leak = error instanceof Leak;
  console.error(leak ? error.message : describeFault(error as Error));
  process.exitCode = leak ? exitCode.privacyBroken : exitCode.fault;
} finally {
  folders.forEach(discard);
}

async function buildSite(outDir: string, cacheDir: string): Promise<void> {
  // Astro bundles beside its output only where that lies under the working folder.
  process.chdir(root);
  const written = () => (existsSync(outDir) ? pagesOf(outDir).length : 0);
  const watch = process.stderr.isTTY ? setInterval(() => progress.pages(written()), 150) : undefined;
  const { build } = await import('astro');
  await build({
    root,
    outDir,
    cacheDir,
    logLevel: 'warn',
    ...(options.base === undefined ? {} : { base: options.base }),
  }).finally(() => {
    clearInterval(watch);
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
