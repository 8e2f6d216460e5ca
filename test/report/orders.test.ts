import { describe, expect, it } from 'vitest';
import { robustOrders } from '../../src/report/orders.ts';
import { bankOf, content, filledBalance, groupOf, isTop, known, outcome, rows, table } from '../robustBank.ts';

/** A client of a is worth 1, of b 2, of c 1,9 but 10 at the top; fifty of the rest are too. */
const worth = Float64Array.from(rows, (i) => {
  if (isTop(i) || (i >= 900 && i < 950)) return 10;
  return { a: 1, b: 2, c: 1.9, rest: 0 }[groupOf(i)];
});

describe('robustOrders', () => {
  const { orders, samePriorityEverywhere } = robustOrders(table, outcome, known, content, (sums) => sums ?? worth);

  it('orders the whole by lower bounds of value, and by rate', () => {
    // Fifteen of 300 at 10 lift c to 2,3 ± 0,2, over the 2 of b.
    expect(orders['whole']).toEqual({
      byPriority: ['c', 'b', 'a'],
      byLoyalty: ['few', 'a', 'b', 'c', 'poor'],
      first: 'c',
      samePriority: true,
      tauPriority: 1,
      tauLoyalty: 1,
    });
  });

  it('has the order change where the largest sums carried it', () => {
    // One pair of three is turned.
    expect(orders['withoutTop']).toMatchObject({ byPriority: ['b', 'c', 'a'], first: 'b', samePriority: false });
    expect(orders['withoutTop']!.tauPriority).toBeCloseTo(1 / 3, 12);
    expect(orders['withoutTop']!.tauLoyalty).toBe(1);
    expect(samePriorityEverywhere).toBe(false);
  });

  it('takes of a segment the clients of the variant alone: too few have no place', () => {
    // Of b one hundred are left, of whom 40 left; of few nine.
    expect(orders['known']).toMatchObject({ byPriority: ['c', 'a'], tauPriority: 1, samePriority: false });
    expect(orders['known']!.byLoyalty).toEqual(['a', 'c', 'b', 'poor']);
  });

  it('asks the rules and the value of the filled sums', () => {
    // A client of a has 60, of b 10; the fifteen at the top are drawn in to 60, so that c has 12,5 ± 1,2.
    expect(orders['filled']!.byPriority).toEqual(['a', 'c', 'b', 'poor']);
    // Of the pairs of a, b and c one has its order still.
    expect(orders['filled']!.tauPriority).toBeCloseTo(-1 / 3, 12);
  });

  it('draws values in to the bounds of the clients of the variant', () => {
    // Nineteen of c are worth 1000. Of 2000 clients that is over the 99th percentile, 2; of the 1800 known it is the percentile itself.
    const lucky = (i: number) => i >= 600 && i < 619;
    const values = Float64Array.from(rows, (i) => (lucky(i) ? 1000 : { a: 2, b: 1.5, c: 1, rest: 0 }[groupOf(i)]));
    const { orders } = robustOrders(table, outcome, known, content, () => values);
    // c has 1,06 ± 0,03 of the whole, and 64 ± 28 of the known.
    expect(orders['whole']!.byPriority.filter((id) => id === 'a' || id === 'c')).toEqual(['a', 'c']);
    expect(orders['known']!.byPriority).toEqual(['c', 'a']);
  });

  it('is the same everywhere where nothing changes it, variants that are absent aside', () => {
    const same = robustOrders(bankOf(filledBalance), outcome, null, content, () => worth.map((x) => Math.min(x, 2)));
    expect([same.orders['known'], same.orders['filled']]).toEqual([null, null]);
    expect(same.orders['withoutTop']!.byPriority).toEqual(['b', 'poor', 'c', 'a']);
    expect(same.samePriorityEverywhere).toBe(true);
  });

  it('has no first segment without money', () => {
    const { orders } = robustOrders(table, outcome, known, content, null);
    expect(orders['whole']).toMatchObject({ byPriority: [], first: null, samePriority: true, tauPriority: null });
  });
});
