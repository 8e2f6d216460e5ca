import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { benjaminiHochberg, holm } from '../../src/analysis/adjust.ts';
import { chiSquaredTest } from '../../src/analysis/chiSquaredTest.ts';
import { fisherTest } from '../../src/analysis/fisherTest.ts';
import { kruskalWallisTest } from '../../src/analysis/kruskalWallisTest.ts';
import { proportionTest } from '../../src/analysis/proportionTest.ts';
import { rateOf } from '../../src/analysis/rate.ts';
import { clients, compare, same, split } from './clients.ts';

describe('what hangs together', () => {
  it('two groups: z² of proportions is χ², Kruskal–Wallis is Mann–Whitney without continuity', () => {
    const group = fc.tuple(fc.integer({ min: 2, max: 500 }), fc.double({ min: 0, max: 1, noNaN: true }));
    fc.assert(
      fc.property(group, group, ([n, share], [m, other]) => {
        const [a, b] = [Math.round(n * share), Math.round(m * other)];
        const { z, p, difference, ci } = proportionTest(
          { value: 'а', n, churned: a },
          { value: 'б', n: m, churned: b },
        );
        const { chi2, p: chiP } = chiSquaredTest([
          [a, n - a],
          [b, m - b],
        ]);
        if (z === null) return;
        same(z * z, chi2);
        same(p, chiP);
        expect(ci![0]).toBeLessThanOrEqual(difference!);
        expect(ci![1]).toBeGreaterThanOrEqual(difference!);
      }),
    );
    fc.assert(
      fc.property(clients, (all) => {
        const { U, z } = compare(all).mannWhitney;
        if (U === null || z === null || z === 0) return;
        const [values, outcome] = split(all);
        const of = all.filter((c) => c.outcome === 1 && !Number.isNaN(c.value)).length;
        const against = all.filter((c) => c.outcome === 0 && !Number.isNaN(c.value)).length;
        const gap = Math.abs(U - (of * against) / 2);
        same(kruskalWallisTest(values, outcome, 2).H, ((z * gap) / (gap - 0.5)) ** 2, 8);
      }),
    );
  });

  it('Fisher and χ² agree on large tables, and Fisher does not mind turning the table', () => {
    const cell = fc.nat(40);
    fc.assert(
      fc.property(cell, cell, cell, cell, (a, b, c, d) => {
        const p = fisherTest([
          [a, b],
          [c, d],
        ]).p;
        same(
          fisherTest([
            [d, c],
            [b, a],
          ]).p,
          p,
        );
        same(
          fisherTest([
            [a, c],
            [b, d],
          ]).p,
          p,
        );
        if (p !== null) expect(p).toBeLessThanOrEqual(1);
      }),
    );
    const [large, chi] = [
      fisherTest([
        [5000, 5200],
        [5100, 4900],
      ]),
      chiSquaredTest([
        [5000, 5200],
        [5100, 4900],
      ]),
    ];
    expect(Math.abs(large.p! / chi.p! - 1)).toBeLessThan(0.05);
  });

  it('an interval of a rate holds the rate, and adjusted p-values are ordered: p ≤ BH ≤ Holm', () => {
    fc.assert(
      fc.property(fc.nat(1000), fc.nat(1000), (a, b) => {
        const { rate, ci } = rateOf(Math.min(a, b), Math.max(a, b));
        if (rate === null) return;
        expect(ci![0]).toBeLessThanOrEqual(rate);
        expect(ci![1]).toBeGreaterThanOrEqual(rate);
      }),
    );
    const p = fc.array(fc.option(fc.double({ min: 1e-300, max: 1, noNaN: true })));
    fc.assert(
      fc.property(p, (family) => {
        const [h, bh] = [holm(family), benjaminiHochberg(family)];
        family.forEach((one, i) => {
          if (one === null) return expect([h[i], bh[i]]).toEqual([null, null]);
          expect(bh[i]!).toBeGreaterThanOrEqual(one * (1 - 1e-12));
          expect(h[i]!).toBeGreaterThanOrEqual(bh[i]! * (1 - 1e-12));
        });
      }),
    );
  });
});
