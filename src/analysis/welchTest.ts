import { tQuantile, tUpperTail, twoSidedP } from './distributions.ts';
import { finite, interval } from './frozen.ts';
import { meanOf, momentsOf } from './moments.ts';
import { Z95 } from './rate.ts';
import type { Condition, Interval, Welch } from './result.ts';
import {
  CHURNED_AGAINST_STAYED,
  failedCondition,
  isConstant,
  scaleOf,
  sizeOf,
  twoSamples,
  type TwoSamples,
} from './twoGroups.ts';
import { told } from './told.ts';

/**
 * Welch's t-test (1947) of two means with unequal variances, two-sided: Welch–Satterthwaite df, difference of
 * means with its 95 % t-interval in the column's unit, Hedges' g (1981) with the normal interval of its standard
 * error √((n₁+n₂)/(n₁n₂) + g²/(2(n₁+n₂))). zeroVariance: each group is constant.
 */
export const welchTest = (values: Float64Array, codes: ArrayLike<number>, groups = CHURNED_AGAINST_STAYED): Welch =>
  welchOf(twoSamples(values, codes, groups));

/** The same from samples. */
export function welchOf(samples: TwoSamples): Welch {
  const { of, against } = samples;
  const condition = welchCondition(samples);
  const shared = { method: 'welch', n: sizeOf(samples), missing: samples.missing, condition };
  const nothing = { t: null, df: null, p: null, difference: null, ci: null, hedgesG: null, hedgesGCi: null };
  if (condition === 'empty' || condition === 'tooFew') return told({ ...shared, ...nothing });
  const scale = scaleOf(samples);
  // Means are taken from a common centre: a shift of the column does not cost digits of the difference.
  const centre = (meanOf(of, scale) + meanOf(against, scale)) / 2;
  const momentsOfGroup = momentsOf(of, scale, centre);
  const momentsAgainst = momentsOf(against, scale, centre);
  const difference = momentsOfGroup.mean - momentsAgainst.mean;
  if (condition !== null) return told({ ...shared, ...nothing, difference: finite(difference / scale) });
  const varianceOf = momentsOfGroup.squares / (of.n - 1);
  const varianceAgainst = momentsAgainst.squares / (against.n - 1);
  const a = varianceOf / of.n;
  const b = varianceAgainst / against.n;
  // A spread of 1e-300 beside a value of 1e300: nothing is left of it.
  if (a + b === 0)
    return told({
      ...shared,
      ...nothing,
      difference: finite(difference / scale),
      condition: 'zeroVariance' as const,
    });
  const df = 1 / ((a / (a + b)) ** 2 / (of.n - 1) + (b / (a + b)) ** 2 / (against.n - 1));
  const se = Math.sqrt(a + b);
  const t = difference / se;
  const half = tQuantile(0.975, df) * se;
  const g = hedgesG(difference, varianceOf, varianceAgainst, of.n, against.n);
  return told({
    ...shared,
    t: finite(t),
    df: finite(df),
    p: twoSidedP(tUpperTail(Math.abs(t), df)),
    difference: finite(difference / scale),
    ci: interval((difference - half) / scale, (difference + half) / scale),
    hedgesG: finite(g),
    hedgesGCi: hedgesGInterval(g, of.n, against.n),
  });
}

function welchCondition(samples: TwoSamples): Condition | null {
  const failed = failedCondition(samples);
  return failed ?? (isConstant(samples.of) && isConstant(samples.against) ? 'zeroVariance' : null);
}

/** Standardised difference with the pooled sd and J = 1 − 3/(4N − 9). */
function hedgesG(difference: number, varianceOf: number, varianceAgainst: number, n1: number, n2: number): number {
  const pooled = ((n1 - 1) * varianceOf + (n2 - 1) * varianceAgainst) / (n1 + n2 - 2);
  return (difference / Math.sqrt(pooled)) * (1 - 3 / (4 * (n1 + n2) - 9));
}

/** Normal 95 % interval of a standardised difference. */
function hedgesGInterval(g: number, n1: number, n2: number): Interval {
  const half = Z95 * Math.sqrt((n1 + n2) / (n1 * n2) + (g * g) / (2 * (n1 + n2)));
  return interval(g - half, g + half);
}
