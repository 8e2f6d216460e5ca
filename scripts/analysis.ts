import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { schema } from '../src/dataset/index.ts';
import { formatProblems, problemsJson } from '../src/dataset/formatProblems.ts';
import { readTable, type ReadResult } from '../src/dataset/read.ts';
import { AcceptedError, readAccepted, unusedDecisions } from '../src/authored/acceptedFile.ts';
import type { Accepted } from '../src/dataset/problems.ts';
import type { ContentFiles } from '../src/authored/contentFiles.ts';
import { contentFolder } from '../src/authored/contentFolder.ts';
import { count } from '../src/format.ts';
import { emptyRules } from '../src/authored/emptyRules.ts';
import { unknownLevels } from '../src/authored/unknownLevels.ts';
import { ContentError, problemWords } from '../src/schemas/contentProblem.ts';
import type { Published } from '../src/results/verified.ts';
import { serialise } from '../src/results/serialise.ts';
import { codeHash } from './codeHash.ts';
import { exitCode } from './exitCode.ts';
import { keptContent } from './keptContent.ts';
import type { Options } from './options.ts';
import { progressLine, type Progress } from './progress.ts';
import { remembered, type Remembered } from './resultsCache.ts';

export interface Analysed {
  readonly read: ReadResult;
  readonly content: ContentFiles;
  readonly results: Published;
  /** Whether the figures were kept from an earlier run over the same bytes. */
  readonly how: Remembered['how'];
}

const root = join(import.meta.dirname, '..');

/** Where the analysis tells what it does. */
export interface Telling {
  readonly progress: Progress;
  /** A warning or a complaint, for stderr. */
  readonly say: (words: string) => void;
  /** The working folder, from which the file of clients is named. */
  readonly cwd: string;
}

/**
 * Reads and analyses the file of clients; the code with which the process is to end where there are no results: 2 of a refused file, 1 of
 * a mistake in content/ or a statistic that differs from its reference. Everything that is wrong is said, warnings too,
 * and nothing else stops. The file is read every time, so what is said of it is the same whether the results are computed or
 * kept from before.
 */
export async function analysed(options: Options, { progress, say, cwd }: Telling): Promise<Analysed | number> {
  try {
    const accepted = await readAccepted(schema, root);
    const { problems, counts, ...rest } = await readTable(options.data, schema, {
      accepted,
      told: progress.reading,
      ...(options.threads === 1 ? { threads: 0 } : {}),
    });
    progress.clear();
    const unused = rest.table === null ? [] : unusedDecisions(accepted, rest.facts.accepted);
    const read: ReadResult = {
      ...rest,
      problems: [...problems, ...unused],
      counts: unused.length > 0 ? { ...counts, unusedDecision: unused.length } : counts,
    };
    const shown = relative(cwd, options.data) || '.';
    if (read.problems.length > 0)
      say(formatProblems(read.problems, shown.startsWith('..') ? options.data : shown, read.counts));
    const isWritten = options.problems === undefined || writeList(options.problems, problemsJson(read), say);
    if (read.table === null) return exitCode.dataRefused;
    if (!isWritten) return exitCode.fault;
    const code = codeHash(root);
    const content = await contentOf(code, options.cache);
    const unknown = await unknownLevels(read.table, content);
    if (unknown.length > 0) throw new ContentError(unknown);
    // New data may have no such clients, and the report says so: that is no reason to keep the old one.
    for (const problem of await emptyRules(read.table, content)) say(`предупреждение ${problemWords(problem)}`);
    return { read, content, ...(await resultsOf(read, accepted, content, code, options, progress)) };
  } catch (error) {
    progress.clear();
    // The last by its name: its class comes with all that computes.
    const isTold = error instanceof AcceptedError || error instanceof ContentError || isVerification(error);
    if (!isTold) throw error;
    say((error as Error).message);
    return exitCode.fault;
  }
}

const isVerification = (error: unknown) => (error as Error).name === 'VerificationError';

