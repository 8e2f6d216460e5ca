import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clusterProfiles } from '../../src/analysis/clusterProfiles.ts';
import { clusterTraits, firstByHash, placesOf, type StandardisedTrait } from '../../src/analysis/clusterTraits.ts';
import { quartersOf } from '../../src/analysis/quarters.ts';
import { clustersBesideRules } from '../../src/report/clusters.ts';
import { ruleTree } from '../../src/report/tree.ts';
import type { Table } from '../../src/dataset/table.ts';
import { bankTable } from './bankTable.ts';
import { tableOf } from './tableOf.ts';

type Columns = Readonly<Record<string, readonly number[]>>;

/** Two blobs of two numbers; whoever is in the second leaves more often. */
function blobs(n: number, seed = 1) {
  let state = seed;
  const draw = () => (state = (state * 16807) % 2147483647) / 2147483647;
  const second = Array.from({ length: n }, () => (draw() < 0.3 ? 1 : 0));
  const noise = () => draw() + draw() + draw() - 1.5;
  return {
    columns: { a: second.map((s) => 6 * s + noise()), b: second.map((s) => -4 * s + noise()) },
    second,
    outcome: second.map((s) => (draw() < 0.1 + 0.6 * s ? 1 : 0)),
    ids: second.map((_, i) => `client ${i}`),
  };
}

const found = (table: Table, outcome: readonly number[]) => {
  const y = Uint16Array.from(outcome);
  return clustersBesideRules(table, y, ruleTree(table, y));
};
const foundIn = ({ columns, outcome, ids }: { columns: Columns; outcome: readonly number[]; ids: readonly string[] }) =>
  found(tableOf(columns, {}, ids), outcome);

const places = (values: readonly number[]) => {
  const table = tableOf({ x: values });
  const order = firstByHash(table, table.rows);
  const { traits, leftOut } = clusterTraits(table);
  return { leftOut, ids: traits.map(({ id }) => id), places: [...placesOf(traits, order)], order };
};

describe('clusterTraits', () => {
  it('has known values in standard deviations of a population, by hand', () => {
    const { places: z, order } = places([1, 1, 1, 1, 1, 1, 5, 5, 5, 5, 5, 5]);
    expect(z).toEqual([...order].map((row) => (row < 6 ? -1 : 1)));
  });

  it('stands an empty cell at the mean, and has emptiness as a trait where it is frequent', () => {
    const rare = places([NaN, ...Array.from({ length: 99 }, (_, i) => i)]);
    expect(rare.ids).toEqual(['x']);
    expect(rare.places[rare.order.indexOf(0)]).toBe(0);
    const often = places([...Array<number>(20).fill(NaN), ...Array.from({ length: 80 }, (_, i) => i)]);
    expect(often.ids).toEqual(['x', 'x=unknown']);
    const at = 2 * often.order.indexOf(3);
    expect(often.places.slice(at, at + 2)).toEqual([0, 2]);
  });

  it('names what makes no trait', () => {
    expect(places(Array<number>(30).fill(7)).leftOut).toEqual([{ column: 'x', condition: 'zeroVariance' }]);
    expect(places(Array<number>(30).fill(NaN)).leftOut).toEqual([{ column: 'x', condition: 'empty' }]);
    const few = places([...Array<number>(30).fill(NaN), 1, 2, 3]);
    expect(few).toMatchObject({ ids: [], leftOut: [{ column: 'x', condition: 'small' }] });
  });

  it('keeps what is told apart on a base of 1e8, and at 1e300', () => {
    const base = places(Array.from({ length: 12 }, (_, i) => 1e8 + (i % 2)));
    expect(base.places.map(Math.abs)).toEqual(Array(12).fill(1));
    const huge = places(Array.from({ length: 12 }, (_, i) => (i % 2 === 0 ? 1 : -1) * 1e300));
    huge.places.forEach((z) => expect(Math.abs(z)).toBeCloseTo(1, 12));
  });
});

describe('firstByHash', () => {
  it('is the same clients in the same order, however the file is sorted', () => {
    const ids = Array.from({ length: 500 }, (_, i) => `id ${i}`);
    const x = ids.map((_, i) => i);
    const order = firstByHash(tableOf({ x }, {}, ids), 500);
    const back = firstByHash(tableOf({ x: x.toReversed() }, {}, ids.toReversed()), 500);
    expect([...back].map((row) => 499 - row)).toEqual([...order]);
    expect([...order]).not.toEqual(x);
    expect([...order].sort((a, b) => a - b)).toEqual(x);
  });

  it('has the first of that order where fewer are wanted, and no more than there are', () => {
    const ids = Array.from({ length: 5000 }, (_, i) => `id ${i}`);
    const table = tableOf({ x: ids.map((_, i) => i) }, {}, ids);
    const all = [...firstByHash(table, 9000)];
    expect(all).toHaveLength(5000);
    for (const most of [0, 1, 7, 4999]) expect([...firstByHash(table, most)]).toEqual(all.slice(0, most));
    expect([...firstByHash(tableOf({ x: [3, NaN, 1, 2] }), 2)]).toEqual([1, 2]);
  });

  it('puts clients of one key in the order of their values, empty ones first', () => {
    expect([...firstByHash(tableOf({ x: [3, NaN, 1, 2] }), 4)]).toEqual([1, 2, 3, 0]);
  });
});

