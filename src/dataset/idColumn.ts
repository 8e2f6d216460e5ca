import type { CellContext, ColumnBuilder } from './cell.ts';
import { badEmpty } from './cell.ts';
import { add, idCells, reserve, trimmed } from './cells.ts';
import { idsKept } from './narrow.ts';
import { isMissingToken } from './parseNumber.ts';

/** A whole number whose spelling survives becoming one: no leading zero, within 15 digits. */
const WHOLE = /^(0|[1-9]\d{0,14})(?:[.,]0+)?$/;

/** Builds the identifiers: numbers while all of them are whole numbers, text from the first that is not. */
export function idColumn(context: CellContext): ColumnBuilder {
  const cells = idCells();
  let texts: string[] | undefined;

  function push(text: string) {
    const name = text.trim();
    if (name === '' || isMissingToken(name)) {
      cells.missing++;
      context.bad(badEmpty(context, text));
    }
    const whole = WHOLE.exec(name);
    if (!whole) context.suspect();
    if (!whole && !texts) texts = Array.from(cells.values.subarray(0, cells.rows), String);
    if (texts) {
      texts.push(whole ? whole[1]! : name.length > 12 ? Buffer.from(name).toString() : name);
      cells.rows++;
    } else add(cells, Number(whole![1]));
  }

  return {
    context,
    cells,
    plan: { kind: 'id', whole: () => texts === undefined },
    reserve: (rows) => reserve(cells, rows),
    push,
    decimalComma: () => null,
    finish: () =>
      texts ? { type: 'id', schema: context.schema, values: texts } : idsKept(context.schema, trimmed(cells)),
  };
}
