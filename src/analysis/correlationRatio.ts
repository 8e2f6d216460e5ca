import { asP, fUpperTail } from './distributions.ts';
import { finite } from './frozen.ts';
import { meanOf, momentsOf, powerOfTwo } from './moments.ts';
import { noncentralFInterval } from './noncentralF.ts';
import { isSmall, withhold } from './published.ts';
import type { Condition, CorrelationRatio, Interval } from './result.ts';
import { told } from './told.ts';

/**
 * Correlation ratio of a column in the groups of `codes` 0 … levels − 1 (Pearson 1905): η², the share of its variance
 * that lies between the groups, with the F test of equal means and the interval of η² by the noncentral F (Steiger
 * 2004). Groups without a value are left out. Missing: a known group without a value.
 */
export function correlationRatio(values: Float64Array, codes: ArrayLike<number>, levels: number): CorrelationRatio {
  const { sizes, missing, largest } = measured(values, codes, levels);
  // A power of two keeps the digits and lets squares of 1e300 be taken.
  const scale = powerOfTwo(largest);
  const members = Array.from(sizes, (size) => new Float64Array(size));
  const next = new Uint32Array(levels);
  for (let i = 0; i < values.length; i += 1) {
    const value = values[i]!;
    const code = codes[i]!;
    if (code < levels && value - value === 0) members[code]![next[code]!++] = value * scale;
  }
  const groups = members.filter((own) => own.length > 0);
  const n = groups.reduce((sum, own) => sum + own.length, 0);
  const condition = failed(n, groups);
  const shared = { method: 'correlationRatio', n, missing, groups: groups.length };
  if (condition !== null) return told({ ...shared, ...nothing, condition });
  const { between, within } = variation(groups, n);
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
  return measured(values, codes, levels).sizes.some(isSmall) ? withhold(ratio) : ratio;
}

/** Known values of each group, known groups without one, and the largest absolute value. */
function measured(values: Float64Array, codes: ArrayLike<number>, levels: number) {
  const sizes = new Float64Array(levels);
  let missing = 0;
  let largest = 0;
  for (let i = 0; i < values.length; i += 1) {
    const code = codes[i]!;
    if (code >= levels) continue;
    const size = Math.abs(values[i]!);
    if (size < Infinity) {
      sizes[code]! += 1;
      if (size > largest) largest = size;
    } else missing += 1;
  }
  return { sizes, missing, largest };
}

const nothing = { etaSquared: null, eta: null, F: null, df1: null, df2: null, p: null, etaSquaredCi: null } as const;

function failed(n: number, groups: readonly Float64Array[]): Condition | null {
  if (n === 0) return 'empty';
  if (groups.length < 2) return 'oneLevel';
  if (n <= groups.length) return 'tooFew';
  const first = groups[0]![0];
  return groups.every((own) => isConstant(own, first!)) ? 'zeroVariance' : null;
}

function isConstant(values: Float64Array, value: number): boolean {
  for (let i = 0; i < values.length; i += 1) if (values[i] !== value) return false;
  return true;
}

/** Sums of squares between the groups and within them. */
function variation(groups: readonly Float64Array[], n: number) {
  const moments = groups.map((own) => momentsOf(own));
  const all = new Float64Array(n);
  groups.reduce((at, own) => (all.set(own, at), at + own.length), 0);
  const mean = meanOf(all);
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
