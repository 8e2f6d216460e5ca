import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bivariateUpperTail } from '../../src/analysis/bivariateNormal.ts';
import * as correlation from '../../src/analysis/correlation.ts';
import {
  informationOfLevels,
  informationOfMissing,
  informationOfNumbers,
} from '../../src/analysis/informationValue.ts';
import { equalFrequencyBins, equalWidthBins, phik } from '../../src/analysis/phik.ts';

const of = (...values: number[]) => Float64Array.from(values);
const pairOf =
  (matrix: typeof correlation.pearson) =>
  (a: Float64Array, b: Float64Array): number | null =>
    matrix([
      { name: 'a', values: a },
      { name: 'b', values: b },
    ])['a']!['b']!;
const [pearson, spearman] = [pairOf(correlation.pearson), pairOf(correlation.spearman)];
const coded = (values: number[], size: number) => ({ codes: Uint16Array.from(values), size });

describe('pearson and spearman', () => {
  it('rank ties by the mean of their ranks, among the rows where both are known', () => {
    const [a, b] = [of(30, 10, NaN, 20, 20, 5), of(1, 2, 3, 7, 7, NaN)];
    expect(spearman(a, b)).toBe(pearson(of(4, 1, 2.5, 2.5), of(1, 2, 3.5, 3.5)));
  });

  it('are right by hand', () => {
    expect(pearson(of(1, 2, 3, 4), of(1, 3, 2, 4))).toBeCloseTo(0.8, 14);
    expect(spearman(of(1, 2, 3, 4), of(1, 4, 9, 100))).toBe(1);
    expect(spearman(of(1, 2, 2, 4), of(8, 6, 6, 1))).toBeCloseTo(-1, 14);
  });

  it('use the rows where both are known', () => {
    expect(pearson(of(1, 2, NaN, 3, 4), of(1, 3, 100, 2, 4))).toBeCloseTo(0.8, 14);
    expect(spearman(of(1, NaN, 2, 3, 4), of(1, 7, 3, 2, 4))).toBeCloseTo(0.8, 14);
  });

  it('are null without variance or clients', () => {
    expect(pearson(of(1, 1, 1), of(1, 2, 3))).toBeNull();
    expect(pearson(of(1, 2, 3), of(1, 1, 1))).toBeNull();
    expect(pearson(of(), of())).toBeNull();
    expect(spearman(of(1, 2), of(1, 2))).toBeNull();
  });

  it('do not change with shift, scale or the order of the pair', () => {
    const column = fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 5, maxLength: 30 });
    fc.assert(
      fc.property(column, column, (x, y) => {
        const n = Math.min(x.length, y.length);
        const a = Float64Array.from(x.slice(0, n));
        const b = Float64Array.from(y.slice(0, n));
        const r = pearson(a, b);
        if (r === null) return;
        expect(pearson(b, a)).toBeCloseTo(r, 12);
        expect(
          pearson(
            a.map((v) => 3 * v + 7),
            b,
          ),
        ).toBeCloseTo(r, 10);
        expect(
          pearson(
            a.map((v) => -v),
            b,
          ),
        ).toBeCloseTo(-r, 12);
      }),
    );
  });

  it('make a symmetric matrix with a diagonal of 1', () => {
    const columns = [
      { name: 'a', values: of(1, 2, 3, 4) },
      { name: 'b', values: of(1, 3, 2, 4) },
    ];
    const table = correlation.pearson(columns);
    expect(table['a']!['b']).toBe(table['b']!['a']);
    expect(table['a']!['a']).toBe(1);
    expect([correlation.pearson([]), correlation.spearman([])]).toEqual([{}, {}]);
  });

  it('are of a pair what they are beside other columns, with gaps, infinities and ties', () => {
    const cell = fc.oneof(
      fc.integer({ min: -3, max: 3 }),
      fc.double({ min: -1e3, max: 1e3, noNaN: true }),
      fc.constantFrom(NaN, Infinity, -Infinity),
    );
    const column = fc.array(cell, { minLength: 700, maxLength: 700 }).map((values) => Float64Array.from(values));
    const whole = fc
      .array(fc.integer({ min: 0, max: 200 }), { minLength: 700, maxLength: 700 })
      .map((values) => Float64Array.from(values));
    fc.assert(
      fc.property(column, column, whole, whole, (a, b, c, d) => {
        const columns = Object.entries({ a, b, c, d }).map(([name, values]) => ({ name, values }));
        for (const matrix of [correlation.pearson, correlation.spearman]) {
          const table = matrix(columns);
          for (const first of columns)
            for (const second of columns) {
              if (first === second) continue;
              // Of the rows where both are finite and nothing else is there.
              const rows = [...a.keys()].filter((i) => Number.isFinite(first.values[i]! + second.values[i]!));
              const alone = pairOf(matrix)(
                of(...rows.map((i) => first.values[i]!)),
                of(...rows.map((i) => second.values[i]!)),
              );
              const found = table[first.name]![second.name]!;
              if (alone === null) expect(found).toBeNull();
              else expect(found).toBeCloseTo(alone, 12);
            }
        }
      }),
      { numRuns: 20 },
    );
  });
});

