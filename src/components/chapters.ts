import { getCollection, type CollectionEntry } from 'astro:content';

export type ChapterEntry = CollectionEntry<'chapters'>;

/** From this order on a chapter is an appendix. */
const firstAppendix = 90;

export const isAppendix = (chapter: ChapterEntry) => chapter.data.order >= firstAppendix;

/** All chapters in their order; two of the same order are refused, because their neighbours would be a matter of chance. */
export async function chaptersInOrder(): Promise<readonly ChapterEntry[]> {
  const chapters = (await getCollection('chapters')).sort((a, b) => a.data.order - b.data.order);
  const twin = chapters.find((chapter, i) => i > 0 && chapters[i - 1]!.data.order === chapter.data.order);
  if (twin) {
    const others = chapters.filter((c) => c.data.order === twin.data.order).map((c) => `${c.id}.mdx`);
    throw new Error(`src/content/chapters: одинаковый order ${twin.data.order} у ${others.join(' и ')}; дайте разные.`);
  }
  return chapters;
}

/** «Глава 3» or «Приложение А». */
export function chapterNumber(chapter: ChapterEntry, chapters: readonly ChapterEntry[]): string {
  const kin = chapters.filter((other) => isAppendix(other) === isAppendix(chapter));
  const place = kin.indexOf(chapter);
  return isAppendix(chapter) ? `Приложение ${'АБВГДЕЖИК'[place] ?? place + 1}` : `Глава ${place + 1}`;
}

/** The address of a page of this site, under whatever path it is published: address('eda/'). */
export const address = (path = '') => `${import.meta.env.BASE_URL.replace(/\/?$/, '/')}${path}`;
