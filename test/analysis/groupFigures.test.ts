import { describe, expect, it } from 'vitest';
import { extremesOf, levelMediansOf, mediansOf } from '../../src/analysis/groupFigures.ts';
import { sampleOf } from '../../src/analysis/samplesOf.ts';
import { medianKnown } from '../../src/analysis/select.ts';

const group = (value: string, n: number, first: number) => ({
  value,
  sample: sampleOf(Float64Array.from({ length: n }, (_, i) => first + i)),
});

/** A sum that `most` clients have, one fewer less: it is the median. */
const capped = (most: number) =>
  Float64Array.from({ length: 2 * most - 1 }, (_, i) => (i >= most - 1 ? 500_000 : 400_000 + i));

describe('medians of a group', () => {
  it('are told where they are no sum that under ten clients have and none has more', () => {
    const others = group('a', 10, 0).sample;
    const told = (most: number) => [
      medianKnown(capped(most)),
      mediansOf({ of: sampleOf(capped(most)), against: others, missing: 0 })?.of ?? null,
      mediansOf({ of: others, against: sampleOf(capped(most)), missing: 0 })?.against ?? null,
      levelMediansOf([
        { value: 'c', sample: sampleOf(capped(most)) },
        { value: 'a', sample: others },
      ])?.highest.median ?? null,
    ];
    expect(told(9)).toEqual([null, null, null, null]);
    expect(told(10)).toEqual([500_000, 500_000, 500_000, 500_000]);
    expect(medianKnown(Float64Array.of(...capped(11), NaN))).toBe(500_000);
    expect([medianKnown(capped(5)), medianKnown(Float64Array.from({ length: 10 }, (_, i) => i))]).toEqual([null, 4.5]);
  });
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
