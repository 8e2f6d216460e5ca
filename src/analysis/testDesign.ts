import { sum } from 'simple-statistics';
import type { ContingencyTable } from './chiSquaredTest.ts';
import { finite } from './frozen.ts';
import { momentsOf } from './moments.ts';
import { SMALLEST_GROUP } from './published.ts';
import type { Sample } from './sample.ts';
import type { Proportion } from './proportionTest.ts';
import type { TestChecks } from './result.ts';
import type { TrendGroup } from './trendTest.ts';
import { scaleOf, type TwoSamples } from './twoGroups.ts';

/** What the power of a test and its conditions hang on; known without looking at the effect. */
export interface TestDesign extends TestChecks {
  /** Degrees of freedom; 1: the effect has a side. */
  readonly df: number;
  /** Noncentrality of an effect of 1: where df is 1, the inverse square of the effect's error when there is no effect. */
  readonly information: number | null;
  /** The effect is a part of a variance: noncentrality grows with it, not with its square. Default: no. */
  readonly isSquared?: boolean;
  /** An effect of this size in the trait's own units; null where there can be none. */
  readonly inUnits?: (effect: number) => number | null;
  /** Whether there can be an effect of this size; absent: of any. */
  readonly isPossible?: (effect: number) => boolean;
}

/** The design of a test that could not be made. */
export const NO_DESIGN: TestDesign = {
  smallestGroup: null,
  smallestExpected: null,
  varianceRatio: null,
  df: 1,
  information: null,
};

const told = (n: number) => (n < SMALLEST_GROUP ? null : n);

function designOfSamples(samples: TwoSamples, information: number): TestDesign {
  const [n1, n0] = [samples.of.n, samples.against.n];
  if (Math.min(n1, n0) < 2) return NO_DESIGN;
  const { varianceOf, varianceAgainst } = variances(samples);
  const ratio = varianceOf / varianceAgainst;
  return {
    ...NO_DESIGN,
    smallestGroup: told(Math.min(n1, n0)),
    varianceRatio: Math.min(n1, n0) < SMALLEST_GROUP ? null : finite(ratio),
    information: finite(information),
  };
}

/** Two means; effect: Hedges g. */
export function designOfMeans(samples: TwoSamples): TestDesign {
  const [n1, n0] = [samples.of.n, samples.against.n];
  const pooledSd = () => {
    const { varianceOf, varianceAgainst, scale } = variances(samples);
    return Math.sqrt(((n1 - 1) * varianceOf + (n0 - 1) * varianceAgainst) / (n1 + n0 - 2)) / scale;
  };
  return { ...designOfSamples(samples, 1 / (1 / n1 + 1 / n0)), inUnits: (effect) => finite(effect * pooledSd()) };
}

/** Ranks of two groups; effect: distance of the auc from one half. Ties, which only lower its error, are left out. */
export function designOfRanks(samples: TwoSamples): TestDesign {
  const [n1, n0] = [samples.of.n, samples.against.n];
  return { ...designOfSamples(samples, (12 * n1 * n0) / (n1 + n0 + 1)), inUnits: (effect) => effect };
}

/**
 * Rates of two groups; effect: Cohen h, in units of rates from that of the second group: upwards where nothing else was named and there is
 * room for it, else downwards. No rate is so far away: null.
 */
export function designOfProportions(
  of: Proportion,
  against: Proportion,
  alternative: 'twoSided' | 'greater' | 'less',
): TestDesign {
  const least = Math.min(of.n, against.n);
  if (least < 2) return NO_DESIGN;
  const n = of.n + against.n;
  const churned = of.churned + against.churned;
  const expected = (Math.min(churned, n - churned) * least) / n;
  const base = against.churned / against.n;
  const sides = { twoSided: [1, -1], greater: [1], less: [-1] }[alternative];
  const inUnits = (effect: number) => {
    const side = sides.find((one) => hasRateAt(base, one * effect));
    return side === undefined ? null : Math.abs(rateAtDistance(base, side * effect) - base);
  };
  return {
    ...NO_DESIGN,
    smallestGroup: told(least),
    smallestExpected: least < SMALLEST_GROUP ? null : expected,
    information: 1 / (1 / of.n + 1 / against.n),
    inUnits,
    isPossible: (effect) => inUnits(effect) !== null,
  };
}

/** Levels against the outcome; effect: Cramér V. */
export function designOfTable(counts: ContingencyTable): TestDesign {
  const rows = counts.map(sum).filter((n) => n > 0);
  const columns = (counts[0] ?? []).map((_, c) => sum(counts.map((row) => row[c]!))).filter((n) => n > 0);
  const n = sum(rows);
  if (rows.length < 2 || columns.length < 2) return NO_DESIGN;
  const least = Math.min(...rows);
  return {
    ...NO_DESIGN,
    smallestGroup: told(least),
    smallestExpected: least < SMALLEST_GROUP ? null : (least * Math.min(...columns)) / n,
    df: (rows.length - 1) * (columns.length - 1),
    information: n * (Math.min(rows.length, columns.length) - 1),
  };
}

/** Ranks of many groups, by their sizes; effect: ε². Ties, which only lower its error, are left out. */
export function designOfManyRanks(sizes: readonly number[]): TestDesign {
  const groups = sizes.filter((n) => n > 0);
  if (groups.length < 2) return NO_DESIGN;
  const n = sum(groups);
  return {
    ...NO_DESIGN,
    smallestGroup: told(Math.min(...groups)),
    df: groups.length - 1,
    information: n - 1,
    isSquared: true,
  };
}

/** Ordered groups; effect: change of the rate a step. The smaller outcome is the group that must not be small. */
export function designOfTrend(groups: readonly TrendGroup[]): TestDesign {
  const total = (of: (group: TrendGroup) => number) => groups.reduce((sum, group) => sum + of(group), 0);
  const n = total((g) => g.n);
  const churned = total((g) => g.churned);
  const mean = total((g) => g.n * g.score) / n;
  const spread = total((g) => g.n * (g.score - mean) ** 2);
  const rate = churned / n;
  const information = finite(spread / (rate * (1 - rate)));
  return {
    ...NO_DESIGN,
    smallestGroup: told(Math.min(churned, n - churned)),
    information,
    inUnits: (effect) => effect,
  };
}

/** The rate that lies a Cohen h away from another (towards 1 for a positive h); an end of the scale where it is beyond. */
export const rateAtDistance = (rate: number, h: number): number =>
  Math.sin(Math.min(Math.PI / 2, Math.max(0, angleAt(rate, h)))) ** 2;

/** Whether a rate can lie a Cohen h away from another. */
function hasRateAt(rate: number, h: number): boolean {
  const angle = angleAt(rate, h);
  return angle >= 0 && angle <= Math.PI / 2;
}

/** Cohen h is twice the distance of these angles. */
const angleAt = (rate: number, h: number) => Math.asin(Math.sqrt(rate)) + h / 2;

/** Variances (n − 1) of both groups, of values times `scale`. */
function variances(samples: TwoSamples) {
  const scale = scaleOf(samples);
  const variance = (sample: Sample) => momentsOf(sample, scale).squares / (sample.n - 1);
  return { scale, varianceOf: variance(samples.of), varianceAgainst: variance(samples.against) };
}
