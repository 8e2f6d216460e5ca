import { chiSquaredTest, contingencyTable } from './analysis/chiSquaredTest.ts';
import {
  decide,
  fromIndependence,
  fromMannWhitney,
  fromProportions,
  fromTrend,
  fromWelch,
} from './analysis/hypothesis.ts';
import { mannWhitneyTest } from './analysis/mannWhitneyTest.ts';
import { isSmall, knownByOutcome, withhold } from './analysis/published.ts';
import type { HypothesisResult, ProportionTest } from './analysis/result.ts';
import { membersOf } from './analysis/segment.ts';
import { trendTest } from './analysis/trendTest.ts';
import { welchTest } from './analysis/welchTest.ts';
import { columnOf } from './dataset/schema.ts';
import { MISSING_CODE, codes, numbers, type Table } from './dataset/table.ts';
import { proportionOf, scored } from './report.ts';
import type { Hypothesis } from './schemas/hypothesis.ts';

/** Every hypothesis of content/ tested on the clients it is about, the family adjusted by Holm. */
export function testHypotheses(
  table: Table,
  outcome: Uint16Array,
  hypotheses: readonly Hypothesis[],
): HypothesisResult[] {
  return decide(
    hypotheses.map((h) => ({
      spec: {
        id: h.id,
        test: h.test,
        alternative: h.alternative,
        alpha: h.alpha,
        smallestEffect: h.smallestEffect.value,
      },
      tested: tested(table, h, among(table, outcome, h)),
    })),
  );
}

/** The outcome of the clients that a hypothesis is about; the rest have no outcome, so no test counts them. */
function among(table: Table, outcome: Uint16Array, { where }: Hypothesis): Uint16Array {
  if (where === undefined) return outcome;
  const members = membersOf(table, where);
  return outcome.map((y, i) => (members[i] === 1 ? y : MISSING_CODE));
}

function tested(table: Table, h: Hypothesis, outcome: Uint16Array) {
  switch (h.test) {
    case 'welch':
      return fromWelch(told(numbers(table, h.column), outcome, welchTest));
    case 'mannWhitney':
      return fromMannWhitney(told(numbers(table, h.column), outcome, mannWhitneyTest));
    case 'proportions':
      return fromProportions(unlessSmall(proportionOf(table, columnOf(table.schema, h.column), outcome, h.groups)));
    case 'chiSquared': {
      const { codes: level, levels } = codes(table, h.column);
      return fromIndependence(unlessFew(chiSquaredTest(contingencyTable(level, levels.length, outcome, 2).counts)));
    }
    case 'trend':
      return fromTrend(unlessFew(trendTest(scored(table, h.column, outcome))));
  }
}

/** The test of two outcomes, withheld where one has 1 to 9 known values. */
function told<T extends object>(
  values: Float64Array,
  outcome: Uint16Array,
  test: (values: Float64Array, outcome: Uint16Array) => T,
): T {
  const result = test(values, outcome);
  return knownByOutcome(values, outcome).some(isSmall) ? withhold(result) : result;
}

/** The test of two groups, withheld where one is too small. */
const unlessSmall = (test: ProportionTest): ProportionTest =>
  isSmall(test.rateOf.n) || isSmall(test.rateAgainst.n) ? withhold(test) : test;

/** The test of many groups, withheld where all of them together are too small. */
const unlessFew = <T extends { readonly n: number }>(test: T): T => (isSmall(test.n) ? withhold(test) : test);
