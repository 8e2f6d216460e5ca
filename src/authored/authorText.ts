import { readFileSync } from 'node:fs';
import { lineAndColumn } from './lineAndColumn.ts';
import { settledText } from './settledText.ts';
import type { ContentProblem } from '../schemas/contentProblem.ts';

/** The text of a file that an author writes, without the mark of UTF-8 at its beginning, and why it is no text to be read. */
export interface AuthorText {
  readonly text: string;
  readonly problem: ContentProblem | null;
}

/** Reads a file that may be being saved; `file` is the name that a problem carries. */
export function authorText(path: string, file: string): AuthorText {
  let isUtf8 = true;
  const text = settledText(() => {
    const bytes = readFileSync(path);
    try {
      return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    } catch {
      isUtf8 = false;
      return new TextDecoder().decode(bytes);
    }
  });
  if (!isUtf8)
    return problemAt(
      text,
      text.indexOf('\uFFFD'),
      file,
      'файл записан не в UTF-8: сохраните его в этой кодировке, иначе вместо букв выйдут знаки вопроса',
    );
  if (text.includes('\0'))
    return problemAt(
      text,
      text.indexOf('\0'),
      file,
      'в тексте стоит нулевой знак, его не видно: сотрите это место и наберите заново',
    );
  const loneReturn = text.search(/\r(?!\n)/);
  if (loneReturn !== -1)
    return problemAt(
      text,
      loneReturn,
      file,
      'строка кончается знаком возврата (CR) без знака новой строки (LF), и номера строк за ней были бы не те: сохраните файл с концами строк LF или CRLF',
    );
  const merged = MERGED.exec(text);
  return merged === null
    ? { text, problem: null }
    : problemAt(
        text,
        merged.index,
        file,
        `«${merged[0]}» — след слияния версий: оставьте одну из двух и уберите строки <<<<<<<, ======= и >>>>>>>`,
      );
}

/** What Git leaves around two versions of a place that it could not join. */
const MERGED = /^(?:<{7}|\|{7}|>{7})(?= |$)/m;

/** The text with a problem at an offset of it. */
const problemAt = (text: string, offset: number, file: string, message: string): AuthorText => ({
  text,
  problem: { file, ...lineAndColumn(text, offset), message },
});
