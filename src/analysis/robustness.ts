import { SMALLEST_GROUP } from './published.ts';
import { frozen } from './frozen.ts';
import { gravity } from './gravity.ts';
import { kendallTau } from './kendall.ts';
import { proportionTest } from './proportionTest.ts';
import type { Finding, FindingFigure, Interval, Move, ProportionTest } from './result.ts';
import { clientsUpTo, quantilesOfBoth, type Sample } from './sample.ts';
import { knownBy } from './samplesOf.ts';

/** A figure with its interval; null where it could not be computed or is not told. */
export interface Measured {
  readonly value: number | null;
  readonly ci: Interval;
}

/** A figure on a variant. Where it is not told, because it would give away a few clients, what became of it still is. */
export interface MeasuredThere extends Measured {
  readonly isTold: boolean;
}

/** Where a measure says «no difference»; a rate has no such place. */
const nothingOf: Readonly<Record<Finding['measure'], number | null>> = {
  rate: null,
  difference: 0,
  slope: 0,
  hedgesG: 0,
  auc: 0.5,
};

/** Which side of nothing an interval lies on: −1, 1, or 0 where it holds it. */
const sideOf = (ci: Interval, nothing: number) => (ci === null ? 0 : ci[0] > nothing ? 1 : ci[1] < nothing ? -1 : 0);

/**
 * What became of a figure on other clients: turned (surely the other side), lost (was sure, is not), found (was not
 * sure, is), shifted (no surer and no less sure, each value outside the other's interval), same.
 */
export function moveOf(measure: Finding['measure'], whole: Measured, other: Measured): Move {
  if (whole.value === null || other.value === null || whole.ci === null || other.ci === null) return 'notComputed';
  const nothing = nothingOf[measure];
  if (nothing !== null) {
    const [before, after] = [sideOf(whole.ci, nothing), sideOf(other.ci, nothing)];
    if (before * after < 0) return 'turned';
    if (before !== 0 && after === 0) return 'lost';
    if (before === 0 && after !== 0) return 'found';
  }
  const isOutside = (value: number, [low, high]: readonly [number, number]) => value < low || value > high;
  return isOutside(other.value, whole.ci) && isOutside(whole.value, other.ci) ? 'shifted' : 'same';
}

/** The figure of every variant (null: the variant is absent) beside the whole's, and the gravest move; where there is no variant, none was computed. */
export function finding<V extends string>(
  head: Omit<Finding, 'values' | 'moved'>,
  whole: Measured,
  others: Readonly<Record<V, MeasuredThere | null>>,
): Finding {
  const figure = (m: Measured, isTold = true): FindingFigure => ({
    value: isTold ? m.value : null,
    ci: isTold ? m.ci : null,
    move: moveOf(head.measure, whole, m),
  });
  const values = Object.fromEntries(
    Object.entries<MeasuredThere | null>(others).map(([id, m]) => [id, m === null ? null : figure(m, m.isTold)]),
  );
  const moves = Object.values(values).flatMap((v) => (v === null ? [] : [v.move]));
  const moved = gravity.find((move) => moves.includes(move)) ?? 'notComputed';
  return frozen({ ...head, values: { whole: figure(whole), ...values }, moved });
}

/** The difference of two rates as a figure; not told where a group is under 10 clients. */
export const differenceOf = (test: ProportionTest): Measured =>
  Math.min(test.rateOf.n, test.rateAgainst.n) < SMALLEST_GROUP
    ? { value: null, ci: null }
    : { value: test.difference, ci: test.ci };

/**
 * The rate of the top quarter of a column (above its third quartile) against that of the bottom one (up to the first),
 * among the clients whose outcome is 0 or 1.
 */
export function quarterContrast(values: Float64Array, outcome: Uint16Array): ProportionTest {
  const [stayed, churned] = knownBy(values, outcome, 2) as [Sample, Sample];
  const [first, third] = quantilesOfBoth(stayed, churned, [0.25, 0.75]);
  const upTo = (bound: number) => {
    const left = clientsUpTo(churned, bound);
    return { n: clientsUpTo(stayed, bound) + left, churned: left };
  };
  const [bottom, below] = [upTo(first ?? NaN), upTo(third ?? NaN)];
  const top = { n: stayed.n + churned.n - below.n, churned: churned.n - below.churned };
  return proportionTest({ value: 'top', ...top }, { value: 'bottom', ...bottom });
}

/** Kendall's τ of two orders of the same things, 1 the same and −1 reversed; null under two things in common. */
export function tauOfOrders(a: readonly string[], b: readonly string[]): number | null {
  const common = a.filter((id) => b.includes(id));
  return kendallTau(
    common.map((id) => a.indexOf(id)),
    common.map((id) => b.indexOf(id)),
  );
}
