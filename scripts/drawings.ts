import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { drawingHash } from './codeHash.ts';
import { remembered, type Remembered } from './resultsCache.ts';
import type { FigureFacts, FigureQuestion } from '../src/components/figureParts.ts';
import type { ContentFiles } from '../src/authored/contentFiles.ts';
import type { Published } from '../src/results/verified.ts';

/** What is drawn, by the key of each question. */
export type Drawn = readonly (readonly [key: string, facts: FigureFacts | null])[];

/** What figures are drawn of. */
export interface Subject {
  readonly results: Published;
  /** Its titles stand in the drawings. */
  readonly content: ContentFiles;
}

const root = join(import.meta.dirname, '..');

/**
 * The figures that are asked, each given as soon as it is there: drawn, or kept in `folder` (null: nowhere) from a run over the same
 * results, titles and code. What cannot be drawn is null: its page, which knows its place, asks again and tells the author.
 */
export async function drawings(
  questions: ReadonlyMap<string, FigureQuestion>,
  subject: Subject,
  folder: string | null,
  give: (key: string, facts: FigureFacts | null) => void,
): Promise<Remembered['how']> {
  const draw = async () => {
    const drawn: Drawn = await drawnNow(questions, subject.results, give);
    return JSON.stringify(drawn);
  };
  if (folder === null) {
    await draw();
    return 'made';
  }
  const { json, how } = await remembered(folder, keyOf([...questions.keys()], subject), draw);
  if (how === 'found') for (const [key, facts] of JSON.parse(json) as Drawn) give(key, facts);
  return how;
}

/** The chapters are no part of it: a sentence that changes leaves every drawing as it is. */
function keyOf(keys: readonly string[], { results, content }: Subject): string {
  const titles = { ...content, sha256: '', chapters: [] };
  const shown = { ...results, stamp: null };
  return createHash('sha256')
    .update(JSON.stringify([drawingHash(root), shown, titles, keys]))
    .digest('hex');
}

async function drawnNow(
  questions: ReadonlyMap<string, FigureQuestion>,
  results: Published,
  give: (key: string, facts: FigureFacts | null) => void,
): Promise<Drawn> {
  const { figureFacts } = await import('../src/components/figureParts.ts');
  const drawn: [string, FigureFacts | null][] = [];
  for (const [key, question] of questions) {
    let facts: FigureFacts | null = null;
    try {
      facts = figureFacts(results, question);
    } catch {
      // Told by the page.
    }
    // As it will be read again: a page has the same of a drawing that was kept.
    facts = JSON.parse(JSON.stringify(facts)) as FigureFacts | null;
    give(key, facts);
    drawn.push([key, facts]);
    // Whoever asks this thread something meanwhile is heard.
    await setImmediate();
  }
  return drawn;
}
