import { expect, it } from 'vitest';
import { withoutFewAmounts, withoutFewMarks } from '../../src/analysis/withoutFew.ts';

const column = (of: (i: number) => number) => Float64Array.from({ length: 40 }, (_, i) => of(i));

it('withoutFewAmounts() knows no amount where one to nine clients have one', () => {
  const known = (n: number) => column((i) => (i < n ? 100 + i : NaN));
  for (const n of [1, 9]) expect(withoutFewAmounts(known(n)).every(Number.isNaN)).toBe(true);
  for (const n of [0, 10, 39, 40]) {
    const values = known(n);
    expect(withoutFewAmounts(values)).toBe(values);
  }
});

it('withoutFewMarks() counts one to nine clients with a mark, or without it, as the others; an unknown one stays unknown', () => {
  const marked = (n: number) => column((i) => (i < n ? 1 : i < 39 ? 0 : NaN));
  const others = (mark: number) => column((i) => (i < 39 ? mark : NaN));
  for (const n of [1, 9]) expect(withoutFewMarks(marked(n))).toEqual(others(0));
  for (const n of [30, 38]) expect(withoutFewMarks(marked(n))).toEqual(others(1));
  for (const n of [0, 10, 29, 39]) {
    const marks = marked(n);
    expect(withoutFewMarks(marks)).toBe(marks);
  }
  expect(withoutFewMarks(column((i) => (i < 6 ? 1 : i < 12 ? 0 : NaN))).slice(0, 13)).toEqual(
    Float64Array.from([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, NaN]),
  );
});
