import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BLOCK, crossProducts, selfProducts } from '../../src/analysis/crossProducts.ts';

const finite = fc.double({ min: -1e6, max: 1e6, noNaN: true });

describe('crossProducts', () => {
  it('adds the products of two columns by hand', () => {
    const products = crossProducts(1, 1);
    products.left.set([1, 2, 3]);
    products.right.set([4, 5, 6]);
    products.add(3, 0);
    expect(products.sum(0, 0, 0)).toBe(32);
    products.add(1, 0);
    expect(products.sum(0, 0, 0)).toBe(36);
  });

  it('adds nothing of no rows, and takes nothing of the rows after those named', () => {
    const products = crossProducts(3, 2);
    products.left.fill(NaN);
    products.right.fill(NaN);
    products.add(0, 0);
    expect(products.sum(0, 2, 1)).toBe(0);
    for (let a = 0; a < 3; a += 1) products.left[a * BLOCK] = a + 1;
    for (let b = 0; b < 2; b += 1) products.right[b * BLOCK] = b + 10;
    products.add(1, 0);
    expect([products.sum(0, 0, 0), products.sum(0, 1, 1), products.sum(0, 2, 0), products.sum(0, 2, 1)]).toEqual([
      10, 22, 30, 33,
    ]);
  });

  it('is the sum of products, whatever the number of columns, rows and groups', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 9 }),
        fc.integer({ min: 0, max: 1 }),
        fc.integer({ min: 1, max: 3 }),
        fc.array(fc.record({ rows: fc.integer({ min: 0, max: 9 }), seed: fc.array(finite, { minLength: 4 }) }), {
          minLength: 1,
          maxLength: 5,
        }),
        (k, more, groups, blocks) => {
          const products = crossProducts(k + more, k, groups);
          const own = Array.from({ length: groups }, () => new Map<string, number[]>());
          blocks.forEach(({ rows, seed }, at) => {
            const value = (side: number, column: number, i: number) =>
              seed[(side * 7 + column * 3 + i * 5) % seed.length]! + side + column;
            const group = at % groups;
            for (let i = 0; i < rows; i += 1) {
              for (let a = 0; a < k + more; a += 1) products.left[a * BLOCK + i] = value(0, a, i);
              for (let b = 0; b < k; b += 1) products.right[b * BLOCK + i] = value(1, b, i);
            }
            products.add(rows, group);
            for (let a = 0; a < k + more; a += 1)
              for (let b = 0; b <= Math.min(a, k - 1); b += 1)
                for (let i = 0; i < rows; i += 1) {
                  const terms = own[group]!.get(`${a} ${b}`) ?? [];
                  own[group]!.set(`${a} ${b}`, [...terms, value(0, a, i) * value(1, b, i)]);
                }
          });
          for (let group = 0; group < groups; group += 1)
            for (let a = 0; a < k + more; a += 1)
              for (let b = 0; b <= Math.min(a, k - 1); b += 1) {
                const terms = own[group]!.get(`${a} ${b}`) ?? [];
                const size = terms.reduce((sum, term) => sum + Math.abs(term), 0);
                const expected = terms.reduce((sum, term) => sum + term, 0);
                expect(Math.abs(products.sum(group, a, b) - expected)).toBeLessThanOrEqual(1e-14 * size);
              }
        },
      ),
      { numRuns: 60 },
    );
  });

  it('multiplies the columns of one side by the first of them', () => {
    const products = selfProducts(5, 3);
    const columns = [1, 2, 3, 4, 5].map((step) => [0, 1, 2].map((row) => step * (row + 1)));
    columns.forEach((column, a) => products.left.set(column, a * BLOCK));
    products.add(3);
    columns.forEach((_, a) => {
      for (let b = 0; b <= Math.min(a, 2); b += 1) expect(products.sum(0, a, b)).toBe((a + 1) * (b + 1) * 14);
    });
  });
});
