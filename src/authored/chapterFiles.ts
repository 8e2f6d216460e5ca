import { existsSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { bodyOf, chapterText, frontOf } from './chapterText.ts';
import { isFile } from './contentFolder.ts';
import { chapterSchema, type Chapter } from '../schemas/chapter.ts';
import { ContentError, type ContentProblem, type Place } from '../schemas/contentProblem.ts';
import { repeatedTitles } from '../schemas/repeatedTitles.ts';
import { takenPlaces } from '../schemas/takenPlaces.ts';
import { readYaml, type ReadFile } from '../schemas/yamlFile.ts';

/** The front matter of a chapter without a mistake, and where each of its fields stands in its file (1-based). */
export interface ChapterFront {
  readonly id: string;
  readonly front: Chapter;
  readonly places: Readonly<Record<string, Place>>;
}

/** Pages of the site that are no chapters. */
export const OWN_PAGES = ['changes', 'contents', 'glossary', 'ledger', 'search'] as const;

/** Names that pages and folders of the site have already. */
const TAKEN: readonly string[] = [...OWN_PAGES, '404', 'assets', 'cards', 'figures', 'index', 'paths'];

/** The front matter of every chapter of a content folder, in the order of the files' names. What an editor lays beside them, hidden, is no chapter. */
export function readChapters(folder: string): ReadFile<Chapter>[] {
  const room = join(folder, 'chapters');
  if (!existsSync(room)) return [];
  const names = readdirSync(room, { recursive: true, encoding: 'utf8' })
    .map((name) => name.replaceAll('\\', '/'))
    .filter(
      (name) =>
        /\.m[dx]{1,3}(?:\.txt)?$/i.test(name) &&
        !name.split('/').some((part) => part.startsWith('.')) &&
        isFile(join(room, name)),
    );
  return names.sort().map((name) => {
    const file = `chapters/${name}`;
    const id = basename(name, '.mdx');
    if (name !== `${id}.mdx`)
      return unread(
        file,
        'глава лежит в самой папке chapters, и имя её файла кончается на .mdx: перенесите или переименуйте её',
      );
    const unfit = unfitName(id);
    if (unfit !== null) return unread(file, unfit);
    const { text, problem } = chapterText(folder, id);
    if (problem !== null) return unread(file, problem.message, problem);
    const read = frontMatter(text, file);
    if (read.problems.length > 0 || bodyOf(text).trim() !== '') return read;
    const place = { line: text.trimEnd().split('\n').length, column: 1 };
    return unread(file, 'глава пуста: под строкой --- нет ни слова; напишите её или уберите файл', place);
  });
}

/** Why a chapter cannot have the name; null where it can. */
export function unfitName(id: string): string | null {
  if (!/^[a-z0-9][a-z0-9-]*$/.test(id))
    return `имя «${id}» не станет адресом: назовите файл строчными латинскими буквами, цифрами и дефисом`;
  return TAKEN.includes(id) ? `имя «${id}» занято страницей самого сайта: назовите файл иначе` : null;
}

/** A file that is no chapter as it stands. */
function unread(file: string, message: string, { line, column } = { line: 1, column: 1 }): ReadFile<Chapter> {
  return { file, value: null, problems: [{ file, line, column, message }], place: () => ({ line, column }) };
}

/** The complaint about a report without a chapter; none where there is one. */
export function noChapterProblems(chapters: readonly ReadFile<Chapter>[]): ContentProblem[] {
  const message = 'нет ни одной главы: начните её командой npm run new:chapter -- ИМЯ "Заголовок"';
  return chapters.length === 0 ? [{ file: 'chapters', line: 1, column: 1, message }] : [];
}

/** What is wrong with the chapters' front matter, and with two that want one place. */
export function chapterProblems(chapters: readonly ReadFile<Chapter>[]): ContentProblem[] {
  return [...chapters.flatMap(({ problems }) => problems), ...takenPlaces(chapters), ...repeatedTitles(chapters)];
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
  const problems = [...noChapterProblems(chapters), ...chapterProblems(chapters)];
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
  const fields = Object.keys(chapterSchema.shape).join(', ');
  const isOpened = /^---[ \t]*\r?\n/.test(text);
  return unread(
    file,
    isOpened
      ? `блок полей открыт строкой --- и не закрыт: поставьте вторую такую строку после полей; в нём: ${fields}`
      : `глава начинается не с полей: поставьте сверху блок между двумя строками ---; в нём: ${fields}`,
  );
}
