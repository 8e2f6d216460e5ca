import { asP, fUpperTail } from './distributions.ts';
import { finite } from './frozen.ts';
import { groupMoments, type GroupMoments } from './groupMoments.ts';
import { noncentralFInterval } from './noncentralF.ts';
import { isSmall, withhold } from './published.ts';
import type { Condition, CorrelationRatio, Interval } from './result.ts';
import { told } from './told.ts';

/**
 * Correlation ratio of a column in the groups of `codes` 0 … levels − 1 (Pearson 1905): η², the share of its variance
 * that lies between the groups, with the F test of equal means and the interval of η² by the noncentral F (Steiger
 * 2004). Groups without a value are left out. Missing: a known group without a value.
 */
export const correlationRatio = (values: Float64Array, codes: ArrayLike<number>, levels: number): CorrelationRatio =>
  ratioOf(groupMoments(values, codes, levels));

/** The ratio as it may be published: withheld where a group has 1 to 9 values. */
export function toldCorrelationRatio(values: Float64Array, codes: ArrayLike<number>, levels: number): CorrelationRatio {
  const groups = groupMoments(values, codes, levels);
  return groups.some(({ n }) => isSmall(n)) ? withhold(ratioOf(groups)) : ratioOf(groups);
}

function ratioOf(all: readonly GroupMoments[]): CorrelationRatio {
  const missing = all.reduce((sum, own) => sum + own.missing, 0);
  const groups = all.filter(({ n }) => n > 0);
  const n = groups.reduce((sum, own) => sum + own.n, 0);
  const condition = failed(n, groups);
  const shared = { method: 'correlationRatio', n, missing, groups: groups.length };
  if (condition !== null) return told({ ...shared, ...nothing, condition });
  const mean = groups.reduce((sum, own) => sum + own.n * own.mean, 0) / n;
  const between = groups.reduce((sum, own) => sum + own.n * (own.mean - mean) ** 2, 0);
  const within = groups.reduce((sum, own) => sum + own.squares, 0);
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

const nothing = { etaSquared: null, eta: null, F: null, df1: null, df2: null, p: null, etaSquaredCi: null } as const;

function failed(n: number, groups: readonly GroupMoments[]): Condition | null {
  if (n === 0) return 'empty';
  if (groups.length < 2) return 'oneLevel';
  if (n <= groups.length) return 'tooFew';
  const { low } = groups[0]!;
  return groups.every((own) => own.low === low && own.high === low) ? 'zeroVariance' : null;
}

/** λ/(λ + n) at the ends of λ. */
function intervalOf(F: number, df1: number, df2: number, n: number): Interval {
  const [low, high] = noncentralFInterval(F, df1, df2);
  return [low / (low + n), high / (high + n)];
}
