import { chiSquaredTest, contingencyTable } from '../analysis/chiSquaredTest.ts';
import { decide, type Examined } from '../analysis/hypothesis.ts';
import {
  fromFisher,
  fromIndependence,
  fromKruskalWallis,
  fromMannWhitney,
  fromProportions,
  fromTrend,
  fromWelch,
} from '../analysis/tested.ts';
import { countEmptyAmong } from '../analysis/emptyCells.ts';
import { filled } from '../analysis/filled.ts';
import { fisherOf } from '../analysis/fisherTest.ts';
import { extremesOf, levelMediansOf, mediansOf } from '../analysis/groupFigures.ts';
import { kruskalWallisTest } from '../analysis/kruskalWallisTest.ts';
import { mannWhitneyOf, oneSidedRanks } from '../analysis/mannWhitneyTest.ts';
import { areTwo, isSmall, tellable, withhold } from '../analysis/published.ts';
import { countLevels } from '../analysis/countLevels.ts';
import type { HypothesisResult, Independence, KruskalWallis, MannWhitney, ProportionTest } from '../analysis/result.ts';
import { knownBy } from '../analysis/samplesOf.ts';
import { membersOf } from '../analysis/segment.ts';
import { withoutSmallLevels } from '../analysis/smallLevels.ts';
import {
  designOfManyRanks,
  designOfMeans,
  designOfProportions,
  designOfRanks,
  designOfTable,
  designOfTrend,
  type TestDesign,
} from '../analysis/testDesign.ts';
import { trendTest } from '../analysis/trendTest.ts';
import { twoSamples, type TwoSamples } from '../analysis/twoGroups.ts';
import { welchOf } from '../analysis/welchTest.ts';
import { columnOf } from '../dataset/schema.ts';
import { MISSING_CODE, codes, numbers, type Table } from '../dataset/table.ts';
import { proportionOf, scored } from './report.ts';
import type { Hypothesis } from '../schemas/hypothesis.ts';

/**
 * Every hypothesis of content/ tested on the clients it is about, the family adjusted by Holm. Rules and groups name levels of the file as
 * it was read; the levels of a column are those that the rest of the report tells of, small ones merged.
 */
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
      ...examined(table, h, among(table, outcome, h)),
    })),
  );
}

/** The outcome of the clients that a hypothesis is about; the rest have no outcome, so no test counts them. */
export function among(table: Table, outcome: Uint16Array, { where }: Hypothesis): Uint16Array {
  if (where === undefined) return outcome;
  const members = membersOf(table, where);
  return filled(new Uint16Array(outcome.length), (i) => (members[i] === 1 ? outcome[i]! : MISSING_CODE));
}

function examined(table: Table, h: Hypothesis, outcome: Uint16Array): Pick<Examined, 'tested' | 'design'> {
  const found = testOf(table, h, outcome);
  if (h.where === undefined || found.tested.n !== null) return found;
  return { ...found, tested: { ...found.tested, missing: null } };
}

function testOf(table: Table, h: Hypothesis, outcome: Uint16Array): Pick<Examined, 'tested' | 'design'> {
  switch (h.test) {
    case 'welch': {
      const samples = twoSamples(numbers(table, h.column), outcome);
      return unlessSmall(sizes(samples), welchOf(samples), fromWelch, designOfMeans(samples));
    }
    case 'mannWhitney': {
      const samples = twoSamples(numbers(table, h.column), outcome);
      const sides = h.alternative === 'twoSided' ? null : oneSidedRanks(samples);
      const named = (test: MannWhitney) => fromMannWhitney(test, mediansOf(samples), sides);
      return unlessSmall(sizes(samples), mannWhitneyOf(samples), named, designOfRanks(samples));
    }
    case 'proportions':
    case 'fisher': {
      const test = proportionOf(table, columnOf(table.schema, h.column), outcome, h.groups);
      const of = { value: test.of, ...test.rateOf };
      const against = { value: test.against, ...test.rateAgainst };
      const least = h.smallestEffect.value;
      const small = [of.n, against.n].some(isSmall);
      const exact = fisherOf(of, against, test.missing);
      const named = (told: ProportionTest) =>
        h.test === 'fisher' ? fromFisher(told, small ? withhold(exact) : exact, least) : fromProportions(told, least);
      // A merged level, or its size less the other's, would tell of the small ones.
      if (isMerged(table, h.column, [of.value, against.value]))
        return { tested: { ...named(withhold(test)), n: null, groups: null } };
      if (!areTold(table, h.column, h, outcome, [of.value, against.value]))
        return { tested: { ...named(withhold(test)), groups: null } };
      return unlessSmall([of.n, against.n], test, named, designOfProportions(of, against, h.alternative));
    }
    case 'chiSquared': {
      const { codes: level, levels } = codes(withoutSmallLevels(table), h.column);
      const { counts } = contingencyTable(level, levels.length, outcome);
      const test = chiSquaredTest(counts, countEmptyAmong(table, h.column, outcome));
      const areLevelsTold = areTold(table, h.column, h, outcome, levels);
      const named = (told: Independence) => {
        const tested = fromIndependence(told, areLevelsTold ? extremesOf(counts, levels) : null);
        // The interval rests on the same approximation as the p that is not believed.
        const rough = told.condition === 'smallExpected' && told.exact === null;
        return rough ? { ...tested, effect: null, effectCi: null } : tested;
      };
      const sizesOf = counts.map(sumOf);
      if (areTwo(sizesOf) && !areLevelsTold) return { tested: named(withhold(test)) };
      return unlessSmall(telling(test.n, sizesOf), test, named, designOfTable(counts));
    }
    case 'trend': {
      const groups = scored(table, h.column, outcome);
      const test = trendTest(groups, countEmptyAmong(table, h.column, outcome));
      return unlessSmall([test.n], test, fromTrend, designOfTrend(groups));
    }
    case 'kruskalWallis':
      return acrossGroups(table, h, outcome);
  }
}

