import { describe, expect, it } from 'vitest';
import { rateByLevel, rateByQuarter } from '../../src/analysis/rateBy.ts';

/** Clients of each level in turn: [code, how many, of them churned]. */
function clients(...groups: [number, number, number][]) {
  const codes = groups.flatMap(([code, n]) => Array<number>(n).fill(code));
  const outcome = groups.flatMap(([, n, churned]) => Array.from({ length: n }, (_, i) => (i < churned ? 1 : 0)));
  return { codes: Uint16Array.from(codes), outcome: Uint16Array.from(outcome) };
}

describe('rateByLevel', () => {
  it('gives n, churned, rate and Wilson interval of each level', () => {
    const { codes, outcome } = clients([0, 100, 20], [1, 50, 5]);
    const [a, b] = rateByLevel(codes, ['да', 'нет'], outcome);
    expect(a).toMatchObject({ value: 'да', n: 100, churned: 20, rate: 0.2, known: null, unknown: null });
    expect(a!.ci![0]).toBeCloseTo(0.1333669, 6);
    expect(a!.ci![1]).toBeCloseTo(0.2888292, 6);
    expect(b).toMatchObject({ n: 50, churned: 5 });
  });

  it('merges a small ordered level into its neighbour towards the middle', () => {
    const { codes, outcome } = clients([0, 1, 1], [1, 40, 4], [2, 40, 4], [3, 9, 9]);
    expect(rateByLevel(codes, ['0', '1', '2', '3'], outcome, { ordered: true }).map((r) => [r.value, r.n])).toEqual([
      ['0–1', 41],
      ['2–3', 49],
    ]);
  });

  it('gathers small unordered levels, and one more where they are still too few', () => {
    const enough = clients([0, 50, 5], [1, 6, 1], [2, 7, 1]);
    expect(rateByLevel(enough.codes, ['а', 'б', 'в'], enough.outcome).map((r) => [r.value, r.n])).toEqual([
      ['а', 50],
      ['прочие', 13],
    ]);
    const few = clients([0, 50, 5], [1, 20, 1], [2, 7, 1]);
    expect(rateByLevel(few.codes, ['а', 'б', 'в'], few.outcome).map((r) => [r.value, r.n])).toEqual([
      ['а', 50],
      ['прочие', 27],
    ]);
  });

  it('leaves out missing codes and levels without clients', () => {
    const { codes, outcome } = clients([0, 20, 2], [65535, 5, 5]);
    expect(rateByLevel(codes, ['а', 'б'], outcome).map((r) => [r.value, r.n])).toEqual([['а', 20]]);
  });

  it('tells the rate where another column is known and unknown', () => {
    const { codes, outcome } = clients([0, 40, 10]);
    const known = Uint8Array.from({ length: 40 }, (_, i) => (i < 25 ? 1 : 0));
    expect(rateByLevel(codes, ['а'], outcome, { known })[0]).toMatchObject({
      known: { n: 25, churned: 10 },
      unknown: { n: 15, churned: 0 },
    });
  });
});

describe('rateByQuarter', () => {
  const values = Float64Array.from({ length: 400 }, (_, i) => i);
  const outcome = Uint16Array.from(values, (v) => (v >= 300 ? 1 : 0));

  it('cuts at the quartiles', () => {
    expect(rateByQuarter(values, outcome).map((r) => [r.n, r.rate])).toEqual([
      [100, 0],
      [100, 0],
      [100, 0],
      [100, 1],
    ]);
  });

  it('shows no least and no largest value', () => {
    const bands = rateByQuarter(values, outcome);
    expect(bands[0]!.low).toBeGreaterThan(0);
    expect(bands.at(-1)!.high).toBeLessThan(399);
  });

  it('has no outer ends of under a hundred values, nor where they are those of a few clients', () => {
    const ends = (some: Float64Array) => {
      const bands = rateByQuarter(some, new Uint16Array(some.length));
      return [bands[0]!.low, bands.at(-1)!.high];
    };
    expect(ends(values.subarray(0, 99))).toEqual([null, null]);
    // Nine of 400 have 500 000, and so has the 99th percentile; ten of the least have 100,5.
    const capped = (most: number) => values.map((v) => (v >= 400 - most ? 500_000 : Math.max(v, 9) + 91.5));
    expect(ends(capped(9))).toEqual([100.5, null]);
    expect(ends(capped(10))).toEqual([100.5, 500_000]);
  });

  it('lets equal cuts fall together and is empty of few values', () => {
    expect(rateByQuarter(new Float64Array(100).fill(3), new Uint16Array(100)).map((r) => r.n)).toEqual([100]);
    expect(rateByQuarter(values.subarray(0, 20), outcome)).toEqual([]);
  });
});
