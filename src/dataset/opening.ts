import type { Dialect } from './dialect.ts';
import { lineEndOf, recogniseHeader } from './dialect.ts';
import type { Layout } from './header.ts';
import { layOut } from './header.ts';
import type { ProblemList } from './problems.ts';
import { lineEnds } from './records.ts';
import { refuse } from './refusal.ts';
import type { DataSchema } from './schema.ts';
import { shownValue } from './shownValue.ts';
import { refuseMarkup } from './sniff.ts';

/** How a file begins: its dialect and columns, the text after the header and the physical line where that starts. */
export interface Opening {
  readonly dialect: Dialect;
  readonly layout: Layout;
  readonly rest: string;
  readonly line: number;
}

const LONGEST_HEADER = 1024 * 1024;

/** Reads the header from the text so far; null where it may go on (`last`: no text follows). Refuses a file that has none. */
export function openingOf(head: string, last: boolean, schema: DataSchema, problems: ProblemList): Opening | null {
  const blank = /^(?:[ \t]*(?:\r\n|\n|\r(?!$)))*/.exec(head)![0];
  const record = firstRecord(head.slice(blank.length), last);
  if (record === null) {
    if (head.length > LONGEST_HEADER)
      refuse(
        'noHeader',
        'Первая строка длиннее миллиона знаков: это не заголовок таблицы.',
        'Проверьте, тот ли это файл.',
        1,
      );
    return null;
  }
  refuseMarkup(head.slice(blank.length));
  if (/^\s*(?:#|\/\/|--)/.test(record))
    refuse(
      'commentLine',
      `Файл начинается с примечания «${shownValue(record.trim())}», а не с заголовка.`,
      'Удалите строки-примечания из файла.',
      1 + lineEnds(blank),
    );
  let line = 1 + lineEnds(blank);
  let rest = head.slice(blank.length + record.length);
  let header = recogniseHeader(record, schema);
  const told = /^"?sep=(.)"?\s*$/i.exec(record);
  if (told) {
    const next = firstRecord(rest, last);
    if (next === null) return null;
    line += 1 + lineEnds(next);
    header = recogniseHeader(next, schema);
    rest = rest.slice(next.length);
  } else line += Math.max(1, lineEnds(record));
  const dialect = { separator: header.separator, lineEnd: lineEndOf(record) };
  return { dialect, layout: layOut(header, schema, (told ? 2 : 1) + lineEnds(blank), problems), rest, line };
}

/** The first record with its line end; null where it may go on. Quotes by parity: a header has no stray ones. */
function firstRecord(text: string, last: boolean): string | null {
  let inQuotes = false;
  for (let i = 0; i < text.length; i++) {
    const c = text[i];
    if (c === '"') inQuotes = !inQuotes;
    else if (!inQuotes && (c === '\n' || c === '\r')) {
      if (c === '\r' && i === text.length - 1 && !last) return null;
      return text.slice(0, i + (c === '\r' && text[i + 1] === '\n' ? 2 : 1));
    }
  }
  return last ? text : null;
}
