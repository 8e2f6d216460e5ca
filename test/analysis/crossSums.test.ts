import { describe, expect, it } from 'vitest';
import { crossSums, type Rows } from '../../src/analysis/crossSums.ts';

const rows = (values: readonly number[], middle = 0): Rows => {
  const all = Float64Array.from(values);
  const most = all.reduce((largest, x) => (Math.abs(x) > largest && Math.abs(x) < Infinity ? Math.abs(x) : largest), 0);
  return { length: all.length, most, middle, block: (from, to) => all.subarray(from, to) };
};

describe('crossSums', () => {
  it('sums over the rows where both are known, by hand', () => {
    // The largest values are brought to [1, 2): those of a by 1/4, those of b by 1/2.
    const sums = crossSums([rows([4, NaN, 2, 6, 4]), rows([1, 3, Infinity, 2, 3])]);
    const forth = { n: 3, restA: 3.5, restB: 3, aa: 1 + 2.25 + 1, bb: 0.25 + 1 + 2.25, ab: 0.5 + 1.5 + 1.5 };
    expect(sums(0, 1)).toEqual(forth);
    expect(sums(1, 0)).toEqual({ ...forth, restA: 3, restB: 3.5, aa: forth.bb, bb: forth.aa });
  });

  it('takes distances from the middles, or from the places given', () => {
    const columns = [rows([4, 6], 5), rows([1, 3], 2)];
    expect(crossSums(columns)(0, 1)).toEqual({ n: 2, restA: 0, restB: 0, aa: 0.125, bb: 0.5, ab: 0.25 });
    expect(crossSums(columns, [1, 0.5])(0, 1)).toEqual({ n: 2, restA: 0.5, restB: 1, aa: 0.25, bb: 1, ab: 0.5 });
  });

  it('is nothing of no rows', () => {
    expect(crossSums([rows([]), rows([])])(0, 1)).toEqual({ n: 0, restA: 0, restB: 0, aa: 0, bb: 0, ab: 0 });
  });
});
