import type { CellContext, ColumnBuilder } from './cell.ts';
import { badEmpty, warning } from './cell.ts';
import { add, idCells, reserve, trimmed } from './cells.ts';
import { isMissingToken } from './parseNumber.ts';
import { counted } from './counted.ts';
import { shownValue } from './shownValue.ts';

/** A whole number whose spelling survives becoming one: no leading zero, within 15 digits. */
const WHOLE = /^(0|[1-9]\d{0,14})(?:[.,]0+)?$/;

/** What a spreadsheet makes of a long number: 1.59735E+05. Its last digits may be lost. */
const ROUNDED = /^\d(?:[.,]\d+)?[eE]\+\d+$/;

/** Builds the identifiers: numbers while all of them are whole numbers, text from the first that is not. */
export function idColumn(context: CellContext): ColumnBuilder {
  const cells = idCells();
  let texts: string[] | undefined;
  let rounded: { n: number; readonly line: number; readonly value: string } | undefined;

  function push(text: string, line: number) {
    const name = text.trim();
    if (name === '' || isMissingToken(name)) {
      cells.missing++;
      context.bad(badEmpty(context, text), line);
    }
    const whole = WHOLE.exec(name);
    if (!whole) context.suspect();
    if (!whole && ROUNDED.test(name)) {
      rounded ??= { n: 0, line, value: shownValue(name) };
      rounded.n++;
    }
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
    finish(problems) {
      if (rounded) {
        const { n, line, value } = rounded;
        const message = `В столбце ${context.header} ${counted(n, 'номер записан', 'номера записаны', 'номеров записаны')} степенью десяти (первый — «${value}» в строке ${line}): таблица могла потерять их последние цифры.`;
        const remedy = 'Выгрузите номера целыми числами: по таким клиента могут не найти.';
        problems.add(warning('roundedId', context, line, value, message, remedy), n);
      }
      return { type: 'id', schema: context.schema, values: texts ?? (trimmed(cells) as Float64Array | Uint32Array) };
    },
  };
}
