import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chiSquaredTest } from '../../src/analysis/chiSquaredTest.ts';
import { clients, compare, same } from './clients.ts';

const minus = (x: number | null) => (x === null ? null : -x);

describe('what must not matter', () => {
  it('the order of the rows: to the last bit where only ranks count', () => {
    fc.assert(
      fc.property(clients, (all) => {
        const turned = compare([...all].reverse());
        expect(turned).toEqual(compare(all));
      }),
    );
  });

  it('shift and scale of the column, but for the figures in its unit', () => {
    fc.assert(
      fc.property(clients, fc.constantFrom(0.25, 3, 1e6, 2 ** 900, 2 ** -900), (all, factor) => {
        const [a, b] = [compare(all), compare(all.map((c) => ({ ...c, value: c.value * factor })))];
        expect(b.mannWhitney).toEqual(a.mannWhitney);
        expect(b.ks).toEqual(a.ks);
        for (const field of ['t', 'df', 'p', 'hedgesG'] as const) same(b.welch[field], a.welch[field]);
        same(b.brownForsythe.F, a.brownForsythe.F, 7);
        if (a.welch.difference !== null) same(b.welch.difference! / factor, a.welch.difference);
        const shifted = compare(all.map((c) => ({ ...c, value: c.value + 1024 })));
        expect(shifted.mannWhitney).toEqual(a.mannWhitney);
        for (const field of ['t', 'df', 'p', 'difference', 'hedgesG'] as const)
          same(shifted.welch[field], a.welch[field]);
        same(shifted.brownForsythe.F, a.brownForsythe.F, 7);
      }),
    );
  });

  it('the names of the levels', () => {
    const table = fc.array(fc.tuple(fc.nat(50), fc.nat(50)), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(table, (rows) => {
        const [a, b] = [chiSquaredTest(rows), chiSquaredTest([...rows].reverse().map(([x, y]) => [y, x]))];
        for (const field of ['chi2', 'df', 'p', 'cramersV', 'cramersVCorrected'] as const) same(b[field], a[field]);
        expect(b.condition).toBe(a.condition);
      }),
    );
  });
});

describe('what must turn round or grow', () => {
  it('a swap of the groups turns signs and keeps p', () => {
    fc.assert(
      fc.property(clients, (all) => {
        const [a, b] = [compare(all), compare(all.map((c) => ({ ...c, outcome: 1 - c.outcome })))];
        same(b.welch.t, minus(a.welch.t));
        same(b.welch.hedgesG, minus(a.welch.hedgesG));
        same(b.welch.p, a.welch.p);
        same(b.mannWhitney.p, a.mannWhitney.p);
        same(b.mannWhitney.auc, a.mannWhitney.auc === null ? null : 1 - a.mannWhitney.auc);
        same(b.ks.D, a.ks.D);
        same(b.brownForsythe.F, a.brownForsythe.F);
      }),
    );
  });

  it('a file of every row twice has the same effects, twice χ² and U fourfold', () => {
    fc.assert(
      fc.property(clients, (all) => {
        const [a, b] = [compare(all), compare([...all, ...all])];
        if (a.mannWhitney.U === null) return;
        expect(b.mannWhitney.U).toBe(4 * a.mannWhitney.U);
        expect(b.mannWhitney.auc).toBe(a.mannWhitney.auc);
        same(b.ks.D, a.ks.D);
        same(b.welch.difference, a.welch.difference);
        expect(b.welch.missing).toBe(2 * a.welch.missing);
      }),
    );
    const counts = [
      [30, 5],
      [12, 9],
      [7, 7],
    ];
    const twice = counts.map((row) => row.map((n) => 2 * n));
    same(chiSquaredTest(twice).chi2, 2 * chiSquaredTest(counts).chi2!);
    same(chiSquaredTest(twice).cramersV, chiSquaredTest(counts).cramersV);
  });
});
