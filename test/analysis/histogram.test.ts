import { describe, expect, it } from 'vitest';
import { histogram } from '../../src/analysis/histogram.ts';

const values = Float64Array.from({ length: 400 }, (_, i) => i % 200);
const outcome = Uint16Array.from({ length: 400 }, (_, i) => (i < 200 ? 0 : 1));

describe('histogram', () => {
  it('holds everybody once, the end bins what lies beyond', () => {
    const { bins, n } = histogram(values, outcome, { bins: 10 });
    expect(n).toBe(400);
    expect(bins.reduce((s, b) => s + b.n, 0)).toBe(400);
    expect(bins.reduce((s, b) => s + b.stayedShare, 0)).toBeCloseTo(1, 12);
    expect(bins[0]!.low).toBeGreaterThan(0);
  });

  it('leaves out an edge with 1 to 9 clients to one of another table', () => {
    const [first, second, ...more] = histogram(values, outcome, { bins: 10 }).bins;
    const near = histogram(values, outcome, { bins: 10, cuts: [first!.n + 9] }).bins;
    expect(near[0]).toMatchObject({ low: first!.low, high: second!.high, n: first!.n + second!.n });
    expect(near[0]!.stayedShare).toBeCloseTo(first!.stayedShare + second!.stayedShare, 12);
    expect(near.slice(1)).toEqual(more);
    expect(histogram(values, outcome, { bins: 10, cuts: [first!.n, first!.n + 10] }).bins).toEqual([
      first,
      second,
      ...more,
    ]);
  });

  it('ends at the 5th and 95th percentile where the 1st or the 99th is that of a few clients', () => {
    const capped = (most: number) => values.map((v, i) => (i >= 400 - most ? 300.5 : v));
    const edges = (some: Float64Array) => {
      const { bins } = histogram(some, outcome, { bins: 10 });
      return [bins[0]!.low, bins.at(-1)!.high];
    };
    const [least, most] = edges(capped(9));
    expect(least).toBeCloseTo(9.95, 12);
    expect(most).toBeCloseTo(189.05, 12);
    expect(edges(capped(10))[1]).toBe(300.5);
    // Where those are too, nothing is drawn: eight of a hundred have the largest value.
    const [few, half] = [values.subarray(0, 100), Uint16Array.from({ length: 100 }, (_, i) => i % 2)];
    expect(
      histogram(
        few.map((v) => (v >= 92 ? 300.5 : v)),
        half,
      ).bins,
    ).toEqual([]);
  });

  it('merges bins of under ten clients, and leaves those of nobody empty', () => {
    const few = Float64Array.from(values, (v) => (v > 90 && v < 120 ? (v < 92 ? 100 : 90) : v));
    const { bins } = histogram(few, outcome, { bins: 40 });
    for (const { n } of bins) if (n > 0) expect(n).toBeGreaterThanOrEqual(10);
    const scores = Float64Array.from({ length: 1000 }, (_, i) => [600, 650, 700, 750, 800][i % 5]!);
    const lattice = histogram(
      scores,
      Uint16Array.from(scores, (_, i) => (i >> 3) % 2),
      { whole: true },
    ).bins;
    expect(lattice.filter(({ n }) => n > 0).map(({ low, high, n }) => [low, high - low, n])).toEqual(
      [600, 645, 699, 744, 798].map((low) => [low, 9, 200]),
    );
  });

  it('counts missing values by group', () => {
    const holes = values.map((v, i) => (i < 50 ? NaN : v));
    expect(histogram(holes, outcome)).toMatchObject({
      n: 350,
      missing: 50,
      missingStayedShare: 0.25,
      missingChurnedShare: 0,
    });
  });

  it('puts zeros into the first bin of a logarithmic scale', () => {
    const money = Float64Array.from({ length: 400 }, (_, i) => (i < 40 ? 0 : 1000 + i));
    const { bins, nonPositive } = histogram(money, outcome, { scale: 'log' });
    expect(nonPositive).toBe(40);
    expect(histogram(money, outcome).nonPositive).toBe(0);
    const few = Float64Array.from({ length: 400 }, (_, i) => (i < 4 ? -1 : 1000 + i));
    expect(histogram(few, outcome, { scale: 'log' }).nonPositive).toBeNull();
    expect(bins.reduce((s, b) => s + b.n, 0)).toBe(400);
    expect(bins[0]!.n).toBeGreaterThanOrEqual(40);
  });

  it('takes no column for whole numbers by its unit alone: of one in which more than a tenth has fractions the ends are those of the values', () => {
    const outcome = Uint16Array.from({ length: 1000 }, (_, i) => i % 2);
    const shares = Float64Array.from({ length: 1000 }, (_, i) => (i % 100) / 100);
    expect(histogram(shares, outcome, { whole: true })).toEqual(histogram(shares, outcome));
    expect(histogram(shares, outcome, { whole: true }).bins.length).toBeGreaterThan(20);
    const few = Float64Array.from({ length: 1000 }, (_, i) => (i % 50) + (i < 100 ? 0.5 : 0));
    expect(histogram(few, outcome, { whole: true }).bins.every(({ low }) => Number.isInteger(low))).toBe(true);
    // One more than a tenth, and all of them among those who left.
    const more = Float64Array.from({ length: 1000 }, (_, i) => (i % 50) + (i < 202 && i % 2 === 1 ? 0.5 : 0));
    expect(histogram(more, outcome, { whole: true })).toEqual(histogram(more, outcome));
  });

  it('has no bins for one whole number, as for any one value', () => {
    const same = new Float64Array(400).fill(40);
    const outcome = Uint16Array.from(same, (_, i) => i % 2);
    expect(histogram(same, outcome, { whole: true }).bins).toEqual([]);
  });

  it('gives each whole number of a column the same width, the last one too', () => {
    const ages = Float64Array.from({ length: 1100 }, (_, i) => 30 + (i % 11));
    const one = histogram(
      ages,
      Uint16Array.from(ages, (_, i) => i % 2),
      { whole: true },
    );
    expect(one.bins.map(({ low, high, n }) => [low, high, n])).toEqual(
      Array.from({ length: 11 }, (_, i) => [30 + i, 31 + i, 100]),
    );
    const two = histogram(
      ages,
      Uint16Array.from(ages, (_, i) => i % 2),
      { whole: true, bins: 10 },
    );
    expect(two.bins.map(({ low, high, n }) => [low, high, n])).toEqual(
      [30, 32, 34, 36, 38].map((low) => [low, low + 2, 200]).concat([[40, 42, 100]]),
    );
  });

  it('has no bins for equal, few or no values', () => {
    expect(histogram(new Float64Array(400).fill(3), outcome).bins).toEqual([]);
    expect(histogram(Float64Array.of(1, 2), Uint16Array.of(0, 1)).bins).toEqual([]);
    expect(histogram(new Float64Array(0), new Uint16Array(0))).toMatchObject({
      n: 0,
      bins: [],
      missingStayedShare: null,
    });
  });

  it('counts bins of equal width on the logarithm, whatever is not above nought in the first', () => {
    // 100 at each power of ten from 1 to 1000, so that the 1st and 99th percentile are its ends; 40 at nought.
    const powers = Float64Array.from({ length: 440 }, (_, i) => (i < 40 ? 0 : 10 ** Math.floor((i - 40) / 100)));
    const left = Uint16Array.from(powers, (v, i) => (v >= 100 || i < 20 ? 1 : 0));
    const found = histogram(powers, left, { scale: 'log', bins: 3 });
    expect(found).toMatchObject({ scale: 'log', n: 440, nonPositive: 40, medianStayed: 1, medianChurned: 100 });
    found.bins.forEach(({ low, high }, i) => {
      expect(low).toBeCloseTo(10 ** i, 9);
      expect(high).toBeCloseTo(10 ** (i + 1), 9);
    });
    expect(found.bins.reduce((sum, { n }) => sum + n, 0)).toBe(440);
    expect(found.bins[0]).toMatchObject({ n: 140, stayedShare: 120 / 220, churnedShare: 20 / 220 });
    expect(histogram(powers, left, { scale: 'log', bins: 3, whole: true })).toEqual(found);
  });

  it('puts counts in the middle of bins of one width', () => {
    const counts = Float64Array.from({ length: 400 }, (_, i) => 1 + (i % 4));
    const of = (bins: number) =>
      histogram(counts, outcome, { centred: true, bins }).bins.map(({ low, high, n }) => [low, high, n]);
    expect(of(24)).toEqual([1, 2, 3, 4].map((x) => [x - 0.5, x + 0.5, 100]));
    // Four counts in three bins: of width two, for a width of 4/3 would split a count.
    expect(of(3)).toEqual([
      [0.5, 2.5, 200],
      [2.5, 4.5, 200],
    ]);
  });

  it('begins and ends at whole numbers where a percentile lies between two', () => {
    // Of twice 0 … 199 the 1st percentile is 1.99 and the 99th 197.01.
    const ends = (options: object) =>
      histogram(values, outcome, { bins: 1, ...options }).bins.map(({ low, high, n }) => [low, high, n]);
    expect(ends({ whole: true })).toEqual([[1, 198, 400]]);
    expect(ends({ centred: true })).toEqual([[0.5, 197.5, 400]]);
  });

  it('counts numbers under nought as it counts those above', () => {
    const sizes = (shift: number) =>
      histogram(
        values.map((v) => v - shift),
        outcome,
        { bins: 10 },
      ).bins.map(({ n }) => n);
    expect(sizes(100)).toEqual(sizes(0));
  });

  it('joins a small bin to its smaller neighbour, the first and the last to the one they have', () => {
    const sizes = [5, 100, 4, 90, 95, 6];
    const whole = Float64Array.from(sizes.flatMap((n, value) => Array<number>(n).fill(value)));
    const { bins } = histogram(
      whole,
      Uint16Array.from(whole, (_, i) => i % 2),
      { whole: true },
    );
    expect(bins.map(({ low, high, n }) => [low, high, n])).toEqual([
      [0, 2, 105],
      [2, 4, 94],
      [4, 6, 101],
    ]);
  });

  it('has two dozen bins unless told otherwise', () => {
    const even = Float64Array.from({ length: 4800 }, (_, i) => Math.floor(i / 2));
    const { bins } = histogram(
      even,
      Uint16Array.from(even, (_, i) => i % 2),
    );
    expect(bins.length).toBe(24);
    expect(bins[0]!.low).toBeCloseTo(23.99, 9);
    expect(bins.at(-1)!.high).toBeCloseTo(2375.01, 9);
  });

  it('tells no median, number or bin of a group of under ten, nor bins of under a hundred', () => {
    /** Values 0, 1, 2 … of so many who stayed, and of so many who left. */
    const of = (stayed: number, churned: number) =>
      histogram(
        Float64Array.from({ length: stayed + churned }, (_, i) => (i < stayed ? i : i - stayed)),
        Uint16Array.from({ length: stayed + churned }, (_, i) => (i < stayed ? 0 : 1)),
      );
    expect(of(191, 9)).toMatchObject({
      n: 200,
      missingStayedShare: 0,
      medianStayed: 95,
      medianChurned: null,
      bins: [],
    });
    expect(of(9, 191)).toMatchObject({ n: 200, medianStayed: null, medianChurned: 95, bins: [] });
    expect(of(190, 10)).toMatchObject({ medianStayed: 94.5, medianChurned: 4.5 });
    expect(of(10, 190)).toMatchObject({ medianStayed: 4.5, medianChurned: 94.5 });
    expect(of(190, 10).bins.length).toBeGreaterThan(1);
    expect(of(50, 49)).toMatchObject({ n: 99, bins: [] });
    expect(of(50, 50).bins.length).toBeGreaterThan(1);
    expect(of(5, 4)).toMatchObject({ n: null, bins: [] });
    // Nobody left is no small group: those who stayed are told.
    expect(of(200, 0)).toMatchObject({ n: 200, medianChurned: null, missingChurnedShare: null });
    for (const { churnedShare } of of(200, 0).bins) expect(churnedShare).toBe(0);
    for (const { stayedShare } of of(0, 200).bins) expect(stayedShare).toBe(0);
  });
});
