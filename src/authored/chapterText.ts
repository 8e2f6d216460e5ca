import { join } from 'node:path';
import { authorText, type AuthorText } from './authorText.ts';

/** The block between two lines of three hyphens at the top of a chapter. */
const frontBlock = /^---\r?\n([\s\S]*?)\r?\n---[ \t]*(?:\r?\n|$)/;

/** The text of a chapter's file. */
export const chapterText = (folder: string, id: string): AuthorText =>
  authorText(join(folder, 'chapters', `${id}.mdx`), `chapters/${id}.mdx`);

/** What stands in the front matter of a chapter's text; undefined where it has none. */
export const frontOf = (text: string) => frontBlock.exec(text)?.[1];

/** What stands under the front matter of a chapter's text. */
export const bodyOf = (text: string) => text.replace(frontBlock, '');

/** The same of a chapter's file. */
export const chapterBody = (folder: string, id: string) => bodyOf(chapterText(folder, id).text);
