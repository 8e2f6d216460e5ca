import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { chapterSchema, type Chapter } from './schemas/chapter.ts';
import type { ContentProblem } from './schemas/contentProblem.ts';
import { readYaml, type ReadFile } from './schemas/yamlFile.ts';
import { settledText } from './settledText.ts';

/** The block between two lines of three hyphens at the top of a chapter. */
const frontBlock = /^---\r?\n([\s\S]*?)\r?\n---[ \t]*(?:\r?\n|$)/;

const textOf = (path: string) => settledText(() => readFileSync(path, 'utf8'));

/** The front matter of every chapter of a content folder, in the order of the files' names. */
export function readChapters(folder: string): ReadFile<Chapter>[] {
  const room = join(folder, 'chapters');
  if (!existsSync(room)) return [];
  const names = readdirSync(room).filter((name) => name.endsWith('.mdx'));
  return names.sort().map((name) => frontMatter(textOf(join(room, name)), `chapters/${name}`));
}

/** What stands under the front matter of a chapter. */
export const readBody = (folder: string, id: string) =>
  textOf(join(folder, 'chapters', `${id}.mdx`)).replace(frontBlock, '');

/** What stands under the front matter of every chapter, in the order of the report. */
export const readBodies = (folder: string): string[] =>
  [...readChapters(folder)]
    .sort((a, b) => (a.value?.order ?? 0) - (b.value?.order ?? 0))
    .map(({ file }) => textOf(join(folder, file)).replace(frontBlock, ''));

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
  const [, front] = frontBlock.exec(text) ?? [];
  if (front !== undefined) return readYaml(`\n${front}\n`, file, chapterSchema);
  const place = { line: 1, column: 1 };
  const fields = Object.keys(chapterSchema.shape).join(', ');
  const message = `глава начинается не с полей: поставьте сверху блок между двумя строками ---; в нём: ${fields}`;
  return { file, value: null, problems: [{ file, ...place, message }], place: () => place };
}