describe('bivariateUpperTail', () => {
  it.each([
    [0.5, 1, 0.93, 0.15388353111854922],
    [2, 2, 0.95, 0.016024483704266528],
    [3, 2, 0.95, 0.0013487851526788946],
    [2, 2, 0.99, 0.019711642648668946],
    // Plackett's integral by mpmath in 40 digits: each rule of points, both signs.
    [0.5, 1.2, 0.2, 0.0499776803098605953],
    [1, 1, -0.29, 0.0107202883409468703],
    [-0.7, 2, 0.05, 0.0180583464882502036],
    [1.5, 0.3, 0.6, 0.0568067746912366186],
    [-1, -0.5, -0.7, 0.53599759957532868],
    [0.2, 2.2, 0.9, 0.0139033792139633639],
    [0.5, 0.6, 0.97, 0.255084675352120271],
    [-0.4, 1, -0.95, 0.00110447852808176522],
    [2, 1.9, 0.999, 0.0227383905710784702],
  ])('P(X > %d, Y > %d; %d)', (h, k, r, expected) => {
    expect(Math.abs(bivariateUpperTail(h, k, r) / expected - 1)).toBeLessThan(1e-12);
  });

  it('is a quarter and an arcsine at the origin', () => {
    for (const r of [-0.9, -0.5, 0, 0.2, 0.6, 0.8, 0.97])
      expect(bivariateUpperTail(0, 0, r)).toBeCloseTo(0.25 + Math.asin(r) / (2 * Math.PI), 13);
  });
});

describe('phik', () => {
  it('is 0 of independent columns, 1 of equal ones, null of one level', () => {
    const a = Array.from({ length: 400 }, (_, i) => i % 2);
    const b = Array.from({ length: 400 }, (_, i) => Math.floor(i / 2) % 2);
    expect(phik(coded(a, 2), coded(b, 2))).toBe(0);
    const levels = Array.from({ length: 400 }, (_, i) => i % 4);
    expect(phik(coded(levels, 4), coded(levels, 4))).toBe(1);
    expect(
      phik(
        coded(a, 2),
        coded(
          a.map(() => 0),
          1,
        ),
      ),
    ).toBeNull();
  });

  it('does not change with the order of rows or of the pair', () => {
    const a = Array.from({ length: 300 }, (_, i) => (i * 7) % 3);
    const b = a.map((v, i) => (i % 5 === 0 ? (v + 1) % 3 : v));
    const value = phik(coded(a, 3), coded(b, 3))!;
    expect(value).toBeGreaterThan(0.5);
    expect(phik(coded(b, 3), coded(a, 3))).toBeCloseTo(value, 12);
    expect(phik(coded([...a].reverse(), 3), coded([...b].reverse(), 3))).toBeCloseTo(value, 12);
  });

  it('bins by equal numbers and by equal widths, the least value in the first', () => {
    const values = Float64Array.from({ length: 100 }, (_, i) => (i + 1) ** 3);
    const counts = ({ codes, size }: { codes: Uint16Array; size: number }) =>
      Array.from({ length: size }, (_, bin) => codes.filter((c) => c === bin).length);
    expect(counts(equalFrequencyBins(values))).toEqual([10, 10, 10, 10, 10, 10, 10, 10, 10, 10]);
    expect(counts(equalWidthBins(values))[0]).toBe(46);
    expect(equalFrequencyBins(of(NaN, 1, 2)).codes[0]).toBe(65535);
  });

  it('leaves a value that lies on an edge in the bin that NumPy gives it', () => {
    const whole = (least: number, most: number) => Float64Array.from({ length: most - least + 1 }, (_, i) => least + i);
    const counts = ({ codes, size }: { codes: Uint16Array; size: number }) =>
      Array.from({ length: size }, (_, bin) => codes.filter((c) => c === bin).length);
    // np.quantile(x, np.linspace(0, 1, 11)): the 7th tenth of 0 … 90 is 63 itself, and 0.7 · 90 is a little less.
    expect(counts(equalFrequencyBins(whole(0, 90)))).toEqual([10, 9, 9, 9, 9, 9, 9, 9, 9, 9]);
    // np.linspace(22 − 22e-14, 112, 11): its 9th edge is 103.
    expect(counts(equalWidthBins(whole(22, 112)))).toEqual([9, 9, 9, 9, 9, 9, 9, 9, 10, 9]);
  });
});

