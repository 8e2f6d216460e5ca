import { allowedValues, type BadCell, type CellContext } from './cell.ts';
import { shownValue } from './shownValue.ts';

/** A cell that is no number however it is read. */
export const notNumber = (context: CellContext, value: string): BadCell =>
  badNumber(context, value, {
    code: 'notNumber',
    fault: ' — не число',
    remedy: 'Исправьте значение в исходной системе: в ячейке должно быть одно число без единиц и знаков.',
  });

/** A number that the schema calls impossible. */
export const outOfRange = (context: CellContext, value: string): BadCell =>
  badNumber(context, value, {
    code: 'outOfRange',
    fault: ' вне возможного',
    remedy: 'Проверьте единицу измерения и порядок столбцов, исправьте значение в исходной системе.',
  });

/** A count with a fraction. */
export const notWhole = (context: CellContext, value: string): BadCell =>
  badNumber(context, value, {
    code: 'notWhole',
    fault: ' — не целое',
    remedy: 'Исправьте значение в исходной системе.',
  });

/** What stands in the cell, what is wrong with it and what is allowed. */
const badNumber = (
  { schema, header }: CellContext,
  value: string,
  { code, fault, remedy }: { readonly code: string; readonly fault: string; readonly remedy: string },
): BadCell => ({
  code,
  column: header,
  value,
  message: `«${shownValue(value)}» в столбце ${header}${fault}. Допустимо: ${allowedValues(schema)}.`,
  remedy,
});
