import { existsSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { chapterText, frontOf } from './chapterText.ts';
import { chapterSchema, type Chapter } from './schemas/chapter.ts';
import { ContentError, type ContentProblem } from './schemas/contentProblem.ts';
import { readYaml, type ReadFile } from './schemas/yamlFile.ts';

/** The front matter of a chapter without a mistake, and where each of its fields stands in its file (1-based). */
export interface ChapterFront {
  readonly id: string;
  readonly front: Chapter;
  readonly places: Readonly<Record<string, { readonly line: number; readonly column: number }>>;
}

/** The front matter of every chapter of a content folder, in the order of the files' names. */
export function readChapters(folder: string): ReadFile<Chapter>[] {
  const room = join(folder, 'chapters');
  if (!existsSync(room)) return [];
  const names = readdirSync(room).filter((name) => name.endsWith('.mdx'));
  return names.sort().map((name) => frontMatter(chapterText(folder, basename(name, '.mdx')), `chapters/${name}`));
}

/** What is wrong with the chapters' front matter, and with two that want one place. */
export function chapterProblems(chapters: readonly ReadFile<Chapter>[]): ContentProblem[] {
  const seen = new Map<number, ReadFile<Chapter>>();
  const twins = chapters.flatMap((chapter) => {
    if (chapter.value === null) return [];
    const first = seen.get(chapter.value.order);
    if (!first) {
      seen.set(chapter.value.order, chapter);
      return [];
    }
    const taken = [...chapters].flatMap(({ value }) => (value && value.order < 90 ? [value.order] : []));
    const message = `место order: ${chapter.value.order} уже занято: src/content/${first.file}:${first.place(['order']).line}; дайте другое, следующее свободное — ${Math.max(0, ...taken) + 1}`;
    return [{ file: chapter.file, ...chapter.place(['order']), message }];
  });
  return [...chapters.flatMap(({ problems }) => problems), ...twins];
}

/** Chapters without a mistake. */
export const frontsOf = (chapters: readonly ReadFile<Chapter>[]): ChapterFront[] =>
  chapters.map(({ file, value, place }) => ({
    id: basename(file, '.mdx'),
    front: value!,
    places: Object.fromEntries(Object.keys(value!).map((field) => [field, place([field])])),
  }));

/** The chapters of a content folder. Throws a ContentError with every mistake in their front matter. */
export function checkedFronts(folder: string): ChapterFront[] {
  const chapters = readChapters(folder);
  const problems = chapterProblems(chapters);
  if (problems.length > 0) throw new ContentError(problems);
  return frontsOf(chapters);
}

const read = new Map<string, { readonly text: string; readonly front: ReadFile<Chapter> }>();

/** The front matter of a text, parsed once while the text of that file is the same: every page asks for all of them. */
function frontMatter(text: string, file: string): ReadFile<Chapter> {
  const known = read.get(file);
  if (known?.text === text) return known.front;
  const front = parsed(text, file);
  read.set(file, { text, front });
  return front;
}

/** The fields of a chapter; their lines are counted from the file's first. */
function parsed(text: string, file: string): ReadFile<Chapter> {
  const front = frontOf(text);
  if (front !== undefined) return readYaml(`\n${front}\n`, file, chapterSchema);
  const place = { line: 1, column: 1 };
  const fields = Object.keys(chapterSchema.shape).join(', ');
  const message = `глава начинается не с полей: поставьте сверху блок между двумя строками ---; в нём: ${fields}`;
  return { file, value: null, problems: [{ file, ...place, message }], place: () => place };
}
