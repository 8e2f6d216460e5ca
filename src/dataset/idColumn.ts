import type { CellContext, ColumnBuilder } from './cell.ts';
import { badEmpty } from './cell.ts';
import { isMissingToken } from './parseNumber.ts';

const FIRST_ROWS = 1024;
/** A whole number whose spelling survives becoming one: no leading zero, within 15 digits. */
const WHOLE = /^(0|[1-9]\d{0,14})(?:[.,]0+)?$/;

/** Builds the identifiers: numbers while all of them are whole numbers, text from the first that is not. */
export function idColumn(context: CellContext): ColumnBuilder {
  let values = new Float64Array(FIRST_ROWS);
  let texts: string[] | undefined;
  let rows = 0;
  let missing = 0;

  function push(text: string) {
    const name = text.trim();
    if (name === '' || isMissingToken(name)) {
      missing++;
      context.bad(badEmpty(context, text));
    }
    const whole = WHOLE.exec(name);
    if (!whole) context.suspect();
    if (!whole && !texts) texts = Array.from(values.subarray(0, rows), String);
    if (texts) texts.push(whole ? whole[1]! : name.length > 12 ? Buffer.from(name).toString() : name);
    else {
      if (rows === values.length) {
        const grown = new Float64Array(rows * 2);
        grown.set(values);
        values = grown;
      }
      values[rows] = Number(whole![1]);
    }
    rows++;
  }

  return {
    context,
    push,
    missing: () => missing,
    decimalComma: () => null,
    finish: () => ({ type: 'id', schema: context.schema, values: texts ?? values.slice(0, rows) }),
  };
}