describe('information value', () => {
  const outcome = (rates: readonly number[], each: number) =>
    Uint16Array.from(rates.flatMap((rate) => Array.from({ length: each }, (_, i) => (i < rate * each ? 1 : 0))));

  it('is right by hand for two levels', () => {
    const codes = Uint16Array.from({ length: 200 }, (_, i) => (i < 100 ? 0 : 1));
    const { iv, bins } = informationOfLevels('x', codes, ['а', 'б'], outcome([0.1, 0.3], 100));
    const woe = [Math.log(90 / 160 / (10 / 40)), Math.log(70 / 160 / (30 / 40))];
    expect(bins.map((b) => b.woe)).toEqual([expect.closeTo(woe[0]!, 12), expect.closeTo(woe[1]!, 12)]);
    expect(iv).toBeCloseTo((90 / 160 - 10 / 40) * woe[0]! + (70 / 160 - 30 / 40) * woe[1]!, 12);
  });

  it('joins one small level to the smallest of the others', () => {
    const codes = Uint16Array.from({ length: 225 }, (_, i) => (i < 120 ? 0 : i < 220 ? 1 : 2));
    const left = Uint16Array.from(codes, (_, i) => i % 2);
    const { n, bins } = informationOfLevels('x', codes, ['а', 'б', 'в'], left);
    expect([n, ...bins.map((bin) => [bin.levels, bin.n, bin.churned])]).toEqual([
      225,
      [['а'], 120, 60],
      [['б', 'в'], 105, 52],
    ]);
  });

  it('cuts a number where the outcome changes, each bin with 5 % of the clients', () => {
    const values = Float64Array.from({ length: 400 }, (_, i) => i);
    const { bins } = informationOfNumbers('x', values, outcome([0.1, 0.6], 200));
    expect(bins.some((b) => b.high !== undefined && b.high !== null && Math.abs(b.high - 199) < 25)).toBe(true);
    for (const bin of bins) expect(bin.n).toBeGreaterThanOrEqual(20);
  });

  it('tells two bins as one where 1 to 9 clients lie between their edge and one of another table', () => {
    const values = Float64Array.from({ length: 400 }, (_, i) => (i < 40 ? NaN : i));
    const left = outcome([0, 0.6, 0.6, 0.1], 100);
    const found = informationOfNumbers('x', values, left);
    const [edge, next] = [found.bins[0]!.n, found.bins[1]!];
    expect(informationOfNumbers('x', values, left, [edge, edge + 10])).toEqual(found);
    const told = informationOfNumbers('x', values, left, [edge + 9]);
    expect(told.bins[0]).toMatchObject({
      low: null,
      high: next.high,
      n: edge + next.n,
      churned: found.bins[0]!.churned + next.churned,
    });
    expect(told.bins.slice(1)).toEqual(found.bins.slice(2));
    expect(told.bins.at(-1)).toMatchObject({ levels: ['missing'], n: 40 });
    expect([told.iv, told.n, told.missing]).toEqual([found.iv, found.n, found.missing]);
  });

  it('keeps missing values as a bin, and is finite where a bin has no churned', () => {
    const values = Float64Array.from({ length: 400 }, (_, i) => (i < 100 ? NaN : i));
    const { iv, bins, n, missing } = informationOfNumbers('x', values, outcome([0, 0.2, 0.4, 0.6], 100));
    expect(bins.at(-1)).toMatchObject({ levels: ['missing'], n: 100, churned: 0 });
    expect(Number.isFinite(iv)).toBe(true);
    expect([n, missing]).toEqual([400, 0]);
  });

  it('leaves empty cells out, and counts them, where they are under 5 % of the clients', () => {
    const left = outcome([0.1, 0.6], 200);
    const all = Float64Array.from({ length: 400 }, (_, i) => i);
    const some = all.map((v, i) => (i % 23 === 0 ? NaN : v));
    const kept = all.map((_, i) => i).filter((i) => i % 23 !== 0);
    const found = informationOfNumbers('x', some, left);
    const alone = informationOfNumbers(
      'x',
      Float64Array.from(kept),
      Uint16Array.from(kept, (i) => left[i]!),
    );
    expect(found).toEqual({ ...alone, missing: 18, n: 382, bins: alone.bins });
    expect(found.bins.every((bin) => bin.levels === undefined && bin.n >= 19)).toBe(true);
    expect(found.missing).toBe(400 - found.bins.reduce((s, bin) => s + bin.n, 0));
  });

  it('makes a bin of small levels that have 5 % together, and joins fewer to the smallest of the others', () => {
    const levelsOf = (...sizes: readonly number[]) => {
      const codes = Uint16Array.from(sizes.flatMap((size, code) => new Array<number>(size).fill(code)));
      const left = Uint16Array.from(codes, (_, i) => (i % 3 === 0 ? 1 : 0));
      const { bins } = informationOfLevels('x', codes, ['а', 'б', 'в', 'г'], left);
      return bins.map((bin) => [bin.levels?.join('+'), bin.n]);
    };
    expect(levelsOf(190, 190, 11, 9)).toEqual([
      ['а', 190],
      ['б', 190],
      ['в+г', 20],
    ]);
    expect(levelsOf(200, 181, 10, 9)).toEqual([
      ['а', 200],
      ['б+в+г', 200],
    ]);
  });

  it('says which condition failed where the known values are under 5 %, or none', () => {
    const left = outcome([0.1, 0.6], 200);
    const nothing = { iv: null, bins: [] };
    const few = Float64Array.from({ length: 400 }, (_, i) => (i < 15 ? i : NaN));
    expect(informationOfNumbers('x', few, left)).toMatchObject({
      ...nothing,
      n: 15,
      missing: 385,
      condition: 'smallBin',
    });
    const one = Float64Array.from({ length: 400 }, (_, i) => (i < 1 ? i : NaN));
    expect(informationOfNumbers('x', one, left)).toMatchObject({ ...nothing, n: null, missing: 399 });
    const none = new Float64Array(400).fill(NaN);
    expect(informationOfNumbers('x', none, left)).toMatchObject({ ...nothing, n: 0, missing: 400, condition: 'empty' });
    const codes = new Uint16Array(400).fill(65535);
    expect(informationOfLevels('x', codes, ['а'], left)).toMatchObject({
      ...nothing,
      missing: 400,
      condition: 'empty',
    });
  });

  it('of one level, and of ties alone, is nought: a single bin', () => {
    const left = outcome([0.1, 0.6], 200);
    expect(informationOfNumbers('x', new Float64Array(400).fill(7), left)).toMatchObject({ iv: 0, condition: null });
    expect(informationOfLevels('x', new Uint16Array(400), ['а'], left)).toMatchObject({ iv: 0 });
  });

  it('of being missing is that of two levels, by hand; null where one side is under 5 %', () => {
    const left = outcome([0.1, 0.3], 100);
    const isMissing = (least: number) => Uint8Array.from({ length: 200 }, (_, i) => (i >= least ? 1 : 0));
    const { iv, bins } = informationOfMissing('x', isMissing(100), left);
    const woe = [Math.log(90 / 160 / (10 / 40)), Math.log(70 / 160 / (30 / 40))];
    expect(iv).toBeCloseTo((90 / 160 - 10 / 40) * woe[0]! + (70 / 160 - 30 / 40) * woe[1]!, 12);
    expect(bins.map(({ levels, n }) => [levels, n])).toEqual([
      [['known'], 100],
      [['missing'], 100],
    ]);
    expect(informationOfMissing('x', isMissing(191), left)).toMatchObject({ iv: null, condition: 'smallBin' });
    expect(informationOfMissing('x', isMissing(100), new Uint16Array(200))).toMatchObject({ condition: 'oneOutcome' });
  });

  it('is null with one outcome', () => {
    expect(informationOfNumbers('x', of(1, 2, 3), new Uint16Array(3)).iv).toBeNull();
    expect(informationOfLevels('x', new Uint16Array(3), ['а'], new Uint16Array(3)).iv).toBeNull();
  });
});
