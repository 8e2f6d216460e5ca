import type { BadCell } from './cell.ts';
import { columnPlaces, type ColumnPlace } from './columnPlaces.ts';
import type { Layout } from './header.ts';
import { oddRow, raggedRow } from './oddRow.ts';
import type { Accepted, Problem, ProblemList } from './problems.ts';
import { fileProblem } from './refusal.ts';
import { shownValue } from './shownValue.ts';
import type { Column } from './table.ts';

/** The rows of a file, judged one by one: a client goes into the columns, anything else is told. */
export interface ClientRows {
  /** Takes the fields of a row and the physical line on which it begins. */
  readonly push: (fields: string[], line: number) => void;
  /** True where a blank line came last: the next row tells of it. */
  readonly isAfterBlank: () => boolean;
  /** Rows that were pushed and are clients, or were meant to be. */
  readonly pushed: () => number;
  /** The columns in the order of the schema. */
  readonly places: readonly ColumnPlace[];
  /** The columns by name, when all rows have come, with what the whole of each shows added to the problems. */
  readonly columns: () => ReadonlyMap<string, Column>;
}

/** Rows of a file laid out so; none yet. */
export function clientRows(
  layout: Layout,
  separator: string,
  accepted: readonly Accepted[],
  problems: ProblemList,
): ClientRows {
  let pushed = 0;
  let blankLine = 0;
  /** Of the row that is pushed now: cells that cannot be read, and whether it may be no client. */
  let badCells: { readonly cell: BadCell; readonly line: number }[] = [];
  let isSuspect = false;

  const places = columnPlaces(layout, accepted, {
    separator,
    bad: (cell, line) => badCells.push({ cell, line }),
    suspect: () => (isSuspect = true),
  });

  function push(fields: string[], line: number) {
    if (fields.length === 1 && fields[0]!.trim() === '' && layout.fields.length > 1) {
      blankLine ||= line;
      return;
    }
    if (blankLine) problems.add(skippedBlank(blankLine));
    blankLine = 0;
    if (fields.length === layout.fields.length) pushCells(fields, line);
    else pushRagged(fields, line);
  }

  function pushCells(fields: string[], line: number) {
    pushed++;
    for (const { at, builder } of places) builder.push(fields[at]!, line);
    if (badCells.length > 0 || isSuspect) complain(fields, line);
  }

  /** A row that is no client is told once, whatever its cells. */
  function complain(fields: string[], line: number) {
    const found = oddRow(fields, layout, line);
    if (found) {
      problems.add(found);
      pushed--;
    } else tellBadCells();
    badCells = [];
    isSuspect = false;
  }

  function tellBadCells() {
    for (const { cell, line } of badCells)
      if (problems.full(cell.code)) problems.count('error', cell.code, cell.column);
      else problems.add({ ...cell, level: 'error', line, value: shownValue(cell.value) });
  }

  /** A row of more or fewer fields than the header: no client, or one whose cells cannot be told apart. */
  function pushRagged(fields: string[], line: number) {
    const found = oddRow(fields, layout, line);
    if (!found) pushed++;
    problems.add(found ?? raggedRow(fields, layout, line, separator));
  }

  return {
    push,
    isAfterBlank: () => blankLine > 0,
    pushed: () => pushed,
    places,
    columns() {
      const marks = places.map(({ builder }) => builder.decimalComma());
      const isComma = marks.includes(true) && !marks.includes(false);
      const columns = places.map(
        ({ builder }) => [builder.context.schema.name, builder.finish(problems, isComma)] as const,
      );
      // Ambiguous numbers are known to be out of range at the end alone.
      tellBadCells();
      return new Map(columns);
    },
  };
}

const skippedBlank = (line: number): Problem => ({
  ...fileProblem(
    'blankLine',
    `Пустая строка ${line} посреди данных пропущена.`,
    'Проверьте, не потерян ли на её месте клиент.',
    line,
  ),
  level: 'warning',
});
