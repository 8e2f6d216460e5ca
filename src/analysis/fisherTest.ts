import { asP } from './distributions.ts';
import type { Proportion } from './proportionTest.ts';
import { Z95 } from './rate.ts';
import type { Condition, Fisher, Interval } from './result.ts';
import { told } from './told.ts';

/**
 * Fisher's exact test (1922) of a 2×2 table of counts, two-sided: the chance, with the margins fixed, of a table
 * no likelier than the one seen (within 1e-7 of its chance, as R and SciPy do). pLess, pGreater: the
 * first cell at most, at least what was seen. For small expected counts.
 */
export function fisherTest(
  [[a, b], [c, d]]: readonly [readonly [number, number], readonly [number, number]],
  missing = 0,
): Fisher {
  const n = a + b + c + d;
  const condition = failed(a, b, c, d);
  const known = condition === null;
  return told({
    method: 'fisher',
    n,
    missing,
    oddsRatio: known && b > 0 && c > 0 ? (a / b) * (d / c) : null,
    ci: known ? woolfInterval(a, b, c, d) : null,
    ...(known ? tails(a, a + b, a + c, n) : { p: null, pLess: null, pGreater: null }),
    condition,
  });
}

/** The same of two groups and how many of each left; `missing`: clients of unknown group. */
export const fisherOf = (of: Proportion, against: Proportion, missing = 0): Fisher =>
  fisherTest(
    [
      [of.churned, of.n - of.churned],
      [against.churned, against.n - against.churned],
    ],
    missing,
  );

function failed(a: number, b: number, c: number, d: number): Condition | null {
  if (a + b + c + d === 0) return 'empty';
  return [a + b, c + d, a + c, b + d].includes(0) ? 'oneLevel' : null;
}

/** p of both sides and of each, by chances relative to the likeliest table, walked by their ratios: no factorial is needed. */
function tails(observed: number, row: number, column: number, n: number) {
  const low = Math.max(0, row + column - n);
  const high = Math.min(row, column);
  const mode = Math.min(high, Math.max(low, Math.floor(((row + 1) * (column + 1)) / (n + 2))));
  /** Chance of k + 1 by that of k. */
  const ratio = (k: number) => ((row - k) / (k + 1)) * ((column - k) / (n - row - column + k + 1));
  const up = weights(high - mode, (step) => ratio(mode + step));
  const down = weights(mode - low, (step) => 1 / ratio(mode - step - 1));
  const at = (k: number) => (k >= mode ? up[k - mode] : down[mode - k]) ?? 0;
  const limit = at(observed) * (1 + 1e-7);
  /** Chances of the tables that count, the smallest first so that they are not lost among the large. */
  const sum = (counts: (k: number, chance: number) => boolean) => {
    const side = (chances: readonly number[], from: number, step: 1 | -1) =>
      chances.reduceRight((total, w, i) => (counts(from + step * i, w) ? total + w : total), 0);
    return side(up, mode, 1) + side(down.slice(1), mode - 1, -1);
  };
  const all = sum(() => true);
  const p = (counts: (k: number, chance: number) => boolean) => asP(sum(counts) / all);
  return {
    p: p((_, chance) => chance <= limit),
    pLess: p((k) => k <= observed),
    pGreater: p((k) => k >= observed),
  };
}

/** 1 and its successors by their ratios, until they vanish. */
function weights(steps: number, ratio: (step: number) => number): number[] {
  const found = [1];
  for (let step = 0, w = 1; step < steps && w > 0; step++) {
    w *= ratio(step);
    found.push(w);
  }
  return found;
}

/** Normal 95 % interval of the logarithm of the odds ratio (Woolf 1955). */
function woolfInterval(a: number, b: number, c: number, d: number): Interval {
  if (a * b * c * d === 0) return null;
  const logOdds = Math.log(a / b) + Math.log(d / c);
  const half = Z95 * Math.sqrt(1 / a + 1 / b + 1 / c + 1 / d);
  return [Math.exp(logOdds - half), Math.exp(logOdds + half)];
}
