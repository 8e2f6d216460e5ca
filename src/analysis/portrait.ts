import { mean, picked, quantileSorted, sortedOf } from './describe.ts';
import { SMALLEST_GROUP, isSmall, knownByOutcome, withhold } from './published.ts';
import type { PortraitDifference, PortraitTrait } from './result.ts';
import { welchTest } from './welchTest.ts';

/** A trait of the portrait: a number or count, or a level as a 0/1 variable (NaN where missing). */
export interface PortraitVariable {
  readonly column: string;
  readonly value?: string;
  readonly values: Float64Array;
}

/** A level as a 0/1 variable: 1 in its rows, NaN in those of no level. */
export function levelMarks(codes: Uint16Array, levels: number, wanted: number): Float64Array {
  const marks = new Float64Array(codes.length);
  for (let i = 0; i < codes.length; i += 1)
    if (codes[i] === wanted) marks[i] = 1;
    else if (codes[i]! >= levels) marks[i] = NaN;
  return marks;
}

/** The medians of numbers and shares of levels among those who stayed and those who left. */
export function portraitTrait({ column, value, values }: PortraitVariable, outcome: Uint16Array): PortraitTrait {
  const of = (code: number) => {
    const inside = (row: number) => outcome[row] === code;
    const known = value === undefined ? sortedOf(values, inside) : picked(values, inside);
    if (known.length < SMALLEST_GROUP) return null;
    return value === undefined ? quantileSorted(known, 0.5) : mean(known);
  };
  const base = { column, stayed: of(0), churned: of(1) };
  return value === undefined ? { ...base, measure: 'median' } : { ...base, value, measure: 'share' };
}

/** The standardised difference of the means, churned − stayed, with its interval; a level's p is of the same test. */
export function portraitDifference(
  { column, value, values }: PortraitVariable,
  outcome: Uint16Array,
): PortraitDifference {
  const test = welchTest(values, outcome);
  const small = knownByOutcome(values, outcome).some(isSmall);
  const { hedgesG, hedgesGCi, n, missing, p } = small ? withhold(test) : test;
  const base = {
    id: value === undefined ? column : `${column}=${value}`,
    column,
    effect: hedgesG,
    ci: hedgesGCi,
    n,
    missing,
    p,
  };
  return value === undefined ? base : { ...base, value };
}

/** The largest difference first; those not computed last. */
export const bySize = (rows: readonly PortraitDifference[]) =>
  [...rows].sort((a, b) => Math.abs(b.effect ?? 0) - Math.abs(a.effect ?? 0));
