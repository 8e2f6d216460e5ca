import { bitsetOf, countOf, countOfBoth, intersect, jaccard, sumsOf, type Bitset } from './bitset.ts';
import { Z95, wilsonInterval } from './rate.ts';
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

export interface SearchOptions {
  /** Fewest clients of a rule. */
  readonly least: number;
  /** A rule that shares more than this with a better one is its near-duplicate; Jaccard, 0–1. Default 0.6. */
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
  const everybody = bitsetOf(inputs.outcome.length, () => true);
  const rules = scoredRules(inputs, options.least);
  const pick = (aim: Aim, scores: readonly number[], whole: number) =>
    distinct(rules.places, scores, whole, inputs, everybody, aim, options);
  return {
    retained: inputs.retained ? pick('retained', rules.retained, meanOf(inputs.retained, everybody)) : [],
    churn: pick('churn', rules.churn, meanOf(Float64Array.from(inputs.outcome), everybody)),
    tried: rules.places.length,
  };
}

interface ScoredRules {
  /** Places of a rule's conditions in the list of candidates. */
  readonly places: (readonly number[])[];
  readonly retained: number[];
  readonly churn: number[];
}

/** Every conjunction of one to three conditions on at least `least` clients, scored; a part that is too small ends its branch. */
function scoredRules({ conditions, outcome, retained }: SearchInputs, least: number): ScoredRules {
  const rules: ScoredRules = { places: [], retained: [], churn: [] };
  const size = outcome.length;
  const churned = bitsetOf(size, (i) => outcome[i] === 1);
  const whole = retained
    ? meanOf(
        retained,
        bitsetOf(size, () => true),
      )
    : Infinity;
  // A part sums to no more than its whole only where nothing is negative.
  const isBounded = retained?.every((value) => value >= 0) ?? false;
  const sums = new Float64Array(2);
  /** `most`: a sum that the rule's retained value cannot exceed. Gives the rule's own. */
  const enter = (places: readonly number[], members: Bitset, n: number, most: number): number => {
    rules.places.push(places);
    rules.churn.push(wilsonInterval(countOfBoth(members, churned), n)![0]);
    // A rule that cannot beat all clients together need not be summed.
    const hopeless = retained === null || (isBounded && most / n <= whole);
    if (!hopeless) sumsOf(members, retained, sums);
    rules.retained.push(hopeless ? -Infinity : lowerBound(sums[0]!, sums[1]!, n));
    return hopeless ? most : sums[0]!;
  };
  const pair = new Uint32Array(churned.length);
  const triple = new Uint32Array(churned.length);
  // A condition that everybody meets says nothing of a segment.
  const usable = conditions.map((c, place) => ({ ...c, place })).filter((c) => c.n >= least && c.n < size);
  const singles = usable.map((a) => enter([a.place], a.members, a.n, Infinity));
  usable.forEach((a, x) => {
    for (let y = x + 1; y < usable.length; y += 1) {
      const b = usable[y]!;
      if (!canJoin(a.condition, b.condition)) continue;
      const n = intersect(a.members, b.members, pair);
      if (n < least || n === a.n || n === b.n) continue;
      const most = enter([a.place, b.place], pair, n, Math.min(singles[x]!, singles[y]!));
      for (let z = y + 1; z < usable.length; z += 1) {
        const c = usable[z]!;
        if (!canJoin(a.condition, c.condition) || !canJoin(b.condition, c.condition)) continue;
        const three = intersect(pair, c.members, triple);
        if (three >= least && three < n) enter([a.place, b.place, c.place], triple, three, Math.min(most, singles[z]!));
      }
    }
  });
  return rules;
}

/** Two conditions on one column join only as the two ends of a band. */
const canJoin = (a: RuleCondition, b: RuleCondition) =>
  a.column !== b.column ||
  (a.atLeast !== undefined && b.below !== undefined && a.atLeast < b.below) ||
  (a.below !== undefined && b.atLeast !== undefined && b.atLeast < a.below);

/** The best rules one by one, each unlike those before it. */
function distinct(
  places: readonly (readonly number[])[],
  scores: readonly number[],
  whole: number,
  { conditions }: SearchInputs,
  everybody: Bitset,
  aim: Aim,
  { alike = 0.6, most = 5, accepts = () => true }: SearchOptions,
): Found[] {
  const order = [...places.keys()]
    .filter((i) => scores[i]! > whole)
    .sort((a, b) => scores[b]! - scores[a]! || places[a]!.length - places[b]!.length || a - b);
  const found: Found[] = [];
  const sets: Bitset[] = [];
  for (const i of order) {
    if (found.length === most) break;
    const members = everybody.slice();
    for (const place of places[i]!) intersect(members, conditions[place]!.members, members);
    if (sets.some((better) => jaccard(better, members) > alike)) continue;
    const rule = places[i]!.map((place) => conditions[place]!.condition);
    if (!accepts(rule, aim)) continue;
    sets.push(members);
    found.push({ rule, n: countOf(members), score: scores[i]! });
  }
  return found;
}

/** Lower 95 % bound of a mean from a sum and a sum of squares. */
function lowerBound(sum: number, squares: number, n: number): number {
  const mean = sum / n;
  const variance = Math.max(0, squares - n * mean * mean) / Math.max(1, n - 1);
  return mean - Z95 * Math.sqrt(variance / n);
}

function meanOf(values: Float64Array, members: Bitset): number {
  const sums = new Float64Array(2);
  sumsOf(members, values, sums);
  return values.length === 0 ? 0 : sums[0]! / values.length;
}
