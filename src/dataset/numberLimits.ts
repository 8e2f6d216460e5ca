import type { BadCell, CellContext, ScanPlan } from './cell.ts';
import { allowedValues } from './cell.ts';
import type { NumberWarnings } from './numberWarnings.ts';
import type { ColumnSchema } from './schema.ts';
import { shownValue } from './shownValue.ts';

/** What the schema lets a number be, and which of these it wants to be warned of. */
export type NumberLimits = Omit<ScanPlan & { readonly kind: 'number' }, 'kind' | 'pointKnown'>;

export function numberLimits({ kind, range, warn = [] }: ColumnSchema): NumberLimits {
  const [low, high] = range ?? [-Infinity, Infinity];
  return {
    low,
    high,
    whole: kind === 'count',
    warnFraction: warn.includes('fraction'),
    warnZero: warn.includes('zero'),
    warnNegative: warn.includes('negative'),
  };
}

/** Holds a number that was read against the limits of its column: a bad cell, a warning, or nothing to say. */
export function numberCheck(
  context: CellContext,
  { low, high, whole, warnFraction, warnZero, warnNegative }: NumberLimits,
  { note }: NumberWarnings,
): (value: number, text: string, line: number) => void {
  return (value, text, line) => {
    if (value < low || value > high) context.bad(outOfRange(context, text));
    else if (whole && !Number.isInteger(value)) context.bad(notWhole(context, text));
    else {
      if (value < 0 && warnNegative) note('negative', line, text);
      if (value === 0 && warnZero) note('zero', line, text);
      if (warnFraction && !Number.isInteger(value)) note('fraction', line, text);
    }
  };
}

const outOfRange = ({ schema, header }: CellContext, value: string): BadCell => ({
  code: 'outOfRange',
  column: header,
  value,
  message: `«${shownValue(value)}» в столбце ${header} вне возможного. Допустимо: ${allowedValues(schema)}.`,
  remedy: 'Проверьте единицу измерения и порядок столбцов, исправьте значение в исходной системе.',
});

const notWhole = ({ schema, header }: CellContext, value: string): BadCell => ({
  code: 'notWhole',
  column: header,
  value,
  message: `«${shownValue(value)}» в столбце ${header} — не целое. Допустимо: ${allowedValues(schema)}.`,
  remedy: 'Исправьте значение в исходной системе.',
});