/** The same for a command that does nothing else: without results everything was said, and the process is to end with the code set here. */
export async function analysedOrTold(options: Options): Promise<Analysed | null> {
  const say = (words: string) => console.error(words);
  const outcome = await analysed(options, { progress: progressLine(), say, cwd: process.cwd() });
  if (typeof outcome !== 'number') return outcome;
  process.exitCode = outcome;
  return null;
}

/** Writes the list of problems; where the disk refuses, says so, after the problems themselves were told. */
function writeList(file: string, json: string, say: Telling['say']): boolean {
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, json);
    return true;
  } catch (error) {
    say(`--problems ${file}: список не записан (${(error as NodeJS.ErrnoException).code}).`);
    return false;
  }
}

/** Where results are kept between runs; what is drawn of them has a folder inside. */
export const cacheFolder = () => resolve(root, process.env['REPORT_CACHE'] || join('.cache', 'results'));

/** The content files, checked. Throws a ContentError. Where they are kept from before, nothing that reads YAML is loaded. */
function contentOf(code: string, cache: boolean): Promise<ContentFiles> {
  const read = async () => (await import('../src/authored/contentFiles.ts')).readContentFiles(schema);
  return cache ? keptContent(contentFolder(), join(cacheFolder(), 'content'), code, read) : read();
}

/** The results of a table that was read, kept from before where nothing that the analysis reads has changed. */
async function resultsOf(
  read: ReadResult,
  accepted: readonly Accepted[],
  content: ContentFiles,
  code: string,
  { cache, threads }: Pick<Options, 'cache' | 'threads'>,
  progress: Progress,
): Promise<Pick<Analysed, 'results' | 'how'>> {
  const { sha256, segments, hypotheses, assumptions, recommendations, foundOffers } = content;
  // The sum of the content counts the chapters too, which no statistic depends on: it is stamped on what was kept.
  const asked = { segments, hypotheses, assumptions, recommendations, foundOffers, sha256: '' };
  const stamped = (results: Published) => ({ ...results, stamp: { ...results.stamp, contentSha256: sha256 } });
  const make = async () => {
    // Where nothing is computed, nothing of what computes is loaded.
    const { resultsBy } = await import('../src/results/madeResults.ts');
    const whole = await resultsBy(threads)(read, asked, progress.analysing);
    progress.clear();
    return whole;
  };
  if (!cache) return { results: stamped(await make()), how: 'made' };
  const key = createHash('sha256').update(JSON.stringify([code, read.facts, accepted, asked]));
  const { json, how } = await remembered(cacheFolder(), key.digest('hex'), async () => serialise(await make()));
  return { results: stamped(JSON.parse(json) as Published), how };
}

/** What was read: the file, its rows, columns and spelling in one line, its empty cells, what was accepted. */
export function describeData({ read, results, how }: Analysed): string {
  const empty = Object.entries(results.quality.missing).map(([column, n]) => `${column} ${count(n)}`);
  const { extraColumns, accepted, dialect } = read.facts;
  const aside = extraColumns.length > 0 ? `; лишние столбцы оставлены в стороне: ${extraColumns.join(', ')}` : '';
  return [
    `Прочитано: ${results.dataset.file}, строк ${count(results.dataset.rows)}, столбцов ${results.dataset.columns} (${dialect}${aside})`,
    `Пустых ячеек: ${empty.length > 0 ? empty.join(', ') : 'нет'}`,
    ...accepted.map(
      ({ code, column, reason, n }) =>
        `Принято по решению ${code}${column === undefined ? '' : `, ${column}`}: ${count(n)} — ${reason}`,
    ),
    ...(said[how] === null ? [] : [said[how]]),
  ].join('\n');
}

const said: Readonly<Record<Remembered['how'], string | null>> = {
  found: 'Данные, код и правила прежние: статистика взята из кэша.',
  made: null,
  mended: 'Запись в кэше испорчена: статистика посчитана заново.',
};
