import { bestFirst } from './bestFirst.ts';
import { bitsetOf, countOf, intersect, jaccard, sumsOf, type Bitset } from './bitset.ts';
import { countRules } from './countRules.ts';
import { lowerBound } from './lowerBound.ts';
import { wilsonInterval } from './rate.ts';
import type { RuleCondition } from './segment.ts';

/** What a search looks for: retained money, or a churn that is surely high. */
export type Aim = 'retained' | 'churn';

/** A condition that may be joined with others, and the clients that meet it. */
export interface Candidate {
  readonly condition: RuleCondition;
  readonly members: Bitset;
  readonly n: number;
}

export interface SearchInputs {
  /** 1 where the client left. */
  readonly outcome: Uint8Array;
  /** Value that stayed with the bank, 0 of a client who left; null in a data set without money. */
  readonly retained: Float64Array | null;
  readonly conditions: readonly Candidate[];
}

/** Sets of clients that share more than this are one segment told twice. */
export const ALIKE = 0.6;

export interface SearchOptions {
  /** Fewest clients of a rule. */
  readonly least: number;
  /** A rule that shares more than this with a better one is its near-duplicate; Jaccard, 0–1. Default: ALIKE. */
  readonly alike?: number;
  /** Rules wanted of each aim. Default 5. */
  readonly most?: number;
  /** The last word on a rule that the search would keep, e.g. its size among all clients. Default: yes. */
  readonly accepts?: (rule: readonly RuleCondition[], aim: Aim) => boolean;
}

/** A rule and the figure that it was chosen by. */
export interface Found {
  readonly rule: readonly RuleCondition[];
  readonly n: number;
  readonly score: number;
}

export interface Search {
  readonly retained: readonly Found[];
  readonly churn: readonly Found[];
  /** Rules of at least `least` clients that were compared: the search chose among them. */
  readonly tried: number;
}

/**
 * Searches all conjunctions of up to three conditions. The score of a rule is the lower 95 % bound of its mean
 * retained value (normal interval, n − 1) or of its churn (Wilson). Rules that do not beat the mean of all clients are
 * no finds; of rules that are nearly the same clients (Jaccard) the best stays; among equals the shorter, then the
 * one whose conditions come first.
 */
export function findSegments(inputs: SearchInputs, options: SearchOptions): Search {
  const { outcome, retained, conditions } = inputs;
  const { places, n, churned, mostRetained } = countRules(inputs, options.least);
  const everybody = bitsetOf(outcome.length, () => true);
  const membersAt = (i: number): Bitset => {
    const members = everybody.slice();
    for (const place of places[i]!) intersect(members, conditions[place]!.members, members);
    return members;
  };
  const ruleAt = (i: number) => places[i]!.map((place) => conditions[place]!.condition);
  const pick = (aim: Aim, whole: number, most: readonly number[], scoreOf: (i: number) => number) => {
    const byLength = (a: number, b: number) => places[a]!.length - places[b]!.length;
    const best = bestFirst(most, whole, scoreOf, byLength);
    return distinct(best, aim, ruleAt, membersAt, options);
  };
  const sums = new Float64Array(2);
  const centre = meanOf(retained ?? []);
  const lowerRetained = (i: number) => {
    sumsOf(membersAt(i), retained!, sums, centre);
    const distance = sums[0]! / n[i]!;
    return lowerBound(centre + distance, Math.max(0, sums[1]! - sums[0]! * distance), n[i]!);
  };
  return {
    retained: retained ? pick('retained', centre, mostRetained, lowerRetained) : [],
    churn: pick(
      'churn',
      meanOf(outcome),
      n.map((size, i) => churned[i]! / size),
      (i) => wilsonInterval(churned[i]!, n[i]!)![0],
    ),
    tried: places.length,
  };
}

/** The best rules one by one, each unlike those before it. */
function distinct(
  best: Iterable<{ readonly i: number; readonly score: number }>,
  aim: Aim,
  ruleAt: (i: number) => readonly RuleCondition[],
  membersAt: (i: number) => Bitset,
  { alike = ALIKE, most = 5, accepts = () => true }: SearchOptions,
): Found[] {
  const found: Found[] = [];
  const sets: Bitset[] = [];
  for (const { i, score } of best) {
    if (found.length === most) break;
    const members = membersAt(i);
    if (sets.some((better) => jaccard(better, members) > alike)) continue;
    const rule = ruleAt(i);
    if (!accepts(rule, aim)) continue;
    sets.push(members);
    found.push({ rule, n: countOf(members), score });
  }
  return found;
}

function meanOf(values: Uint8Array | Float64Array | readonly number[]): number {
  let sum = 0;
  for (const value of values) sum += value;
  return values.length === 0 ? 0 : sum / values.length;
}
