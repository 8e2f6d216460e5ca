import { countOfBoth, intersect, sumsOf, type Bitset } from './bitset.ts';
import type { Candidate, SearchInputs } from './findSegments.ts';
import { laidOut, layoutByOutcome } from './layout.ts';
import type { RuleCondition } from './segment.ts';

/** Rules, each at one place of four lists. */
export interface CountedRules {
  /** Places of a rule's conditions in the list of candidates. */
  readonly places: (readonly number[])[];
  readonly n: number[];
  readonly churned: number[];
  /** What the mean retained value cannot exceed. */
  readonly mostRetained: number[];
}

/**
 * Every conjunction of one to three conditions on at least `least` clients of which each takes somebody off the others, counted; a part
 * that is too small ends its branch.
 */
export function countRules({ conditions, outcome, retained }: SearchInputs, least: number): CountedRules {
  const rules: CountedRules = { places: [], n: [], churned: [], mostRetained: [] };
  const enter = (places: readonly number[], n: number, churned: number, most: number) => {
    rules.places.push(places);
    rules.n.push(n);
    rules.churned.push(churned);
    rules.mostRetained.push(most / n);
  };
  const layout = layoutByOutcome(outcome);
  const churnedOf = (a: Bitset, b: Bitset) => countOfBoth(a, b, 0, layout.boundary);
  // A condition that everybody meets says nothing of a segment.
  const usable = conditions
    .map((c, place) => ({ ...c, place, laid: laidOut(c.members, layout) }))
    .filter((c) => c.n >= least && c.n < outcome.length);
  const most = mostOf(retained);
  for (const a of usable) enter([a.place], a.n, churnedOf(a.laid, a.laid), most(a.members));
  const pairs = pairsOf(usable, least, most);
  const both = new Uint32Array(layout.rows.length >>> 5);
  usable.forEach((a, x) => {
    for (let y = x + 1; y < usable.length; y += 1) {
      const b = usable[y]!;
      const ab = pairs[x]![y];
      if (!ab || ab.n === b.n) continue;
      intersect(a.laid, b.laid, both);
      enter([a.place, b.place], ab.n, churnedOf(both, both), ab.most);
      for (let z = y + 1; z < usable.length; z += 1) {
        const c = usable[z]!;
        const ac = pairs[x]![z];
        const bc = pairs[y]![z];
        if (!ac || !bc) continue;
        const churned = churnedOf(both, c.laid);
        const n = churned + countOfBoth(both, c.laid, layout.boundary);
        if (n >= least && n < Math.min(ab.n, ac.n, bc.n))
          enter([a.place, b.place, c.place], n, churned, Math.min(ab.most, ac.most, bc.most));
      }
    }
  });
  return rules;
}

interface Pair {
  readonly n: number;
  /** A sum of retained value that no part of the pair exceeds. */
  readonly most: number;
}

/**
 * Pairs of conditions [first][second] that may be part of a rule; none where they do not join, where too few clients
 * meet both, or where the second follows from the first and so adds nothing to it in any rule.
 */
function pairsOf(usable: readonly Candidate[], least: number, most: (members: Bitset) => number) {
  const both = new Uint32Array(usable[0]?.members.length ?? 0);
  return usable.map((a, x) =>
    usable.map((b, y): Pair | null => {
      if (y <= x || !canJoin(a.condition, b.condition)) return null;
      const n = intersect(a.members, b.members, both);
      return n < least || n === a.n ? null : { n, most: most(both) };
    }),
  );
}

/** A sum of retained value that no part of a set exceeds: its own, but only where nothing is negative. */
function mostOf(retained: Float64Array | null): (members: Bitset) => number {
  if (!retained?.every((value) => value >= 0)) return () => Infinity;
  const sums = new Float64Array(2);
  return (members) => {
    sumsOf(members, retained, sums);
    return sums[0]!;
  };
}

/** Two conditions on one column join only as the two ends of a band. */
const canJoin = (a: RuleCondition, b: RuleCondition) =>
  a.column !== b.column ||
  (a.atLeast !== undefined && b.below !== undefined && a.atLeast < b.below) ||
  (a.below !== undefined && b.atLeast !== undefined && b.atLeast < a.below);
