import type { CellContext, ScanPlan } from './cell.ts';
import { notWhole, outOfRange } from './numberProblems.ts';
import type { NumberWarnings } from './numberWarnings.ts';
import type { ColumnSchema } from './schema.ts';

/** What the schema lets a number be, and which of these it wants to be warned of. */
export type NumberLimits = Omit<ScanPlan & { readonly kind: 'number' }, 'kind' | 'pointKnown'>;

/** The limits of a column's numbers by its schema: infinite ends where it has no range, and only a count is whole. */
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
    if (value < low || value > high) context.bad(outOfRange(context, text), line);
    else if (whole && !Number.isInteger(value)) context.bad(notWhole(context, text), line);
    else {
      if (value < 0 && warnNegative) note('negative', line, text);
      if (value === 0 && warnZero) note('zero', line, text);
      if (warnFraction && !Number.isInteger(value)) note('fraction', line, text);
    }
  };
}
