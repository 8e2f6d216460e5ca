import { describe, expect, it } from 'vitest';
import { toldMatrix } from '../../src/analysis/toldMatrix.ts';
import { tableOf } from './tableOf.ts';

const names = ['a', 'b', 'c'];
const matrix = Object.fromEntries(names.map((a) => [a, Object.fromEntries(names.map((b) => [b, a === b ? 1 : 0.5]))]));
const known = (rows: readonly number[]) => Array.from({ length: 40 }, (_, i) => (rows.includes(i) ? i : NaN));
const rows = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => from + i);
const told = (b: readonly number[], c: readonly number[]) =>
  toldMatrix(tableOf({ a: rows(0, 40), b: known(b), c: known(c) }, {}), matrix);

describe('toldMatrix()', () => {
  it('withholds what two columns of one to nine clients tell of each other', () => {
    expect(told(rows(0, 9), rows(0, 40))).toEqual({
      a: { a: 1, b: null, c: 0.5 },
      b: { a: null, b: 1, c: null },
      c: { a: 0.5, b: null, c: 1 },
    });
    // Each has twenty, nine have both.
    expect(told(rows(0, 20), rows(11, 31))).toEqual({
      ...matrix,
      b: { ...matrix['b'], c: null },
      c: { ...matrix['c'], b: null },
    });
  });

  it('leaves the others as they are', () => {
    expect(told(rows(0, 10), rows(0, 40))).toEqual(matrix);
    expect(told(rows(0, 20), rows(10, 30))).toEqual(matrix);
    // Nobody has both: there is nothing to withhold.
    expect(told(rows(0, 20), rows(20, 40))).toEqual(matrix);
  });
});