describe('quartersOf', () => {
  it('cuts at the quartiles, a value on one going down, and keeps the unknown apart', () => {
    const values = Float64Array.of(1, 2, 3, 4, 5, NaN);
    expect([...quartersOf(values, Uint32Array.of(0, 1, 2, 3, 4, 5)).labels]).toEqual([0, 0, 1, 2, 3, 4]);
  });
});

describe('clusterProfiles', () => {
  const trait = (values: Float64Array): StandardisedTrait => {
    const missing = values.filter((x) => Number.isNaN(x)).length;
    return { id: 'x', column: 'x', unknown: false, missing, values, log: false, centre: 10, scale: 2 };
  };
  const emptiness = (of: StandardisedTrait): StandardisedTrait => ({
    ...of,
    id: 'x=unknown',
    unknown: true,
    centre: 0.5,
    scale: 0.5,
  });
  /** Of 30 and 20 clients, so many are unknown. */
  const profiles = (unknownOf: readonly [number, number]) => {
    const sizes = [30, 20];
    const labels = Uint8Array.from(sizes.flatMap((n, c) => Array<number>(n).fill(c)));
    const values = Float64Array.from(
      sizes.flatMap((n, c) => Array.from({ length: n }, (_, i) => (i < unknownOf[c]! ? NaN : 12 + 4 * c))),
    );
    const rows = Uint32Array.from(labels, (_, i) => i);
    const traits = [trait(values), emptiness(trait(values))];
    const places = placesOf(traits, rows);
    const standing = sizes.map((_, c) => ({
      sums: Float64Array.from(traits, (_trait, j) =>
        rows.reduce((sum, i) => sum + (labels[i] === c ? places[2 * i + j]! : 0), 0),
      ),
      known: Float64Array.from(traits, () => values.filter((x, i) => labels[i] === c && !Number.isNaN(x)).length),
    }));
    const told = clusterProfiles(traits, sizes, standing);
    return told.map((places) => places.map(({ z, unknownOf: of }) => (of === null ? z : `${of} ${z}`)));
  };

  it('is the mean of the known, by hand, and the share of the unknown', () => {
    expect(profiles([15, 10])).toEqual([
      [1, 'some 0'],
      [3, 'some 0'],
    ]);
  });

  it('withholds a mean of under 10, and what would give it away, and says what may be said', () => {
    expect(profiles([0, 15])).toEqual([
      [null, 'none null'],
      [null, 'all null'],
    ]);
    expect(profiles([0, 20])).toEqual([
      [1, 'none -1'],
      [null, 'all 1'],
    ]);
  });
});

