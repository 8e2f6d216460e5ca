import { SMALLEST_GROUP, isSmall } from '../analysis/published.ts';
import type { Finding } from './finding.ts';
import { placeOf, type SiteText } from './text.ts';

/** Heads of columns that say how many clients a row is about. */
const COUNT_HEAD = /^(?:n|клиентов|участников|человек|число клиентов|клиентов в обоих)$/iu;
/** The row that counts a column's empty cells: a count of the file's defects, which may be shown. */
const EMPTY_CELLS = /^нет данных$/iu;
const SIZE_IN_WORDS = /(?<![\p{L}\p{N}])n\s*=\s*[1-9](?!\p{N}|[.,\u00a0\u202f ]\p{N})/gu;

const words = (html: string) =>
  html
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
const cellsOf = (row: string) => [...row.matchAll(/<t[hd]\b[^>]*>([\s\S]*?)<\/t[hd]>/gi)].map((m) => m[1]!);

/** Groups under 10 in the tables of a page, and in words such as «n = 4». */
export function pageFindings({ file, text }: SiteText): Finding[] {
  const findings: Finding[] = [];
  const add = (index: number) =>
    findings.push({
      file,
      code: 'smallGroup',
      message: `группа меньше ${SMALLEST_GROUP} клиентов (${placeOf(text, index)})`,
    });
  for (const table of text.matchAll(/<table\b[\s\S]*?<\/table>/gi)) {
    const rows = [...table[0].matchAll(/<tr\b[\s\S]*?<\/tr>/gi)];
    const counting = cellsOf(rows[0]?.[0] ?? '').map((head) => COUNT_HEAD.test(words(head)));
    for (const row of rows.slice(1)) {
      const cells = cellsOf(row[0]);
      if (EMPTY_CELLS.test(words(cells[0] ?? ''))) continue;
      cells.forEach((cell, i) => {
        const shown = words(cell).replace(/[\s\u00a0\u202f]/g, '');
        if (counting[i] && /^\d+$/.test(shown) && isSmall(Number(shown))) add(table.index + row.index);
      });
    }
  }
  for (const match of text.matchAll(SIZE_IN_WORDS)) add(match.index);
  return findings;
}

// What stands before a cell is only looked at: an empty first cell would swallow the sign after it.
const CSV_CELL = /(?<=^|;)(?:"(?:[^"]|"")*"|[^;]*)/g;
const csvCells = (line: string) => [...line.matchAll(CSV_CELL)].map(([cell]) => cell.replace(/^"|"$/g, ''));

/** Groups under 10 in the columns of a CSV file that count clients. */
export function csvFindings({ file, text }: SiteText): Finding[] {
  const [head = '', ...lines] = text.replace(/^\ufeff/, '').split(/\r?\n/);
  const counting = csvCells(head).map((name) => COUNT_HEAD.test(name));
  return lines.flatMap((line, i): Finding[] => {
    const cells = csvCells(line);
    if (EMPTY_CELLS.test(cells[0] ?? '')) return [];
    const small = cells.some((cell, at) => counting[at] && /^\d+$/.test(cell) && isSmall(Number(cell)));
    const message = `группа меньше ${SMALLEST_GROUP} клиентов (строка ${i + 2})`;
    return small ? [{ file, code: 'smallGroup', message }] : [];
  });
}
