import { recommendations, type JoinedResults } from '../content.ts';
import { address, chaptersInOrder, sheetsInOrder, type ChapterEntry } from './chapters.ts';
import { tagsIn, type Tag } from './tagsIn.ts';

/** The first of the chapters, then of the sheets, in which an author has put one of these components; undefined where none has. */
async function chapterWith(
  names: readonly string[],
  isMeant: (tag: Tag<string>) => boolean = () => true,
): Promise<ChapterEntry | undefined> {
  const all = [...(await chaptersInOrder()), ...(await sheetsInOrder())];
  return all.find(({ body }) => tagsIn(body ?? '', names).some(isMeant));
}

/** The address of the first chapter that has a component; null where none has: whoever tells of it then makes no link. */
export async function componentAddress(name: string): Promise<string | null> {
  const chapter = await chapterWith([name]);
  return chapter ? address(`${chapter.id}/`) : null;
}

/** Names of the definitions in the chapter on methods; null in a report without such a chapter, where nothing leads there. */
export async function methodNames(): Promise<readonly string[] | null> {
  const chapter = (await chaptersInOrder()).find(({ id }) => id === 'method');
  return chapter ? tagsIn(chapter.body ?? '', ['Method']).map(({ attributes }) => String(attributes['id'])) : null;
}

/** Where the card of the offer to a segment stands; null where the segment has no offer, or no chapter shows it. */
export async function offerAddress(results: JoinedResults, segment: string): Promise<string | null> {
  if (!recommendations(results).some((one) => one.segment === segment)) return null;
  const chapter = await chapterWith(
    ['RecommendationCards', 'RecommendationCard'],
    ({ tag, attributes }) => tag === 'RecommendationCards' || attributes['segment'] === segment,
  );
  return chapter ? address(`${chapter.id}/#offer-${segment}`) : null;
}