describe('clusters', () => {
  it('finds two blobs, the larger first, and that they tell who left', () => {
    const made = blobs(600);
    const result = foundIn(made);
    const size = made.second.filter((s) => s === 1).length;
    expect(result).toMatchObject({ method: 'kMeans', condition: null, n: 600, missing: 0, k: 2, silhouetteN: 600 });
    expect(result.groups.map(({ n }) => n)).toEqual([600 - size, size]);
    expect(result.groups[1]!.churned).toBe(made.outcome.filter((y, i) => y === 1 && made.second[i] === 1).length);
    expect(result.silhouette).toBeGreaterThan(0.7);
    expect(result.stability).toBeGreaterThan(0.99);
    expect(result.betweenShare).toBeGreaterThan(0.8);
    expect(result.added.aucClusters).toBeGreaterThan(0.7);
    expect(result.added).toMatchObject({ condition: null, n: 600 });
    expect(result.byK.map(({ k }) => k)).toEqual([2, 3, 4, 5, 6, 7, 8]);
    expect(result.byK.filter(({ chosen }) => chosen)).toHaveLength(1);
  });

  it('is the same whatever the order of the rows', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1000 }), (seed) => {
        const made = blobs(150, seed);
        const gaps = made.columns.a.map((x, i) => (i % 7 === 0 ? NaN : x));
        const columns = { ...made.columns, a: gaps };
        const order = made.ids.map((_, i) => i).sort((a, b) => ((a * 7919 + seed) % 151) - ((b * 7919 + seed) % 151));
        const moved = <T>(of: readonly T[]) => order.map((i) => of[i]!);
        const there = foundIn({ ...made, columns });
        const back = foundIn({
          columns: { a: moved(columns.a), b: moved(columns.b) },
          outcome: moved(made.outcome),
          ids: moved(made.ids),
        });
        expect(back).toEqual(there);
      }),
      { numRuns: 15 },
    );
  });

  it('doubles with the file: the same clusters of twice as many', () => {
    const made = blobs(300);
    const twice = <T>(of: readonly T[]) => [...of, ...of];
    const once = foundIn(made);
    const both = foundIn({
      columns: { a: twice(made.columns.a), b: twice(made.columns.b) },
      outcome: twice(made.outcome),
      ids: twice(made.ids),
    });
    expect(both.groups.map(({ n, churned }) => [n / 2, churned / 2])).toEqual(
      once.groups.map(({ n, churned }) => [n, churned]),
    );
    expect(both.inertia).toBeCloseTo(2 * once.inertia!, 8);
    expect(both.betweenShare).toBeCloseTo(once.betweenShare!, 12);
    expect(both.added.aucClusters).toBeCloseTo(once.added.aucClusters!, 2);
  });

  it('does not change when a column is shifted and scaled', () => {
    const made = blobs(200);
    const columns = { ...made.columns, a: made.columns.a.map((x) => 1024 * x - 4096) };
    const [there, moved] = [foundIn(made), foundIn({ ...made, columns })];
    expect(moved.groups.map(({ n, churned }) => [n, churned])).toEqual(
      there.groups.map(({ n, churned }) => [n, churned]),
    );
    expect(moved.silhouette).toBeCloseTo(there.silhouette!, 12);
  });

  it('has the silhouette of the division that it shows, not of the one that the asked had made', () => {
    const ids = Array.from({ length: 6000 }, (_, i) => `client ${i}`);
    const first = firstByHash(tableOf({ x: ids.map((_, i) => i) }, {}, ids), 1000);
    const [asked, rich] = [new Set(first), new Set(first.subarray(0, 3))];
    // Three of the first thousand have a fortune; all but that thousand differ by `b` alone.
    const columns = {
      a: ids.map((_, i) => (rich.has(i) ? 4 : (i % 7) / 10)),
      b: ids.map((_, i) => (asked.has(i) ? (i % 5) / 10 : (i % 2) * 2 - 1)),
    };
    const result = foundIn({ columns, outcome: ids.map((_, i) => (i % 3 === 0 ? 1 : 0)), ids });
    // The fortunes alone would have 0.94; two halves by `b` are no such thing among the asked.
    expect(result.groups.every(({ n }) => n > 2500)).toBe(true);
    expect(result.silhouette).toBeLessThan(0.65);
    expect(result.byK.find(({ chosen }) => chosen)).toMatchObject({ k: 2, silhouette: result.silhouette });
  });

  it('has no cluster of a few clients: three fortunes are not one', () => {
    const made = blobs(400);
    const withFortunes = (fortune: number) =>
      foundIn({ ...made, columns: { ...made.columns, a: made.columns.a.map((x, i) => (i < 3 ? fortune : x)) } });
    const near = withFortunes(40);
    // Three clusters would be further apart, one of them of the three.
    expect(near.byK.find(({ k }) => k === 3)!.silhouette).toBeGreaterThan(near.silhouette!);
    expect(near.k).toBe(2);
    expect(Math.min(...near.groups.map(({ n }) => n))).toBeGreaterThanOrEqual(near.smallestCluster);
    // Where they are so far that every division has a cluster of them, there is none.
    expect(withFortunes(1e6)).toMatchObject({ condition: 'small', k: null, groups: [] });
  });

  it.each([
    ['empty', [], []],
    ['zeroVariance', Array<number>(50).fill(3), Array.from({ length: 50 }, (_, i) => i % 2)],
    ['zeroVariance', Array<number>(50).fill(NaN), Array.from({ length: 50 }, (_, i) => i % 2)],
    ['small', [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12], Array.from({ length: 12 }, (_, i) => i % 2)],
  ])('says what failed: %s', (condition, x, outcome) => {
    const result = found(tableOf({ x }), outcome);
    expect(result).toMatchObject({ condition, k: null, silhouette: null, byK: [], groups: [] });
    expect(result.added).toMatchObject({ condition, difference: null, ci: null });
  });

  it('parts two values where there are no more, and has no third cluster', () => {
    const x = Array.from({ length: 60 }, (_, i) => i % 2);
    const result = found(
      tableOf({ x }),
      x.map((v, i) => (v === 1 || i % 10 === 0 ? 1 : 0)),
    );
    expect(result).toMatchObject({ condition: null, k: 2, silhouette: 1, betweenShare: 1 });
    expect(result.byK.slice(1).every(({ silhouette, difference }) => silhouette === null && difference === null)).toBe(
      true,
    );
  });

  it('makes clusters where everybody stayed, and no claim of what they add', () => {
    const result = foundIn({ ...blobs(200), outcome: Array<number>(200).fill(0) });
    expect(result).toMatchObject({ condition: null, k: 2 });
    expect(result.groups[0]!.rate).toBe(0);
    expect(result.added).toMatchObject({ condition: 'oneOutcome', difference: null });
  });

  it('counts whom a value is unknown of', () => {
    const table = bankTable(300, (i) => (i % 3 === 0 ? { balance: null, age: null } : { balance: 1000 + i }));
    const result = found(
      table,
      Array.from({ length: 300 }, (_, i) => (i % 4 === 0 ? 1 : 0)),
    );
    expect(result.missing).toBe(100);
    expect(result.traits.filter(({ unknown }) => unknown).map(({ column, missing }) => [column, missing])).toEqual([
      ['age', 100],
      ['balance', 100],
    ]);
  });
});