/** Values of the hypothesis's column in the groups that another column makes. */
function acrossGroups(table: Table, { column, by, where }: Hypothesis, outcome: Uint16Array) {
  const { codes: level, levels } = codes(withoutSmallLevels(table), by!);
  const values = numbers(table, column);
  const within = codesAmong(level, outcome);
  const samples = knownBy(values, within, levels.length);
  const groups = levels.map((value, code) => ({ value, sample: samples[code]! }));
  const test = kruskalWallisTest(values, within, levels.length);
  const areLevelsTold = areTold(table, by!, { where }, outcome, levels);
  const medians = areLevelsTold ? levelMediansOf(groups) : null;
  const named = (told: KruskalWallis) => fromKruskalWallis(told, medians);
  const sizesOf = groups.map(({ sample }) => sample.n);
  if (areTwo(sizesOf) && !areLevelsTold) return { tested: named(withhold(test)) };
  return unlessSmall(telling(test.n, sizesOf), test, named, designOfManyRanks(sizesOf));
}

/** Codes of the clients that a hypothesis is about, those whose outcome is kept; of the others none. */
const codesAmong = (level: Uint16Array, outcome: Uint16Array) =>
  filled(new Uint16Array(level.length), (i) => (outcome[i]! > 1 ? MISSING_CODE : level[i]!));

/** Whether one of these levels is told of as a part of «прочие». */
function isMerged(table: Table, name: string, values: readonly string[]): boolean {
  const [read, shown] = [codes(table, name).levels, codes(withoutSmallLevels(table), name).levels];
  return values.some((value) => read.includes(value) && !shown.includes(value));
}

/**
 * Whether a hypothesis about some of the clients may tell how many of them have each of these levels: all of a level, which the
 * report tells, less those would be 1 to 9 others, as the part of it that is not known.
 */
function areTold(
  table: Table,
  name: string,
  { where }: Pick<Hypothesis, 'where'>,
  outcome: Uint16Array,
  wanted: readonly string[],
): boolean {
  if (where === undefined) return true;
  const { codes: level, levels } = codes(withoutSmallLevels(table), name);
  const whole = countLevels(level, levels.length);
  const inside = countLevels(codesAmong(level, outcome), levels.length);
  const told = tellable(levels.map((_, code) => ({ n: whole[code]!, part: inside[code]! })));
  return levels.every((value, code) => told[code] || !wanted.includes(value));
}

const sumOf = (row: readonly number[]) => row.reduce((sum, n) => sum + n, 0);

/** The groups that a test of so many clients tells of. */
const telling = (n: number, groups: readonly number[]): readonly number[] => (areTwo(groups) ? [n, ...groups] : [n]);

const sizes = ({ of, against }: TwoSamples) => [of.n, against.n];

/** The examined test; where a group has 1 to 9 clients, without whatever would tell how many. */
const unlessSmall = <T extends object>(
  groups: readonly number[],
  test: T,
  name: (test: T) => Examined['tested'],
  design: TestDesign,
): Pick<Examined, 'tested' | 'design'> =>
  groups.some(isSmall) ? { tested: name(withhold(test)) } : { tested: name(test), design };
