import { readFileSync } from 'node:fs';
import { lineAndColumn } from './lineAndColumn.ts';
import { settledText } from './settledText.ts';
import type { ContentProblem } from '../schemas/contentProblem.ts';

/** The text of a file that an author writes, without the mark of UTF-8 at its beginning, and that it is of another encoding. */
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
      '\uFFFD',
      file,
      'файл записан не в UTF-8: сохраните его в этой кодировке, иначе вместо букв выйдут знаки вопроса',
    );
  if (text.includes('\0'))
    return problemAt(
      text,
      '\0',
      file,
      'в тексте стоит нулевой знак, его не видно: сотрите это место и наберите заново',
    );
  return { text, problem: null };
}

/** The text with a problem where the sign first stands. */
const problemAt = (text: string, sign: string, file: string, message: string): AuthorText => ({
  text,
  problem: { file, ...lineAndColumn(text, text.indexOf(sign)), message },
});
