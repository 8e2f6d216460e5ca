import { contentName } from '../schemas/contentName.ts';
import { getCollection, type CollectionEntry } from 'astro:content';
import type { ChapterFront } from '../authored/chapterFiles.ts';
import { chapterBody } from '../authored/chapterText.ts';
import { chapterFronts } from '../content.ts';
import { firstAppendix } from '../schemas/firstAppendix.ts';
import { contentFolder } from '../authored/contentFolder.ts';

export type ChapterEntry = CollectionEntry<'chapters'>;

/** Whether a chapter stands behind the numbered ones. */
export const isAppendix = (chapter: ChapterEntry) => chapter.data.order >= firstAppendix;

/** All chapters in their order. Throws a ContentError on a mistake in a front matter, which Astro itself would pass over in dev. */
export const chaptersInOrder = async () => (await entries()).filter(({ data }) => !data.sheet);

/** The sheets beside them, in their order. */
export const sheetsInOrder = async () => (await entries()).filter(({ data }) => data.sheet);

let kept: Promise<readonly ChapterEntry[]> | undefined;

/** In dev a chapter may have been saved since; the pages of a build are all of the chapters as they were read first. */
const entries = () => (import.meta.env.DEV ? readEntries() : (kept ??= readEntries()));

async function readEntries(): Promise<readonly ChapterEntry[]> {
  const folder = contentFolder();
  const fronts = await readFronts();
  // In dev Astro's own copy comes a moment after the saved file, and a figure just written would not be found in it.
  const now = (await getCollection('chapters')).flatMap((entry) => {
    const data = fronts.find(({ id }) => id === entry.id)?.front;
    return data ? [{ ...entry, data, body: chapterBody(folder, entry.id) }] : [];
  });
  return now.sort((a, b) => a.data.order - b.data.order);
}

/** The front matter as it is in dev, where saving a chapter makes no new edition; else as it was read for the build. */
async function readFronts(): Promise<readonly ChapterFront[]> {
  if (!import.meta.env.DEV) return chapterFronts();
  const { checkedFronts } = await import('../authored/chapterFiles.ts');
  return checkedFronts(contentFolder());
}

/** Where the front matter of a chapter has its answer: «src/content/chapters/eda.mdx:6:9». */
export async function answerPlace(chapter: ChapterEntry): Promise<string> {
  const { line, column } = (await readFronts()).find(({ id }) => id === chapter.id)?.places['answer'] ?? {
    line: 1,
    column: 1,
  };
  return `${contentName()}/chapters/${chapter.id}.mdx:${line}:${column}`;
}

/** «3», of an appendix «А»: what the numbers of its figures begin with. */
export function chapterMark(chapter: ChapterEntry, chapters: readonly ChapterEntry[]): string {
  const kin = chapters.filter((other) => isAppendix(other) === isAppendix(chapter));
  const place = kin.findIndex(({ id }) => id === chapter.id);
  return (isAppendix(chapter) ? 'АБВГДЕЖИК'[place] : undefined) ?? String(place + 1);
}

/** «Глава 3», «Приложение А» or «Лист». */
export function chapterNumber(chapter: ChapterEntry, chapters: readonly ChapterEntry[]): string {
  if (chapter.data.sheet) return 'Лист';
  return `${isAppendix(chapter) ? 'Приложение' : 'Глава'} ${chapterMark(chapter, chapters)}`;
}

/** The numbers of chapters by id, for the places of links on paper. */
export const chapterNumbers = (chapters: readonly ChapterEntry[]): Readonly<Record<string, string>> =>
  Object.fromEntries(chapters.map((one) => [one.id, chapterNumber(one, chapters)]));

/** The address of a page of this site, under whatever path it is published: address('eda/'). */
export const address = (path = '') => `${import.meta.env.BASE_URL.replace(/\/?$/, '/')}${path}`;
