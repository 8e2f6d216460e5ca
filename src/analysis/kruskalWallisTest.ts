import { asP, chiSquaredUpperTail } from './distributions.ts';
import { isSmall, tellsOfFew, withhold } from './published.ts';
import type { Condition, KruskalWallis } from './result.ts';
import { joined, type Sample } from './sample.ts';
import { sampleOf, samplesBy } from './samplesOf.ts';
import { told } from './told.ts';

/**
 * Kruskal–Wallis test (1952) of a column in the groups of `codes` 0 … levels − 1, with mid-ranks and the correction
 * for ties; groups without a client are left out. Missing: a known group without a value.
 */
export function kruskalWallisTest(values: Float64Array, codes: ArrayLike<number>, levels: number): KruskalWallis {
  const grouped = samplesBy(values, codes, levels);
  const samples = grouped.samples.slice(0, levels);
  const missing = grouped.missing.slice(0, levels).reduce((all, some) => all + some, 0);
  const all = together(values, samples);
  const { n } = all;
  const counts = Float64Array.from(samples, (sample) => sample.n);
  // Ranks are taken from their mean, so that both sums hold squares only and nothing cancels.
  const ranks = new Float64Array(all.values.length);
  let squares = 0;
  let from = 0;
  for (let place = 0; place < ranks.length; place++) {
    const to = from + all.counts[place]!;
    const rank = (from + to - n) / 2;
    ranks[place] = rank;
    squares += (to - from) * rank * rank;
    from = to;
  }
  const sums = samples.map((sample) => rankSum(sample, all.values, ranks));
  const condition = failed(n, counts, squares);
  const shared = { method: 'kruskalWallis', n, missing, condition };
  if (condition !== null) return told({ ...shared, H: null, df: null, p: null, epsilonSquared: null });
  let between = 0;
  let df = -1;
  for (let g = 0; g < levels; g++) {
    if (counts[g] === 0) continue;
    between += (sums[g]! * sums[g]!) / counts[g]!;
    df++;
  }
  const H = ((n - 1) * between) / squares;
  return told({ ...shared, H, df, p: asP(chiSquaredUpperTail(H, df)), epsilonSquared: H / (n - 1) });
}

/** The test as it may be published: withheld of 1 to 9 values, and of two groups one of which has so few: one figure tells both. */
export function toldKruskalWallis(values: Float64Array, codes: ArrayLike<number>, levels: number): KruskalWallis {
  const test = kruskalWallisTest(values, codes, levels);
  const sizes = samplesBy(values, codes, levels)
    .samples.slice(0, levels)
    .map(({ n }) => n);
  return isSmall(test.n) || tellsOfFew(sizes) ? withhold(test) : test;
}

/** The samples as one: the column itself where nobody is in no group. */
function together(values: Float64Array, samples: readonly Sample[]): Sample {
  const whole = sampleOf(values);
  if (whole.n === samples.reduce((n, sample) => n + sample.n, 0)) return whole;
  return samples.reduce(joined, { values: new Float64Array(0), counts: new Uint32Array(0), n: 0 });
}

/** Ranks of a sample's clients among all. Halves of whole numbers: a sum of them is exact in any order. */
function rankSum({ values, counts }: Sample, all: Float64Array, ranks: Float64Array): number {
  let sum = 0;
  let place = 0;
  for (let i = 0; i < values.length; i++) {
    while (all[place] !== values[i]) place++;
    sum += counts[i]! * ranks[place]!;
  }
  return sum;
}

function failed(n: number, counts: Float64Array, squares: number): Condition | null {
  if (n === 0) return 'empty';
  const sizes = counts.filter((count) => count > 0);
  if (sizes.length < 2) return 'oneLevel';
  if (sizes.some((size) => size < 2)) return 'tooFew';
  return squares === 0 ? 'zeroVariance' : null;
}
