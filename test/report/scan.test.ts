import { describe, expect, it } from 'vitest';
import type { Comparison, Independence, InformationValue } from '../../src/analysis/result.ts';
import { correlationRatios, informationOfEmptiness, scanTraits } from '../../src/report/scan.ts';
import { tableOf } from '../analysis/tableOf.ts';

const rows = Array.from({ length: 400 }, (_, i) => i);

/** A table whose column «left» is the outcome. */
function bankOf(
  numeric: Readonly<Record<string, readonly number[]>>,
  levelled: Readonly<Record<string, readonly string[]>> = {},
) {
  const { schema, ...table } = tableOf(numeric, { ...levelled, left: rows.map((i) => String(i % 2)) });
  const columns = schema.columns.map((c) => (c.name === 'left' ? { ...c, kind: 'flag', role: 'outcome' } : c));
  return { ...table, schema: { ...schema, columns } } as ReturnType<typeof tableOf>;
}

/** So many leave of every forty clients in turn. */
const leaving = (counts: readonly number[]) =>
  Uint16Array.from(rows, (i) => (i % 40 < counts[Math.floor(i / 40)]! ? 1 : 0));

const none = {
  phik: {},
  phikEqualWidth: {},
  association: {},
  comparisons: {},
  informationValue: {},
  informationOfMissing: {},
};
const ranksOf = (p: number | null, n = 400) =>
  ({ x: { mannWhitney: { n, missing: 2, auc: 0.4, p } } }) as unknown as Record<string, Comparison>;

