import { areaUnderCurve, squaredError, standardError, type Foretold } from './foretold.ts';
import { frozen } from './frozen.ts';
import { growTree, leafOf } from './growTree.ts';
import { leavesOf, pruned, pruningPath } from './pruneTree.ts';
import type { Condition, DecisionTree } from './result.ts';
import { rowsOf } from './segment.ts';
import type { TreeFeature } from './treeFeatures.ts';
import { crossValidated } from './treeFolds.ts';
import { nodesOf } from './treeNodes.ts';

const DEPTH = 4;
/** A leaf's least share of the clients, and its least number. */
const LEAST_SHARE = 0.01;
const LEAST_LEAF = 10;

export interface Tree {
  readonly result: DecisionTree;
  /** Place of each client's leaf among the leaves, from the left. */
  readonly leaf: Uint16Array;
}

/**
 * A classification tree (CART; Breiman et al. 1984): Gini, at most four splits deep, leaves of at least 1 % of the
 * clients, cost-complexity pruned: of the nested subtrees the smallest whose cross-validated squared error is within
 * one standard error of the least. Rates of the leaves are of the same clients; aucCrossValidated is not.
 */
export function decisionTree(features: readonly TreeFeature[], outcome: Uint16Array, fold: Uint8Array): Tree {
  const n = outcome.length;
  const churned = outcome.reduce((sum, y) => sum + y, 0);
  const smallestLeaf = Math.max(LEAST_LEAF, Math.ceil(LEAST_SHARE * n));
  const without = (condition: Condition): Tree => ({
    result: empty(n, smallestLeaf, condition),
    leaf: new Uint16Array(n),
  });
  if (n === 0) return without('empty');
  if (churned === 0 || churned === n) return without('oneOutcome');
  if (n < 2 * smallestLeaf) return without('tooFew');
  const everybody = rowsOf(new Uint8Array(n).fill(1));
  const options = { depth: DEPTH, smallestLeaf };
  const grown = growTree(features, outcome, everybody, options);
  const alphas = pruningPath(grown).map((alpha) => alpha / n);
  const heldOut = crossValidated(features, outcome, fold, alphas, options);
  const path = heldOut.map((told) => ({ error: squaredError(told), standardError: standardError(told) }));
  const least = path.reduce((a, b) => (b.error < a.error ? b : a));
  const chosen = path.findLastIndex((step) => step.error <= least.error + least.standardError);
  const tree = pruned(grown, alphas[chosen]! * n);
  const leaves = leavesOf(tree);
  const leaf = new Uint16Array(n);
  const place = new Map(leaves.map((found, i) => [found, i]));
  for (let row = 0; row < n; row += 1) leaf[row] = place.get(leafOf(features, tree, row))!;
  const inSample = leaves.map((own): Foretold => ({ rate: own.churned / own.n, n: own.n, churned: own.churned }));
  return {
    leaf,
    result: frozen({
      method: 'tree' as const,
      n,
      condition: null,
      smallestLeaf,
      leaves: leaves.length,
      grownLeaves: leavesOf(grown).length,
      auc: areaUnderCurve(inSample),
      aucCrossValidated: areaUnderCurve(heldOut[chosen]!),
      brier: squaredError(inSample),
      brierCrossValidated: path[chosen]!.error,
      pruning: path.map((step, i) => ({
        ...step,
        leaves: leavesOf(pruned(grown, alphas[i]! * n)).length,
        chosen: i === chosen,
      })),
      nodes: nodesOf(features, tree),
    }),
  };
}

const empty = (n: number, smallestLeaf: number, condition: Condition): DecisionTree =>
  frozen({
    method: 'tree' as const,
    n,
    condition,
    smallestLeaf,
    leaves: 0,
    grownLeaves: 0,
    auc: null,
    aucCrossValidated: null,
    brier: null,
    brierCrossValidated: null,
    pruning: [],
    nodes: [],
  });
