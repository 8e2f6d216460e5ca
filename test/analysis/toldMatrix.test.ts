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

  it('withholds what a level of one to nine clients would follow from, of all or of those known of the other', () => {
    const level = (n: number) => rows(0, 40).map((i) => (i < n ? 'x' : 'y'));
    const of = (n: number, b: readonly number[] = rows(0, 40)) =>
      toldMatrix(tableOf({ b: known(b), c: rows(0, 40) }, { a: level(n) }), matrix);
    const beside = (b: null | number, c: null | number) => ({
      a: { a: 1, b, c },
      b: { a: b, b: 1, c: 0.5 },
      c: { a: c, b: 0.5, c: 1 },
    });
    for (const n of [1, 9, 31, 39]) expect(of(n)).toEqual(beside(null, null));
    for (const n of [0, 10, 30, 40]) expect(of(n)).toEqual(matrix);
    // Of twenty with the level nine have the other value; or ten, or nobody.
    expect(of(20, rows(11, 40))).toEqual(beside(null, 0.5));
    expect(of(20, rows(10, 40))).toEqual(matrix);
    expect(of(20, rows(20, 40))).toEqual(matrix);
  });

  it('withholds what would tell one to nine clients of two traits of two levels', () => {
    const level = (is: (i: number) => boolean) => rows(0, 80).map((i) => (is(i) ? 'x' : 'y'));
    const of = (both: number) =>
      toldMatrix(
        tableOf(
          { c: rows(0, 80) },
          { a: level((i) => i < 40), b: level((i) => i < both || (i >= 40 && i < 80 - both)) },
        ),
        matrix,
      )['a']!['b'];
    expect([1, 9, 31, 39].map(of)).toEqual([null, null, null, null]);
    expect([0, 10, 20, 30, 40].map(of)).toEqual([0.5, 0.5, 0.5, 0.5, 0.5]);
  });

  it('leaves the others as they are', () => {
    // Of three levels no one figure tells the smallest.
    const three = rows(0, 40).map((i) => (i < 5 ? 'x' : i < 20 ? 'y' : 'z'));
    expect(toldMatrix(tableOf({ b: rows(0, 40), c: rows(0, 40) }, { a: three }), matrix)).toEqual(matrix);
    expect(told(rows(0, 10), rows(0, 40))).toEqual(matrix);
    expect(told(rows(0, 20), rows(10, 30))).toEqual(matrix);
    // Nobody has both: there is nothing to withhold.
    expect(told(rows(0, 20), rows(20, 40))).toEqual(matrix);
  });
});
