import { frozen } from './frozen.ts';
import { areasUnderCurve, type Cells } from './pairedAreas.ts';
import { Z95 } from './rate.ts';
import type { AddedValue, Condition } from './result.ts';

/** So many clients at the rate of its rule are added to a cell: a cell of three must not foretell 0 or 100 %. */
const PRIOR = 20;

/** Whom rules divide into which groups, and the folds that are graded on; by row. */
export interface Graded {
  readonly rule: Uint16Array;
  readonly rules: number;
  readonly outcome: Uint16Array;
  readonly fold: Uint8Array;
}

/** The cluster of each of the rows. */
export interface Clustered {
  readonly rows: Uint32Array;
  readonly labels: Uint8Array;
  readonly k: number;
}

/**
 * What clusters add to rules in telling who left: each client is given the rate of his rule, of his cluster, and of both
 * together, counted on the other folds. Pairs of a churned and a stayed client are compared inside a fold, because rates
 * of different folds are not on one scale. The interval of the difference is DeLong's (1988) for two curves of the same
 * clients, folds weighted by their pairs and widened for the clients that the rates of two folds are both counted on (Nadeau &
 * Bengio 2003).
 */
export function addedValue(clustered: Clustered, graded: Graded): AddedValue {
  const n = clustered.rows.length;
  const folds = countsByFold(clustered, graded);
  const usable = folds.filter(({ held }) => held.churned > 0 && held.stayed > 0);
  if (usable.length === 0) return nothing(n, n === 0 ? 'empty' : 'oneOutcome');
  const pairs = usable.map(({ held }) => held.churned * held.stayed);
  const all = pairs.reduce((sum, one) => sum + one, 0);
  const areas = usable.map(({ held, rest }) => areasUnderCurve(held, ratesOf(rest, graded.rules, clustered.k)));
  const weighted = (figure: (area: (typeof areas)[number]) => number) =>
    areas.reduce((sum, area, i) => sum + (pairs[i]! / all) * figure(area), 0);
  const difference = weighted(({ both, rules: alone }) => both - alone);
  const variance = areas.reduce((sum, area, i) => {
    const [weight, { held, rest }] = [pairs[i]! / all, usable[i]!];
    return sum + weight * (weight + (held.churned + held.stayed) / (rest.churned + rest.stayed)) * area.variance;
  }, 0);
  const half = Z95 * Math.sqrt(variance);
  const sure = usable.every(({ held }) => held.churned > 1 && held.stayed > 1);
  return frozen({
    n,
    condition: sure ? null : ('tooFew' as const),
    aucRules: weighted((area) => area.rules),
    aucClusters: weighted((area) => area.clusters),
    aucBoth: weighted((area) => area.both),
    difference: sure ? difference : null,
    ci: sure ? ([difference - half, difference + half] as const) : null,
  });
}

/** What is told of n clients where the areas could not be computed. */
export const nothing = (n: number, condition: Condition): AddedValue =>
  frozen({ n, condition, aucRules: null, aucClusters: null, aucBoth: null, difference: null, ci: null });

/** Clients of each cell (a rule and a cluster) inside every fold, and in all the others. */
function countsByFold({ rows, labels, k }: Clustered, { rule, rules, outcome, fold }: Graded) {
  const size = rules * k;
  const none = () => ({ churnedIn: new Float64Array(size), stayedIn: new Float64Array(size) });
  const inFold = Array.from({ length: fold.reduce((most, f) => Math.max(most, f + 1), 0) }, none);
  for (let i = 0; i < rows.length; i += 1) {
    const row = rows[i]!;
    const { churnedIn, stayedIn } = inFold[fold[row]!]!;
    (outcome[row] === 1 ? churnedIn : stayedIn)[rule[row]! * k + labels[i]!]! += 1;
  }
  return inFold.map((own) => {
    const rest = none();
    for (const other of inFold)
      if (other !== own)
        for (let cell = 0; cell < size; cell += 1) {
          rest.churnedIn[cell]! += other.churnedIn[cell]!;
          rest.stayedIn[cell]! += other.stayedIn[cell]!;
        }
    return { held: totalled(own), rest: totalled(rest) };
  });
}

const totalled = (counts: Pick<Cells, 'churnedIn' | 'stayedIn'>): Cells => ({
  ...counts,
  churned: counts.churnedIn.reduce((sum, n) => sum + n, 0),
  stayed: counts.stayedIn.reduce((sum, n) => sum + n, 0),
});

/** What each cell is foretold by its rule alone, by its cluster alone, and by both. */
function ratesOf({ churnedIn, stayedIn, churned, stayed }: Cells, rules: number, clusters: number) {
  const size = rules * clusters;
  const bank = churned / Math.max(1, churned + stayed);
  const by = (groups: number, groupOf: (cell: number) => number, before: (cell: number) => number) => {
    const [n, left] = [new Float64Array(groups), new Float64Array(groups)];
    for (let cell = 0; cell < size; cell += 1) {
      n[groupOf(cell)]! += churnedIn[cell]! + stayedIn[cell]!;
      left[groupOf(cell)]! += churnedIn[cell]!;
    }
    return Float64Array.from({ length: size }, (_, cell) => {
      const group = groupOf(cell);
      return (left[group]! + PRIOR * before(cell)) / (n[group]! + PRIOR);
    });
  };
  const byRule = by(
    rules,
    (cell) => Math.floor(cell / clusters),
    () => bank,
  );
  const byCluster = by(
    clusters,
    (cell) => cell % clusters,
    () => bank,
  );
  return {
    rules: byRule,
    clusters: byCluster,
    both: by(
      size,
      (cell) => cell,
      (cell) => byRule[cell]!,
    ),
  };
}
