import { describe, expect, it } from 'vitest';
import { extremesOf, levelMediansOf } from '../../src/analysis/groupFigures.ts';
import { sampleOf } from '../../src/analysis/samplesOf.ts';

const group = (value: string, n: number, first: number) => ({
  value,
  sample: sampleOf(Float64Array.from({ length: n }, (_, i) => first + i)),
});

describe('groups with the lowest and the highest median', () => {
  it('are named of those of ten clients and more', () => {
    expect(levelMediansOf([group('b', 11, 20), group('a', 10, 0), group('c', 12, 5)])).toEqual({
      lowest: { value: 'a', n: 10, median: 4.5 },
      highest: { value: 'b', n: 11, median: 25 },
    });
  });

  it('are none where fewer than two are so large, or where the rest would tell of a few', () => {
    expect(levelMediansOf([])).toBeNull();
    expect(levelMediansOf([group('a', 10, 0), group('b', 9, 20)])).toBeNull();
    expect(levelMediansOf([group('a', 10, 0), group('b', 10, 20), group('c', 9, 5)])).toBeNull();
  });
});

describe('levels with the lowest and the highest rate', () => {
  it('are named of those of ten clients and more, whatever the order', () => {
    const found = extremesOf(
      [
        [15, 5],
        [9, 1],
        [4, 16],
      ],
      ['a', 'b', 'c'],
    )!;
    expect(found.lowest).toMatchObject({ value: 'b', n: 10, churned: 1, rate: 0.1 });
    expect(found.highest).toMatchObject({ value: 'c', n: 20, churned: 16, rate: 0.8 });
  });

  it('are none where fewer than two are so large, or where the rest would tell of a few', () => {
    expect(extremesOf([[15, 5]], ['a'])).toBeNull();
    expect(
      extremesOf(
        [
          [15, 5],
          [4, 5],
        ],
        ['a', 'b'],
      ),
    ).toBeNull();
    expect(
      extremesOf(
        [
          [15, 5],
          [9, 1],
          [4, 5],
        ],
        ['a', 'b', 'c'],
      ),
    ).toBeNull();
  });
});
