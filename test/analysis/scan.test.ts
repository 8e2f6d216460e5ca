import { describe, expect, it } from 'vitest';
import { scan, scanAgreement, type Measured } from '../../src/analysis/scan.ts';
import { analysedWhole } from '../analysedWhole.ts';
import { bankTable } from './bankTable.ts';

const trait = (id: string, phik: number | null, iv: number | null, p: number | null): Measured => ({
  id,
  column: id,
  of: 'value',
  n: 100,
  missing: 0,
  phik,
  phikEqualWidth: phik,
  cramersV: null,
  auc: null,
  iv,
  test: 'chiSquared',
  p,
});

describe('scan', () => {
  const traits = [
    trait('a', 0.1, 0.3, 0.01),
    trait('b', 0.4, 0.1, 0.04),
    trait('c', 0.2, 0.2, 0.03),
    trait('d', null, null, null),
    trait('e', 0.05, 0.2, 0.5),
  ];

  it('adjusts for the number of traits by Benjamini and Hochberg, by hand', () => {
    const q = Object.fromEntries(scan(traits).map(({ id, pAdjusted }) => [id, pAdjusted]));
    // Of four p: 0.01·4/1, then 0.03·4/2 and 0.04·4/3, of which the later is the less, then 0.5.
    expect(q).toEqual({ a: 0.04, b: (0.04 * 4) / 3, c: (0.04 * 4) / 3, d: null, e: 0.5 });
    expect(Object.fromEntries(scan(traits).map(({ id, discovery }) => [id, discovery]))).toEqual({
      a: true,
      b: false,
      c: false,
      d: false,
      e: false,
    });
  });

  it('puts the strongest by φK first, what was not computed last; ties share the better place', () => {
    const rows = scan(traits);
    expect(rows.map(({ id }) => id)).toEqual(['b', 'c', 'a', 'e', 'd']);
    expect(rows.map(({ places }) => Object.values(places))).toEqual([
      [1, 4, 3],
      [2, 2, 2],
      [3, 1, 1],
      [4, 2, 4],
      [null, null, null],
    ]);
  });

  it('says by how much the methods differ, and of which trait most; nothing where they are near', () => {
    const { tau, furthest } = scanAgreement(scan(traits));
    expect(furthest).toEqual({ trait: 'b', spread: 3, places: { phik: 1, iv: 4, test: 3 } });
    expect(tau.phikP).toBeCloseTo(0, 12);
    const alike = scan([trait('a', 0.3, 0.3, 0.01), trait('b', 0.2, 0.2, 0.02), trait('c', 0.1, 0.1, 0.03)]);
    expect(scanAgreement(alike)).toEqual({ tau: { phikIv: 1, phikP: 1, ivP: 1 }, furthest: null });
    // Three share the last places by φK: the one of them that is last by the others is not far from itself.
    const tied = [
      trait('a', 0.3, 0.5, 0.01),
      trait('b', 0, 0.4, 0.02),
      trait('c', 0, 0.3, 0.03),
      trait('d', 0, 0.2, 0.9),
    ];
    expect(scanAgreement(scan([...tied, trait('e', 0, 0.1, 0.95)])).furthest).toBeNull();
    // What no method sees stands where chance put it.
    const unseen = [
      ['a', 0.3, 0.5, 0.001],
      ['b', 0.03, 0.003, 0.9],
      ['c', 0.02, 0.004, 0.8],
      ['d', 0.01, 0.005, 0.7],
      ['e', 0, 0.006, 0.6],
    ] as const;
    expect(scanAgreement(scan(unseen.map(([id, phik, iv, p]) => trait(id, phik, iv, p)))).furthest).toBeNull();
    expect(scanAgreement([])).toEqual({ tau: { phikIv: null, phikP: null, ivP: null }, furthest: null });
  });
});

describe('the scan of a bank', () => {
  const facts = { file: 'made.csv', sha256: '0' };

  it('has every trait, and the empty cells of columns with ten and more of them', () => {
    const { scan: rows, ranking } = analysedWhole(
      bankTable(400, (i) => ({ balance: i % 3 === 0 ? null : 1000 + i, age: i < 9 ? null : 30 + (i % 40) })),
      facts,
    ).correlations;
    const ids = rows.map(({ id }) => id);
    expect(ids).toContain('balance=empty');
    expect(ids).not.toContain('age=empty');
    expect(ranking.map(({ column }) => column)).toEqual(
      rows.filter(({ of }) => of === 'value').map(({ column }) => column),
    );
    const empty = rows.find(({ id }) => id === 'balance=empty')!;
    expect(empty).toMatchObject({ column: 'balance', of: 'empty', n: 400, missing: 0, test: 'chiSquared', auc: null });
  });

  it('finds a trait that tells churn, and no noise beyond the rate that it allows', () => {
    const rows = analysedWhole(
      bankTable(1000, (i) => ({ churn: i % 5 === 0 ? 1 : 0, products: i % 5 === 0 ? 3 + (i % 2) : 1 + (i % 3) })),
      facts,
    ).correlations.scan;
    expect(rows[0]).toMatchObject({ id: 'products', discovery: true });
  });

  it('finds a wave, of which ranks see nothing: the young and the old leave, those between stay', () => {
    const at = (i: number) => 20 + (i % 50);
    const bank = bankTable(1000, (i) => ({ age: at(i), churn: Math.abs(at(i) - 44.5) > 15 ? (i >> 1) % 2 : 0 }));
    const { comparisons } = analysedWhole(bank, facts).eda;
    const age = analysedWhole(bank, facts).correlations.scan.find(({ id }) => id === 'age')!;
    expect(comparisons.age!.mannWhitney.p).toBeGreaterThan(0.05);
    expect(age).toMatchObject({ test: 'binned', discovery: true });
  });

  it('doubles the smaller p of ranks and bins, and takes that of ranks where the bins are too small', () => {
    const age = (rows: number) => {
      const { eda, correlations } = analysedWhole(bankTable(rows), facts);
      return { ranks: eda.comparisons.age!.mannWhitney.p!, found: correlations.scan.find(({ id }) => id === 'age')! };
    };
    const [few, many] = [age(200), age(400)];
    // One in five leaves: a tenth of 200 clients expects 4.
    expect(few.found).toMatchObject({ test: 'mannWhitney', p: few.ranks });
    expect(many.found.p).toBeLessThanOrEqual(Math.min(1, 2 * many.ranks));
  });
});
