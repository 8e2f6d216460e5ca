import { bodyReader, type BodyReader } from './bodyReader.ts';
import { openingOf } from './opening.ts';
import type { Accepted, ProblemList } from './problems.ts';
import { lineEnds } from './records.ts';
import { refuse } from './refusal.ts';
import type { DataSchema } from './schema.ts';
import type { Table } from './table.ts';

/** Text in, a table out. */
export interface TableReader {
  readonly push: (text: string) => void;
  /** The table, with all that the whole of it shows added to the problems; null where the file is refused. */
  readonly end: () => Table | null;
  /** The physical line that the next text belongs to. */
  readonly line: () => number;
  /** Reads what follows the header; undefined before that is known. */
  readonly body: () => BodyReader | undefined;
}

/** Reads records of a delimited text into typed columns; the dialect is known from the header. */
export function tableReader(schema: DataSchema, accepted: readonly Accepted[], problems: ProblemList): TableReader {
  let head = '';
  let body: BodyReader | undefined;

  /** Takes text until the header is whole (`last`: no text follows), and begins to read what follows it. */
  function open(text: string, last: boolean) {
    head += text;
    const opening = openingOf(head, last, schema, problems);
    if (opening === null) return;
    head = '';
    body = bodyReader(opening, schema, accepted, problems);
    body.push(opening.rest);
  }

  return {
    push(text) {
      if (body) body.push(text);
      else open(text, false);
    },
    end() {
      if (!body && head.trim() === '')
        refuse('emptyFile', 'Файл пуст.', 'Проверьте, закончилась ли выгрузка, и приложите её заново.');
      if (!body) open('', true);
      return body!.end();
    },
    line: () => (body ? body.line() : 1 + lineEnds(head)),
    body: () => body,
  };
}
