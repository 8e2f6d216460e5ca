import { sum } from 'simple-statistics';
import { chiSquaredTest } from './chiSquaredTest.ts';
import { chiSquaredQuantile } from './distributions.ts';
import { frozen } from './frozen.ts';
import { Z95 } from './rate.ts';
import type { Interval, Stability } from './result.ts';

/**
 * How far the shares of one set of cells are from those of an earlier one: PSI = Σ (now − before)·ln(now / before), 0.5
 * added to the counts of a cell that is empty on a side (Siddiqi 2006). Its interval is by the delta method; `noise` is the
 * PSI that 95 % of pairs of samples of one population stay under, (1/n₁ + 1/n₂)·χ²₀.₉₅(k − 1) (Yurdakul 2018); p is that of
 * Pearson's χ² of both sides. Cells that are empty on both sides are left out.
 */
export function populationStability(before: readonly number[], now: readonly number[]): Stability {
  const { n, p, chi2, df, condition } = chiSquaredTest([before, now]);
  const shared = { method: 'populationStability', n, missing: 0, statistic: chi2, df, p, condition };
  const [first, second] = [sum(before), sum(now)];
  if (df === null || first === 0 || second === 0)
    return frozen({
      ...shared,
      psi: null,
      effect: null,
      ci: null,
      interval: null,
      noise: null,
      condition: condition ?? 'empty',
    });
  const cells = before.flatMap((a, i) => (a + now[i]! > 0 ? [{ a, b: now[i]! }] : []));
  const shares = cells.map(({ a, b }) => {
    const added = a === 0 || b === 0 ? 0.5 : 0;
    return { p: (a + added) / first, q: (b + added) / second };
  });
  const psi = sum(shares.map(({ p: x, q }) => (q - x) * Math.log(q / x)));
  const variance =
    spread(shares.map(({ p: x, q }) => ({ share: x, slope: Math.log(x / q) + 1 - q / x }))) / first +
    spread(shares.map(({ p: x, q }) => ({ share: q, slope: Math.log(q / x) + 1 - x / q }))) / second;
  const half = Z95 * Math.sqrt(variance);
  const noise = (1 / first + 1 / second) * chiSquaredQuantile(0.95, df);
  const ci: Interval = [Math.max(0, psi - half), psi + half];
  return frozen({ ...shared, psi, effect: psi, ci, interval: ci, noise });
}

/** Variance of the slopes over one draw from the shares. */
function spread(cells: readonly { readonly share: number; readonly slope: number }[]): number {
  const mean = sum(cells.map(({ share, slope }) => share * slope));
  return Math.max(0, sum(cells.map(({ share, slope }) => share * slope ** 2)) - mean ** 2);
}
