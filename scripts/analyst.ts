import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { analysed, cacheFolder, describeData, type Analysed } from './analysis.ts';
import type { FromAnalyst, ToAnalyst, Work } from './analystThread.ts';
import { drawings } from './drawings.ts';
import { choosePrevious } from './previous.ts';
import { gateOf, leakOf } from './privacy.ts';
import { questionKey } from '../src/components/figuresAhead.ts';
import { figureQuestions } from '../src/components/figureQuestions.ts';
import type { FigureQuestion } from '../src/components/figureParts.ts';
import { chapterBody } from '../src/authored/chapterText.ts';
import { contentFolder } from '../src/authored/contentFolder.ts';
import { takeFiles } from '../src/authored/contentShelf.ts';
import type { AnalysisStep } from '../src/results/results.ts';
import type { Gate } from '../src/privacy/gate.ts';
import { serialise } from '../src/results/serialise.ts';

// The thread that has the file of clients: it reads, analyses and compares, draws the figures while pages are bundled, and looks
// through the site while it is written and when it is finished. Aggregates, drawings and words for the terminal leave it, and no client's row.
const { options, target, cwd, isWatched } = workerData as Work;
/** Milliseconds between two looks at the pages that are being written. */
const LOOK_EVERY = 100;
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
  const gate = gateOf(outcome);
  let building: string | undefined;
  let isDrawn = false;
  const watching = setInterval(() => {
    if (isDrawn && building !== undefined && existsSync(building)) lookAhead(gate(), building);
  }, LOOK_EVERY);
  parentPort!.on('message', ({ kind, site }: ToAnalyst) => {
    if (kind === 'building') {
      building = site;
      return;
    }
    clearInterval(watching);
    tell({ kind: 'looked', leak: leakOf(gate(), site) });
    parentPort!.close();
  });
  const folder = options.cache ? join(cacheFolder(), 'figures') : null;
  await drawings(questions, { results, content }, folder, (key, facts) => tell({ kind: 'figure', key, facts }));
  isDrawn = true;
}

/** What the chapters will ask, in the order in which they will. */
function questionsOf({ results, content }: Analysed): ReadonlyMap<string, FigureQuestion> {
  const folder = contentFolder();
  const asked = content.chapters.flatMap(({ id }) => figureQuestions(chapterBody(folder, id), results));
  return new Map(asked.map((question) => [questionKey(question), question]));
}

/** Most of a site is looked through before the last page is written. A file that goes elsewhere meanwhile is looked at there, when all is finished. */
function lookAhead(gate: Gate, site: string): void {
  try {
    gate.lookAhead(site);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
}
