import { asP } from './distributions.ts';
import { frozen } from './frozen.ts';
import { Z95 } from './rate.ts';
import type { Condition, Fisher, Interval } from './result.ts';

/**
 * Fisher's exact test (1922) of a 2×2 table of counts, two-sided: the chance, with the margins fixed, of a table
 * no likelier than the one seen (within 1e-7 of its chance, as R and SciPy do). For small expected counts.
 */
export function fisherTest(
  [[a, b], [c, d]]: readonly [readonly [number, number], readonly [number, number]],
  missing = 0,
): Fisher {
  const n = a + b + c + d;
  const condition = failed(a, b, c, d);
  const known = condition === null;
  return frozen({
    method: 'fisher',
    n,
    missing,
    oddsRatio: known && b > 0 && c > 0 ? (a / b) * (d / c) : null,
    ci: known ? woolfInterval(a, b, c, d) : null,
    p: known ? asP(twoSided(a, a + b, a + c, n)) : null,
    condition,
  });
}

function failed(a: number, b: number, c: number, d: number): Condition | null {
  if (a + b + c + d === 0) return 'empty';
  return [a + b, c + d, a + c, b + d].includes(0) ? 'oneLevel' : null;
}

/** Chances relative to the likeliest table, walked to both sides by their ratios, so that no factorial is needed. */
function twoSided(observed: number, row: number, column: number, n: number): number {
  const low = Math.max(0, row + column - n);
  const high = Math.min(row, column);
  const mode = Math.min(high, Math.max(low, Math.floor(((row + 1) * (column + 1)) / (n + 2))));
  /** Chance of k + 1 by that of k. */
  const ratio = (k: number) => ((row - k) / (k + 1)) * ((column - k) / (n - row - column + k + 1));
  const up = weights(high - mode, (step) => ratio(mode + step));
  const down = weights(mode - low, (step) => 1 / ratio(mode - step - 1));
  const at = (k: number) => (k >= mode ? up[k - mode] : down[mode - k]) ?? 0;
  const limit = at(observed) * (1 + 1e-7);
  const tail = (side: readonly number[]) => side.reduceRight((sum, w, i) => (i > 0 && w <= limit ? sum + w : sum), 0);
  const all = up.reduceRight((sum, w) => sum + w, 0) + down.reduceRight((sum, w, i) => (i > 0 ? sum + w : sum), 0);
  return (tail(up) + tail(down) + (limit >= 1 ? 1 : 0)) / all;
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
