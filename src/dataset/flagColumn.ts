import type { BadCell, CellContext, ColumnBuilder } from './cell.ts';
import { allowedValues, badEmpty } from './cell.ts';
import { add, codeCells, reserve, trimmed } from './cells.ts';
import { codesKept } from './narrow.ts';
import { isMissingToken } from './parseNumber.ts';
import { shownValue } from './shownValue.ts';
import { MISSING_CODE } from './table.ts';

/** Builds a flag: 0 and 1 (0.0 and 1.0 too, with a decimal comma where the file has it). */
export function flagColumn(context: CellContext): ColumnBuilder {
  const cells = codeCells();

  function odd(text: string, line: number): number {
    const trimmed = text.trim();
    if (/^[01](?:[.,]0+)?$/.test(trimmed)) return Number(trimmed[0]);
    if (trimmed === '' || isMissingToken(trimmed)) {
      cells.missing++;
      if (!context.emptyAllowed) context.bad(badEmpty(context, text), line);
    } else context.bad(notFlag(context, text), line);
    return MISSING_CODE;
  }

  return {
    context,
    cells,
    plan: { kind: 'flag' },
    reserve: (rows) => reserve(cells, rows),
    decimalComma: () => null,
    push: (text, line) => add(cells, text === '0' ? 0 : text === '1' ? 1 : odd(text, line)),
    finish: () => codesKept(context.schema, trimmed(cells), ['0', '1']),
  };
}

const notFlag = ({ schema, header }: CellContext, value: string): BadCell => ({
  code: 'notFlag',
  column: header,
  value,
  message: `«${shownValue(value)}» в столбце ${header}. Допустимо: ${allowedValues(schema)}.`,
  remedy: 'Выгрузите признак как 1 (да) и 0 (нет).',
});
