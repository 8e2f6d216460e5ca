import { accessSync, constants, existsSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { isMainThread } from 'node:worker_threads';

// Before `npm run dev` and `npm run preview`: what Astro would end on with a stack trace is said in one sentence.
const [, , command, ...rest] = process.argv;

const complaint = () => (command === 'preview' ? nothingToShow() : readOnly());

/** A preview needs a site that was built. */
function nothingToShow(): string | undefined {
  const { outDir } = parseArgs({ args: rest, options: { outDir: { type: 'string' } }, strict: false }).values;
  const site = typeof outDir === 'string' ? outDir : process.env['REPORT_OUT'] || 'dist';
  if (existsSync(resolve(site, 'index.html'))) return undefined;
  const found = !existsSync(site)
    ? `папки ${site} нет`
    : statSync(site).isDirectory()
      ? `в папке ${site} нет страниц`
      : `${site} — файл, а не папка`;
  return `Показывать нечего: ${found}. Соберите отчёт (npm run build) или назовите его папку: npm run preview -- --outDir ПАПКА.`;
}

/** Dev keeps its own files beside the chapters. */
function readOnly(): string | undefined {
  try {
    accessSync('.', constants.W_OK);
    return undefined;
  } catch {
    return `В папку отчёта нельзя писать: ${process.cwd()}. npm run dev хранит в ней свои файлы (.astro): дайте право писать или сделайте копию папки для себя.`;
  }
}

const told = isMainThread ? complaint() : undefined;
if (told !== undefined) {
  console.error(told);
  process.exit(1);
}
