import { accessSync, constants, existsSync, readFileSync, statSync } from 'node:fs';
import { connect } from 'node:net';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { isMainThread } from 'node:worker_threads';

// Before `npm run dev` and `npm run preview`: what Astro would end on with a stack trace is said in one sentence.
const [, , command, ...rest] = process.argv;

const complaint = async () => (command === 'preview' ? nothingToShow() : (readOnly() ?? (await alreadyRuns())));

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

/** One dev a folder: two would write the same files. Astro notes the one that runs, and the note outlives one that was killed. */
async function alreadyRuns(): Promise<string | undefined> {
  const note = join('.astro', 'dev.json');
  if (rest.includes('--force') || rest.includes('--ignore-lock') || !existsSync(note)) return undefined;
  const [pid, url] = noted(readFileSync(note, 'utf8'));
  if (pid === undefined || url === undefined || !isAlive(pid) || !(await answers(url))) return undefined;
  return `npm run dev этого отчёта уже запущен: ${url}. Откройте этот адрес; чтобы начать заново, остановите его (Ctrl-C в его окне или kill ${pid}) и повторите команду.`;
}

function noted(text: string): readonly [number?, string?] {
  try {
    const { pid, url } = JSON.parse(text) as { readonly pid?: number; readonly url?: string };
    return [pid, url];
  } catch {
    return [];
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

const answers = (url: string) =>
  new Promise<boolean>((done) => {
    const { hostname, port } = new URL(url);
    const socket = connect({ host: hostname.replace(/^\[|\]$/g, ''), port: Number(port) }, () => end(true));
    const end = (isThere: boolean) => {
      socket.destroy();
      done(isThere);
    };
    socket.on('error', () => end(false)).setTimeout(2000, () => end(false));
  });

const told = isMainThread ? await complaint() : undefined;
if (told !== undefined) {
  console.error(told);
  process.exit(1);
}