describe('scanTraits', () => {
  const numbers = bankOf({ x: rows });
  const scanned = (counts: readonly number[], p: number | null) => {
    const [row] = scanTraits(numbers, leaving(counts), { ...none, comparisons: ranksOf(p) });
    return { test: row!.test, p: row!.p };
  };
  // Of each forty 18 of the ends leave and 8 of the rest: χ² = 2·(64/10 + 64/30) + 8·(4/10 + 4/30) = 64/3 with df 9.
  const ends = [18, 8, 8, 8, 8, 8, 8, 8, 8, 18];
  const p = 0.011249836844229992; // scipy.stats.chi2.sf(64 / 3, 9)

  it('doubles the smaller p of ranks and bins of a number, and says whose it is', () => {
    const binned = scanned(ends, 0.9);
    expect(binned.test).toBe('binned');
    expect(binned.p).toBeCloseTo(2 * p, 12);
    expect(scanned(ends, 0.001)).toEqual({ test: 'mannWhitney', p: 0.002 });
    expect(scanned(Array<number>(10).fill(10), 0.9)).toEqual({ test: 'mannWhitney', p: 1 });
  });

  it('believes ranks alone where bins expect too few to leave, and nothing where ranks have no p', () => {
    expect(scanned([4, 0, 0, 0, 0, 0, 0, 0, 0, 4], 0.3)).toEqual({ test: 'mannWhitney', p: 0.3 });
    expect(scanned(ends, null)).toEqual({ test: 'mannWhitney', p: null });
  });

  it('takes the figures of a number from what the report has of it', () => {
    const measures = {
      ...none,
      phik: { x: { left: 0.5 } },
      phikEqualWidth: { x: { left: 0.25 } },
      informationValue: { x: { iv: 0.75 } as InformationValue },
    };
    const row = (n: number) => scanTraits(numbers, leaving(ends), { ...measures, comparisons: ranksOf(0.9, n) })[0];
    const figures = { phik: 0.5, phikEqualWidth: 0.25, cramersV: null, auc: 0.4, iv: 0.75 };
    expect(row(400)).toMatchObject({ id: 'x', column: 'x', of: 'value', n: 400, missing: 2, ...figures });
    expect(row(9)!.n).toBeNull();
    expect(scanTraits(numbers, leaving(ends), none)).toMatchObject([
      { id: 'x', n: 0, missing: 0, phik: null, phikEqualWidth: null, cramersV: null, auc: null, iv: null, p: null },
    ]);
  });

  it("believes χ² of a level, or Fisher's exact test where there is one", () => {
    const levels = bankOf({}, { g: rows.map((i) => (i < 200 ? 'a' : 'b')) });
    const scannedOf = (exact: object | null) => {
      const own = { n: 400, missing: 3, p: 0.04, cramersVCorrected: 0.2, exact } as unknown as Independence;
      return scanTraits(levels, leaving(ends), { ...none, association: { g: own } })[0];
    };
    expect(scannedOf(null)).toMatchObject({ id: 'g', n: 400, missing: 3, cramersV: 0.2, test: 'chiSquared', p: 0.04 });
    expect(scannedOf({ p: 0.01 })).toMatchObject({ test: 'fisher', p: 0.01 });
  });

  it('has whether a cell is empty as a trait of its own', () => {
    const holed = (empty: number) => bankOf({ x: rows.map((i) => (i < empty ? NaN : i)) });
    const rowOf = (empty: number, outcome: Uint16Array) =>
      scanTraits(holed(empty), outcome, {
        ...none,
        informationOfMissing: { x: { iv: 0.125 } as InformationValue },
      }).find(({ of }) => of === 'empty');
    // Of 40 empty 30 left, of the other 360 70: χ² = 400·(30·290 − 10·70)² / (40·360·100·300) = 1600/27, φ² = 4/27.
    const row = rowOf(
      40,
      Uint16Array.from(rows, (i) => (i < 30 || i >= 330 ? 1 : 0)),
    )!;
    expect(row).toMatchObject({
      id: 'x=empty',
      column: 'x',
      n: 400,
      missing: 0,
      auc: null,
      iv: 0.125,
      test: 'chiSquared',
    });
    expect(row.p! / 1.3820849047603633e-14).toBeCloseTo(1, 9); // scipy.stats.chi2.sf(1600 / 27, 1)
    // Bergsma's correction: (φ² − 1/399) / (2 − 1/399 − 1).
    expect(row.cramersV).toBeCloseTo(Math.sqrt((4 / 27 - 1 / 399) / (1 - 1 / 399)), 12);
    expect(row.phik).toBeGreaterThan(row.cramersV!);
    expect(row.phikEqualWidth).toBe(row.phik);
    // Of 12 empty cells three are expected to leave: too few for χ².
    expect(
      rowOf(
        12,
        Uint16Array.from(rows, (i) => (i < 10 || i >= 310 ? 1 : 0)),
      ),
    ).toMatchObject({ test: 'fisher' });
    expect(rowOf(9, leaving(ends))).toBeUndefined();
  });
});

it('informationOfEmptiness is of the columns with ten empty cells or more', () => {
  const table = bankOf({ x: rows.map((i) => (i < 40 ? NaN : i)), y: rows.map((i) => (i < 9 ? NaN : i)), z: rows });
  const found = informationOfEmptiness(table, leaving(Array<number>(10).fill(10)));
  expect(Object.keys(found)).toEqual(['x']);
  // A quarter leaves, whether the cell is empty or not: that tells nothing.
  expect(found['x']!.iv).toBeCloseTo(0, 12);
});

it('correlationRatios has each number by each category and flag, the outcome among them', () => {
  // Of g the means are 1 and 3, all clients a unit from them: half of the variance is between. Of left they are the same.
  const table = bankOf(
    { x: rows.map((i) => (i < 200 ? 0 : 2) + (i % 4 < 2 ? 0 : 2)) },
    { g: rows.map((i) => (i < 200 ? 'a' : 'b')) },
  );
  const found = correlationRatios(table);
  expect(Object.entries(found).map(([by, ratios]) => [by, Object.keys(ratios)])).toEqual([
    ['g', ['x']],
    ['left', ['x']],
  ]);
  expect(found['g']!['x']!.etaSquared).toBeCloseTo(0.5, 12);
  expect(found['left']!['x']!.etaSquared).toBeCloseTo(0, 12);
});
