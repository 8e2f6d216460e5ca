import { describe, expect, it } from 'vitest';
import { populationStability } from '../../src/analysis/populationStability.ts';
import { randomOf } from '../../src/analysis/randomOf.ts';
import reference from '../reference/stability.json' with { type: 'json' };

const near = (actual: number | null, expected: number, tolerance: number) =>
  expect(Math.abs(actual! - expected)).toBeLessThanOrEqual(tolerance * Math.max(1e-3, Math.abs(expected)));

describe('populationStability', () => {
  it('is Σ (now − before)·ln(now / before), by hand', () => {
    // Shares 0.5, 0.5 → 0.6, 0.4: 0.1·ln 1.2 − 0.1·ln 0.8.
    near(populationStability([500, 500], [600, 400]).psi, 0.1 * Math.log(1.2) - 0.1 * Math.log(0.8), 1e-12);
  });

  it.each(reference)('agrees with SciPy: $before → $now', ({ before, now, psi, ci, noise, df, p }) => {
    const found = populationStability(before, now);
    near(found.psi, psi, 1e-12);
    // The gradient of the reference is numerical.
    near(found.ci![0], ci[0]!, 1e-6);
    near(found.ci![1], ci[1]!, 1e-6);
    near(found.noise, noise, 1e-10);
    near(found.p, p, 1e-10);
    expect(found.df).toBe(df);
  });

  it('of the same counts is 0, and its p is 1', () => {
    expect(populationStability([30, 40, 50], [30, 40, 50])).toMatchObject({ psi: 0, p: 1, condition: null });
  });

  it('leaves out a cell that is empty on both sides', () => {
    const { psi, df } = populationStability([30, 0, 50], [40, 0, 45]);
    expect(df).toBe(1);
    near(psi, populationStability([30, 50], [40, 45]).psi!, 1e-12);
  });

  it('says why it is null: nobody, or one cell', () => {
    expect(populationStability([], [])).toMatchObject({
      psi: null,
      ci: null,
      noise: null,
      p: null,
      condition: 'empty',
    });
    expect(populationStability([10, 0], [20, 0])).toMatchObject({ psi: null, condition: 'oneLevel' });
    expect(populationStability([10, 10], [0, 0]).psi).toBeNull();
  });

  it('stays under its noise for about 95 of 100 pairs of samples of one population', () => {
    const random = randomOf(3);
    const sample = (n: number) => {
      const counts = [0, 0, 0, 0, 0];
      for (let i = 0; i < n; i += 1) counts[Math.floor(random() * 5)]! += 1;
      return counts;
    };
    const under = Array.from({ length: 400 }, () => populationStability(sample(600), sample(900)));
    const share = under.filter(({ psi, noise }) => psi! <= noise!).length / under.length;
    // Three standard errors of a share of 0.95 in 400.
    expect(Math.abs(share - 0.95)).toBeLessThan(3 * Math.sqrt((0.95 * 0.05) / 400));
  });
});
