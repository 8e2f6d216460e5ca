import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { analysed, cacheFolder, describeData, type Analysed } from './analysis.ts';
import type { FromAnalyst, ToAnalyst, Work } from './analystThread.ts';
import { drawings } from './drawings.ts';
import { choosePrevious } from './previous.ts';
import { Leak, refuseLeaks } from './privacy.ts';
import { questionKey } from '../src/components/figuresAhead.ts';
import { figureQuestions } from '../src/components/figureQuestions.ts';
import type { FigureQuestion } from '../src/components/figureParts.ts';
import { takeFiles } from '../src/content.ts';
import { contentFolder } from '../src/contentFiles.ts';
import { readBodies } from '../src/chapterFiles.ts';
import type { AnalysisStep } from '../src/results.ts';
import { serialise } from '../src/serialise.ts';

// The thread that has the file of clients: it reads, analyses and compares, draws the figures while pages are bundled, and at
// the end looks at the finished site. Aggregates, drawings and words for the terminal leave it, and no client's row.
const { options, target, cwd, isWatched } = workerData as Work;
const tell = (message: FromAnalyst) => parentPort!.postMessage(message);
const say = (words: string) => tell({ kind: 'said', words });
const ifWatched = <T extends unknown[]>(message: (...of: T) => FromAnalyst) =>
  isWatched ? (...of: T) => tell(message(...of)) : () => {};
const progress = {
  reading: ifWatched((taken: number, size: number | undefined, rows: number) => ({
    kind: 'reading',
    at: [taken, size, rows],
  })),
  analysing: ifWatched((step: AnalysisStep) => ({ kind: 'analysing', step })),
  pages: () => {},
  clear: ifWatched(() => ({ kind: 'clear' })),
};

const outcome = await analysed(options, { progress, say, cwd });
if (typeof outcome === 'number') tell({ kind: 'refused', code: outcome });
else {
  const previous = choosePrevious(options, target, outcome, say);
  const { content, results } = outcome;
  takeFiles(content);
  const questions = questionsOf(outcome);
  // Before the pages have what they draw: none of them draws what is coming.
  tell({ kind: 'figures', keys: [...questions.keys()] });
  tell({ kind: 'analysed', words: describeData(outcome), json: serialise(results), previous, content });
  parentPort!.once('message', ({ site }: ToAnalyst) => {
    tell({ kind: 'looked', leak: leakOf(site, outcome) });
    parentPort!.close();
  });
  const folder = options.cache ? join(cacheFolder(), 'figures') : null;
  await drawings(questions, { results, content }, folder, (key, facts) => tell({ kind: 'figure', key, facts }));
}

/** What the chapters will ask, in the order in which they will. */
function questionsOf({ results }: Analysed): ReadonlyMap<string, FigureQuestion> {
  const asked = readBodies(contentFolder()).flatMap((body) => figureQuestions(body, results, ''));
  return new Map(asked.map((question) => [questionKey(question), question]));
}

/** Why a finished site must not be published; null where it may. */
function leakOf(site: string, found: Analysed): string | null {
  try {
    refuseLeaks(site, found);
    return null;
  } catch (error) {
    if (error instanceof Leak) return error.message;
    throw error;
  }
}
