import { asP, fUpperTail } from './distributions.ts';
import { finite } from './frozen.ts';
import { meanOf, momentsOf, powerOfTwo } from './moments.ts';
import { noncentralFInterval } from './noncentralF.ts';
import { isSmall, withhold } from './published.ts';
import type { Condition, CorrelationRatio, Interval } from './result.ts';
import type { Sample } from './sample.ts';
import { samplesBy } from './samplesOf.ts';
import { told } from './told.ts';
import { isConstant, largestOf } from './twoGroups.ts';

/**
 * Correlation ratio of a column in the groups of `codes` 0 … levels − 1 (Pearson 1905): η², the share of its variance
 * that lies between the groups, with the F test of equal means and the interval of η² by the noncentral F (Steiger
 * 2004). Groups without a value are left out. Missing: a known group without a value.
 */
export function correlationRatio(values: Float64Array, codes: ArrayLike<number>, levels: number): CorrelationRatio {
  const grouped = samplesBy(values, codes, levels);
  const missing = grouped.missing.slice(0, levels).reduce((all, some) => all + some, 0);
  const groups = grouped.samples.slice(0, levels).filter((own) => own.n > 0);
  // A power of two keeps the digits and lets squares of 1e300 be taken.
  const scale = powerOfTwo(Math.max(0, ...groups.map((own) => largestOf(own.values))));
  const n = groups.reduce((sum, own) => sum + own.n, 0);
  const condition = failed(n, groups);
  const shared = { method: 'correlationRatio', n, missing, groups: groups.length };
  if (condition !== null) return told({ ...shared, ...nothing, condition });
  const { between, within } = variation(groups, n, scale);
  const etaSquared = between / (between + within);
  const [df1, df2] = [groups.length - 1, n - groups.length];
  const F = finite(between / df1 / (within / df2));
  return told({
    ...shared,
    etaSquared,
    eta: Math.sqrt(etaSquared),
    F,
    df1,
    df2,
    p: F === null ? null : asP(fUpperTail(F, df1, df2)),
    etaSquaredCi: F === null ? null : intervalOf(F, df1, df2, n),
    condition: F === null ? 'zeroVariance' : null,
  });
}

/** The ratio as it may be published: withheld where a group has 1 to 9 values. */
export function toldCorrelationRatio(values: Float64Array, codes: ArrayLike<number>, levels: number): CorrelationRatio {
  const ratio = correlationRatio(values, codes, levels);
  const sizes = samplesBy(values, codes, levels).samples.slice(0, levels);
  return sizes.some((own) => isSmall(own.n)) ? withhold(ratio) : ratio;
}

const nothing = { etaSquared: null, eta: null, F: null, df1: null, df2: null, p: null, etaSquaredCi: null } as const;

function failed(n: number, groups: readonly Sample[]): Condition | null {
  if (n === 0) return 'empty';
  if (groups.length < 2) return 'oneLevel';
  if (n <= groups.length) return 'tooFew';
  const first = groups[0]!.values[0];
  return groups.every((own) => isConstant(own) && own.values[0] === first) ? 'zeroVariance' : null;
}

/** Sums of squares between the groups and within them, of values times `scale`. */
function variation(groups: readonly Sample[], n: number, scale: number) {
  // Means are taken from a common centre: a shift of the column does not cost digits of their differences.
  const centre = meanOf(groups[0]!, scale);
  const moments = groups.map((own) => momentsOf(own, scale, centre));
  const mean = moments.reduce((sum, own) => sum + own.n * own.mean, 0) / n;
  return {
    between: moments.reduce((sum, own) => sum + own.n * (own.mean - mean) ** 2, 0),
    within: moments.reduce((sum, own) => sum + own.squares, 0),
  };
}

/** λ/(λ + n) at the ends of λ. */
function intervalOf(F: number, df1: number, df2: number, n: number): Interval {
  const [low, high] = noncentralFInterval(F, df1, df2);
  return [low / (low + n), high / (high + n)];
}
