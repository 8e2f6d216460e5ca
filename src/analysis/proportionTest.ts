import { normalUpperTail, twoSidedP } from './distributions.ts';
import { fisherTest } from './fisherTest.ts';
import { frozen } from './frozen.ts';
import { groupCounts } from './groupCounts.ts';
import { isSmall, withhold } from './published.ts';
import { Z95, rateOf, wilsonInterval } from './rate.ts';
import type { Condition, Interval, ProportionTest, Rate } from './result.ts';
import { told } from './told.ts';

/** One of the two groups: what it is called in the result, its clients and how many of them left. */
export interface Proportion {
  readonly value: string;
  readonly n: number;
  readonly churned: number;
}

/**
 * Rate of `of` against rate of `against`: pooled z with two-sided p, the difference with Newcombe's hybrid-score
 * interval (1998, method 10, no continuity correction), Cohen's h. smallExpected: an expected count is under 5, and
 * Fisher's exact test stands beside. `missing`: clients of unknown group.
 */
export function proportionTest(of: Proportion, against: Proportion, missing = 0): ProportionTest {
  const n = of.n + against.n;
  const churned = of.churned + against.churned;
  const failure = failed(of, against);
  const comparable = of.n > 0 && against.n > 0;
  const difference = comparable ? of.churned / of.n - against.churned / against.n : null;
  const pooled = churned / n;
  const z =
    failure === null && difference !== null
      ? difference / Math.sqrt(pooled * (1 - pooled) * (1 / of.n + 1 / against.n))
      : null;
  const h = comparable ? cohensH(of.churned / of.n, against.churned / against.n) : null;
  const least = Math.min(of.n, against.n) * Math.min(pooled, 1 - pooled);
  const rough = failure === null && least < 5;
  return told({
    method: 'proportions',
    of: of.value,
    against: against.value,
    n,
    missing,
    z,
    p: z === null ? null : twoSidedP(normalUpperTail(Math.abs(z))),
    difference,
    ci: comparable ? differenceInterval(of, against) : null,
    cohensH: h,
    cohensHCi: h === null ? null : cohensHInterval(h, of.n, against.n),
    exact: rough ? fisherTest([cells(of), cells(against)], missing) : null,
    condition: rough ? 'smallExpected' : failure,
    rateOf: rateOf(of.churned, of.n),
    rateAgainst: rateOf(against.churned, against.n),
  });
}

/** The same from columns: clients whose code is one of the two, by an outcome of 0 and 1. */
export function proportionTestOf(
  codes: ArrayLike<number>,
  outcome: ArrayLike<number>,
  of: { readonly code: number; readonly value: string },
  against: { readonly code: number; readonly value: string },
  missing = 0,
): ProportionTest {
  const { n, churned } = groupCounts(codes, Math.max(of.code, against.code) + 1, outcome);
  const side = ({ code, value }: { readonly code: number; readonly value: string }): Proportion => ({
    value,
    n: n[code] ?? 0,
    churned: churned[code] ?? 0,
  });
  return proportionTest(side(of), side(against), missing);
}

/** A test as it may be published: the two rates are withheld with it where one is of 1 to 9 clients. */
export type ToldProportionTest = Omit<ProportionTest, 'rateOf' | 'rateAgainst'> & {
  readonly rateOf: Rate | null;
  readonly rateAgainst: Rate | null;
};

/** The test, withheld whole where one of the groups is too small: the other one and the total would tell it. */
export const toldProportionTest = (test: ProportionTest): ToldProportionTest =>
  isSmall(test.rateOf.n) || isSmall(test.rateAgainst.n)
    ? frozen({ ...withhold(test), exact: null, rateOf: null, rateAgainst: null })
    : test;

function failed(of: Proportion, against: Proportion): Condition | null {
  if (of.n + against.n === 0) return 'empty';
  if (of.n < 2 || against.n < 2) return 'tooFew';
  const churned = of.churned + against.churned;
  return churned === 0 || churned === of.n + against.n ? 'oneOutcome' : null;
}

const cells = ({ n, churned }: Proportion): [number, number] => [churned, n - churned];

/** h ± z √(1/n₁ + 1/n₂): the arcsine makes the variance of a share the same everywhere (Cohen 1988). */
function cohensHInterval(h: number, n1: number, n2: number): Interval {
  const half = Z95 * Math.sqrt(1 / n1 + 1 / n2);
  return [h - half, h + half];
}

/** Interval of the difference of two groups' rates (Newcombe 1998, method 10): square-and-add of two Wilson intervals. */
export function differenceInterval(of: Omit<Proportion, 'value'>, against: Omit<Proportion, 'value'>): Interval {
  const a = wilsonInterval(of.churned, of.n);
  const b = wilsonInterval(against.churned, against.n);
  if (a === null || b === null) return null;
  const p = of.churned / of.n;
  const q = against.churned / against.n;
  return [p - q - Math.hypot(p - a[0], b[1] - q), p - q + Math.hypot(a[1] - p, q - b[0])];
}

/** h = 2 asin √p − 2 asin √q (Cohen 1988). */
const cohensH = (p: number, q: number) => 2 * Math.asin(Math.sqrt(p)) - 2 * Math.asin(Math.sqrt(q));
