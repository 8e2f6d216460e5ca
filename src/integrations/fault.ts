import { contentName } from '../schemas/contentName.ts';
import { join, relative, sep } from 'node:path';

/** A fault that an author can mend: what is wrong, in Russian, and the file and line that it begins with. */
export interface AuthorFault {
  /** One line a mistake, each with its own place in front. */
  readonly message: string;
  /** Absolute; absent where the file is the clients', which nobody mends by hand, or a folder. */
  readonly place?: { readonly file: string; readonly line: number; readonly column: number | undefined };
}

/**
 * «src/content/segments/a.yaml:4:13: нет столбца …», also behind the words of a bundler. The folder of the analysts may have spaces in its
 * name.
 */
const placed = (folder: string) =>
  new RegExp(
    String.raw`(?:^|\s)((?:${folder.replace(/[.*+?^${}()|[\]\\/]/g, String.raw`\$&`)}\/(?:${LOOSE}\/)*${LOOSE}|(?:${STEP}\/)*${STEP})\.(?:m[dx]{1,3}|y[aml]{2,4}|astro)(?:\.txt)?):(\d+)(?::(\d+))?: \S`,
    'i',
  );
const STEP = String.raw`[^\s:/«»"'()]+`;
/** Inside the folder: of «cities (1).mdx», and of «cities — копия.mdx», the whole name. */
const LOOSE = String.raw`[^\n:/]+?`;

/** The name of an error that is a chapter's. */
export const CHAPTER_FAULT = 'Ошибка в главе';
/** What a bundler puts between the mistakes of two chapters. */
const FRAME = new RegExp(String.raw`\s*\n(?:\[plugin .*\n)?${CHAPTER_FAULT}: `, 'g');

/** What an error says to an author; undefined where it names no file of theirs and is a fault of the code. */
export function authorFault(
  error: { readonly message: string; readonly name?: string },
  root = process.cwd(),
): AuthorFault | undefined {
  if (error.name === 'RefusedData') return { message: error.message };
  const found = placed(contentName()).exec(error.message);
  // Of a folder, or of REPORT_CONTENT itself: there is no line to show.
  if (!found) return error.name === 'ContentError' ? { message: error.message } : undefined;
  const [, name, line, column] = found;
  const start = found.index + found[0].indexOf(name!);
  // Behind a mistake a bundler adds a frame of the code, a stack, a cause: none is the author's.
  const message = error.message
    .slice(start)
    .split(/\n\s*(?:at .*:\d+:\d+|╭|│|\d+ \||Caused by:|Location:|Stack trace:)/)[0]!
    .replace(FRAME, '\n')
    .trim();
  return {
    message,
    place: { file: join(root, name!), line: Number(line), column: column === undefined ? undefined : Number(column) },
  };
}

/** A file as messages name it: from the root of the repository, with slashes. */
export const shownFile = (file: string) => relative(process.cwd(), file).split(sep).join('/');
