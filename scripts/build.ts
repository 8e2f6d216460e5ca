import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { analyseOrExit, describeData } from './analysis.ts';
import { readOptions } from './options.ts';
import { buildingFolder, recover, swapIn } from './swap.ts';
import { serialise } from '../src/results.ts';

// npm run build -- --data FILE --out DIR: the one command. Exit code 0 built, 2 data refused, 1 a fault.
const root = join(import.meta.dirname, '..');
const started = performance.now();
const options = readOptions(process.argv.slice(2), root, 'dist');
const building = buildingFolder(options.out);

process.env['ASTRO_TELEMETRY_DISABLED'] = '1';
recover(options.out);
const analysed = await analyseOrExit(options);
console.log(describeData(analysed));

mkdirSync(building, { recursive: true });
const resultsFile = join(dirname(building), `.results-${process.pid}.json`);
try {
  // The pages read the analysis from here, so it runs once and no client's row is in the site's process.
  writeFileSync(resultsFile, serialise(analysed.results));
  process.env['REPORT_RESULTS'] = resultsFile;
  await buildSite();
  swapIn(building, options.out);
} catch (error) {
  console.error(describeFault(error as Error));
  process.exitCode = 1;
} finally {
  rmSync(resultsFile, { force: true });
  rmSync(building, { recursive: true, force: true });
}
if (process.exitCode === undefined) console.log(describeSite());

async function buildSite(): Promise<void> {
  const { build } = await import('astro');
  await build({
    root,
    outDir: building,
    logLevel: 'warn',
    ...(options.base === undefined ? {} : { base: options.base }),
  });
}

/** Astro's errors with the place that they name; the stack is for a developer who asks for it. */
function describeFault(error: Error & { hint?: string; loc?: { file?: string; line?: number } }): string {
  const place = error.loc?.file ? `\n  ${error.loc.file}${error.loc.line ? `:${error.loc.line}` : ''}` : '';
  const hint = error.hint ? `\n  ${error.hint}` : '';
  const stack = process.env['REPORT_DEBUG'] ? `\n${error.stack}` : '';
  return `Сайт не собран, прежний остался как был.\n  ${error.message}${place}${hint}${stack}`;
}

/** Each page with its figures, the seconds, and how to open the site. */
function describeSite(): string {
  const pages = readdirSync(options.out, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.html'))
    .sort();
  const lines = pages.map((name) => {
    const html = readFileSync(join(options.out, name), 'utf8');
    const title = /<title>([^<]*)/.exec(html)?.[1]?.split(' — ')[0] ?? '';
    return `  ${name.padEnd(34)} рисунков: ${String((html.match(/<figure/g) ?? []).length).padStart(2)}  ${title}`;
  });
  const seconds = ((performance.now() - started) / 1000).toFixed(1).replace('.', ',');
  const shown = relative(process.cwd(), options.out) || '.';
  const preview = options.out === join(root, 'dist') ? 'npm run preview' : `npm run preview -- --outDir ${shown}`;
  const index = existsSync(join(options.out, 'index.html')) ? '' : ' (без главной страницы)';
  return `Страниц: ${pages.length}${index}\n${lines.join('\n')}\nГотово за ${seconds} с: ${shown}. Открыть: ${preview}`;
}
