import { hypotheses, type JoinedResults } from '../content.ts';
import { chapterMark, chaptersInOrder, sheetsInOrder } from './chapters.ts';
import { figureNames } from './figureSource.ts';
import { resultsNow } from './now.ts';

/** A figure of a chapter: «3.2» of chapter metric, at metric/#fig-NAME. */
export interface ListedFigure {
  readonly chapter: string;
  readonly id: string;
  readonly number: string;
}

let kept: Promise<readonly ListedFigure[]> | undefined;

/** Every figure of the chapters, in the order of the report; in dev anew for each page, as the chapters are read. */
export const listedFigures = () => (import.meta.env.DEV ? list() : (kept ??= list()));

let last: { readonly key: string; readonly list: readonly ListedFigure[] } | undefined;

async function list(): Promise<readonly ListedFigure[]> {
  const chapters = await chaptersInOrder();
  const cards = hypotheses(await resultsNow<JoinedResults>())
    .filter(({ result }) => result.effect !== null)
    .map(({ id }) => id);
  const key = [...cards, ...chapters.map(({ body }) => body)].join('\0');
  if (last?.key === key) return last.list;
  const list = chapters.flatMap((chapter) =>
    figureNames(chapter.body ?? '', cards).map((id, i) => ({
      chapter: chapter.id,
      id,
      number: `${chapterMark(chapter, chapters)}.${i + 1}`,
    })),
  );
  last = { key, list };
  return list;
}

/**
 * The number of a figure on the page of a chapter; undefined on other pages and sheets, whose figures have none. Throws a
 * Russian Error with file and line where two figures of the report have one name.
 */
export async function figureNumber(chapter: string | undefined, id: string, at: string): Promise<string | undefined> {
  if (chapter === undefined || (await sheetsInOrder()).some(({ id }) => id === chapter)) return undefined;
  const same = (await listedFigures()).filter((figure) => figure.id === id);
  if (same.length > 1)
    throw new Error(
      `${at}: имя рисунка «${id}» есть дважды (рисунки ${same.map(({ number }) => number).join(' и ')}); дайте одному из них своё: id="…".`,
    );
  if (same[0]?.chapter !== chapter)
    throw new Error(`${at}: рисунок «${id}» не виден в тексте главы: его свойства of, as и id пишутся строками.`);
  return same[0].number;
}
