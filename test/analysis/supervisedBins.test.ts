import { describe, expect, it } from 'vitest';
import { supervisedBins } from '../../src/analysis/supervisedBins.ts';

/** Running counts of values with so many clients, and so many of them who left. */
function running(cells: readonly (readonly [number, number])[]) {
  const upTo = { n: new Uint32Array(cells.length + 1), churned: new Uint32Array(cells.length + 1) };
  cells.forEach(([n, churned], i) => {
    upTo.n[i + 1] = upTo.n[i]! + n;
    upTo.churned[i + 1] = upTo.churned[i]! + churned;
  });
  return upTo;
}

describe('supervisedBins', () => {
  it('cuts where the outcome changes, and no bin under the least', () => {
    const cells = [...Array<[number, number]>(5).fill([20, 2]), ...Array<[number, number]>(5).fill([20, 12])];
    const all = { n: 200, churned: 70 };
    expect(supervisedBins(running(cells), all, 20)).toEqual([5]);
    expect(supervisedBins(running(cells), all, 101)).toEqual([]);
  });

  it('counts the clients of the first value in the lower bin, and those of the last in the upper one', () => {
    // Only the first value, or the last, makes a bin of twenty.
    const all = { n: 60, churned: 20 };
    const first = [
      [15, 12],
      [5, 4],
      [5, 1],
      [35, 3],
    ] as const;
    expect(supervisedBins(running(first), all, 20)).toEqual([2]);
    expect(supervisedBins(running(first.toReversed()), all, 20)).toEqual([2]);
  });

  it('cuts nothing of one outcome, of one value and of nobody', () => {
    const cells = Array<[number, number]>(6).fill([20, 0]);
    expect(supervisedBins(running(cells), { n: 120, churned: 0 }, 10)).toEqual([]);
    expect(supervisedBins(running([[50, 10]]), { n: 50, churned: 10 }, 10)).toEqual([]);
    expect(supervisedBins(running([]), { n: 0, churned: 0 }, 10)).toEqual([]);
  });
});
