import { describe, expect, it } from 'vitest';
import type { RateRow } from '../../src/analysis/result.ts';
import { commonBins, commonLevels, commonRuns, withMissing } from '../../src/changes/cells.ts';

const row = (value: string, n: number): RateRow => ({
  value,
  n,
  churned: 0,
  rate: 0,
  ci: null,
  known: null,
  unknown: null,
});

describe('commonLevels', () => {
  it('puts a level that may be among the others of a file with them', () => {
    const before = [row('Рыбинск', 30), row('Ростов', 12), row('прочие', 10)];
    const now = [row('Рыбинск', 40), row('Углич', 15), row('прочие', 18)];
    expect(commonLevels(before, now)).toEqual({ before: [30, 22], now: [40, 33] });
  });

  it('tells a level that has gone from another that has come: a file without others has none of it', () => {
    const before = [row('Рыбинск', 30), row('Ростов', 12)];
    const now = [row('Рыбинск', 40), row('Углич', 15)];
    expect(commonLevels(before, now)).toEqual({ before: [30, 12, 0, 0], now: [40, 0, 15, 0] });
    expect(commonLevels([...before, row('прочие', 10)], now)).toEqual({ before: [30, 12, 10], now: [40, 0, 15] });
  });

  it('takes «прочие» of both files for no level: what one tells apart may be among them in the other', () => {
    const now = [row('Рыбинск', 40), row('Углич', 15), row('прочие', 11)];
    expect(commonLevels([row('Рыбинск', 30), row('прочие', 25)], now)).toEqual({ before: [30, 25], now: [40, 26] });
    // A level of the earlier file that few have by now is named «прочие» there.
    const renamed = [row('прочие', 229), row('прочие', 71)];
    expect(commonLevels(renamed, [row('Рыбинск', 246), row('прочие', 70)])).toEqual({ before: [300], now: [316] });
  });

  it('tells a level that went from one that came where neither may be among the others', () => {
    const before = [row('Ярославль', 60), row('Рыбинск', 30), row('прочие', 11)];
    const now = [row('Ярославль', 70), row('Кострома', 35), row('прочие', 12)];
    expect(commonLevels(before, now)).toEqual({ before: [60, 30, 11], now: [70, 12, 35] });
    // As many as the others are: it may be among them.
    const few = [row('Ярославль', 78), row('Кострома', 11), row('прочие', 12)];
    expect(commonLevels(before, few)).toEqual({ before: [60, 41], now: [78, 23] });
    const many = [row('Ярославль', 70), row('Кострома', 35), row('прочие', 60)];
    expect(commonLevels(before, many)).toEqual({ before: [60, 41], now: [70, 95] });
  });
});

describe('commonRuns', () => {
  it('keeps the levels that both files have whole, the merged among them', () => {
    const before = [row('0', 20), row('1', 30), row('2–4', 11)];
    const now = [row('0', 21), row('1', 31), row('2–4', 12)];
    expect(commonRuns(before, now)).toEqual({ before: [20, 30, 11], now: [21, 31, 12] });
  });

  it('cuts only where both files have a cut', () => {
    const before = [row('0', 20), row('1', 30), row('2–4', 11)];
    expect(commonRuns(before, [row('0–1', 18), row('2', 25), row('3–5', 12)])).toEqual({
      before: [50, 11],
      now: [18, 37],
    });
  });
});

describe('commonBins', () => {
  it('cuts only at edges that neither file has inside a bin', () => {
    const before = [
      { low: null, high: 25, n: 10 },
      { low: 25, high: 30, n: 20 },
      { low: 30, high: null, n: 30 },
    ];
    const now = [
      { low: null, high: 30, n: 15 },
      { low: 30, high: 40, n: 25 },
      { low: 40, high: null, n: 35 },
    ];
    expect(commonBins(before, now)).toEqual({ before: [30, 30], now: [15, 60] });
  });

  it('has one cell where the files share no edge, and no empty one past the last', () => {
    const two = (low: number, cut: number, high: number) => [
      { low, high: cut, n: 10 },
      { low: cut, high, n: 20 },
    ];
    expect(commonBins(two(0, 5, 10), two(0, 6, 10))).toEqual({ before: [30], now: [30] });
    expect(commonBins(two(0, 5, 10), two(0, 5, 10))).toEqual({ before: [10, 20], now: [10, 20] });
    // The last bin of one file lies past all of the other.
    expect(commonBins(two(0, 5, 10), two(5, 10, 15))).toEqual({ before: [10, 20, 0], now: [0, 10, 20] });
  });

  it('has two cells of as much as is sure where the files share no edge and yet lie apart', () => {
    // Roubles, and thousands of them: at least 80 of 100 were from 200 on, and no more than 30 of 150 can be now.
    const roubles = [
      { low: null, high: 200, n: 20 },
      { low: 200, high: 500, n: 50 },
      { low: 500, high: null, n: 30 },
    ];
    const thousands = [
      { low: null, high: 1, n: 40 },
      { low: 1, high: 2, n: 80 },
      { low: 2, high: null, n: 30 },
    ];
    expect(commonBins(roubles, thousands)).toEqual({ before: [20, 80], now: [120, 30] });
    expect(commonBins(thousands, roubles)).toEqual({ before: [120, 30], now: [20, 80] });
    // All of the second may lie as those of the first do.
    expect(commonBins(roubles, [{ low: null, high: null, n: 90 }])).toEqual({ before: [100], now: [90] });
  });

  it('puts cuts in the order of numbers', () => {
    const bins = [
      { low: 9, high: 100, n: 2 },
      { low: 100, high: null, n: 3 },
      { low: null, high: 9, n: 1 },
    ];
    expect(commonBins(bins, bins)).toEqual({ before: [1, 2, 3], now: [1, 2, 3] });
  });

  it('takes an open end for endless, below nought too', () => {
    const bins = (...edges: readonly (number | null)[]) =>
      edges.slice(1).map((high, i) => ({ low: edges[i]!, high, n: i + 1 }));
    const three = bins(null, -5, 0, null);
    expect(commonBins(three, three)).toEqual({ before: [1, 2, 3], now: [1, 2, 3] });
    expect(commonBins(bins(null, -5, null), bins(null, -7, null))).toEqual({ before: [3], now: [3] });
    expect(commonBins(bins(null, -5), bins(null, -5))).toEqual({ before: [1], now: [1] });
  });
});

describe('withMissing', () => {
  it('adds a cell for those of whom nothing is known', () => {
    expect(withMissing({ before: [1, 5], now: [2, 6] }, 3, 4)).toEqual({ before: [1, 5, 3], now: [2, 6, 4] });
  });

  it('leaves a single cell by itself: it tells of no shift, whatever the values have done', () => {
    expect(withMissing({ before: [1], now: [2] }, 3, 4)).toEqual({ before: [1], now: [2] });
    // All known clients of both files have one level.
    const one = commonLevels([row('Рыбинск', 30)], [row('Рыбинск', 60)]);
    expect(withMissing(one, 3, 40)).toEqual({ before: [30, 0], now: [60, 0] });
    expect(withMissing({ before: [0, 5], now: [6, 0] }, 3, 4).before).toHaveLength(3);
  });
});
