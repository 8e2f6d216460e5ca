import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { compareGroups } from '../../src/analysis/compare.ts';
import { fisherTest } from '../../src/analysis/fisherTest.ts';
import { kruskalWallisTest } from '../../src/analysis/kruskalWallisTest.ts';
import { trendTest } from '../../src/analysis/trendTest.ts';

type Figures = { readonly [key: string]: string | readonly string[] };
interface Reference {
  readonly twoSamples: Record<string, { churned: number[]; stayed: number[] } & Record<string, Figures>>;
  readonly kruskalWallis: readonly { groups: number[][]; H: string; p: string }[];
  readonly fisher: readonly { table: [number, number, number, number]; p: string }[];
  readonly trend: readonly { groups: [number, number, number][]; z: string; p: string; slope: string }[];
}
const reference: Reference = JSON.parse(readFileSync(new URL('../reference/tests.json', import.meta.url), 'utf8'));

/** Relative 1e-12 (an exact zero: absolute), whatever the size; p a little looser, since t is an argument of it. */
function close(got: unknown, want: string, what: string) {
  const truth = Number(want);
  // Doubles lose digits there; such a p is only told as a bound.
  if (truth > 0 && truth < 1e-300 && what.endsWith('.p')) {
    expect(got).toBeGreaterThan(0);
    expect(got).toBeLessThan(1e-300);
    return;
  }
  const error = truth === 0 ? Math.abs(got as number) : Math.abs((got as number) / truth - 1);
  expect(error, `${what}: ${String(got)}, exact ${want}`).toBeLessThanOrEqual(/\.p$/.test(what) ? 1e-10 : 1e-12);
}

describe('the tests of compareGroups in exact arithmetic', () => {
  for (const [name, { churned, stayed, ...results }] of Object.entries(reference.twoSamples))
    it(name, () => {
      const values = Float64Array.from([...churned, ...stayed]);
      const outcome = Uint16Array.from(values, (_, i) => (i < churned.length ? 1 : 0));
      const got = compareGroups(values, outcome) as unknown as Record<string, Record<string, unknown>>;
      for (const [test, figures] of Object.entries(results))
        for (const [field, want] of Object.entries(figures))
          if (typeof want === 'string') close(got[test]![field], want, `${test}.${field}`);
          else want.forEach((end, i) => close((got[test]![field] as number[])[i], end, `${test}.${field}.${i}`));
    });
});

describe('other tests in exact arithmetic', () => {
  it('Kruskal–Wallis with ties', () => {
    for (const { groups, H, p } of reference.kruskalWallis) {
      const codes = groups.flatMap((group, g) => group.map(() => g));
      const got = kruskalWallisTest(Float64Array.from(groups.flat()), codes, groups.length);
      close(got.H, H, 'H');
      close(got.p, p, '.p');
      expect(got.df).toBe(groups.length - 1);
    }
  });

  it('Fisher', () => {
    for (const { table, p } of reference.fisher) {
      const [a, b, c, d] = table;
      close(
        fisherTest([
          [a, b],
          [c, d],
        ]).p,
        p,
        `${table}`,
      );
    }
  });

  it('Cochran–Armitage', () => {
    for (const { groups, z, p, slope } of reference.trend) {
      const got = trendTest(groups.map(([score, n, churned]) => ({ score, n, churned })));
      close(got.z, z, 'z');
      close(got.p, p, '.p');
      close(got.slope, slope, 'slope');
    }
  });
});
