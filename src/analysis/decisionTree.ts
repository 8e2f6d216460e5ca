import { areaUnderCurve, squaredError, standardError, type Foretold } from './foretold.ts';
import { frozen } from './frozen.ts';
import { goesLeft, growTree, type GrownNode, type Split } from './growTree.ts';
import { leavesOf, pruned, pruningPath } from './pruneTree.ts';
import { rateOf } from './rate.ts';
import type { Condition, DecisionTree, TreeCondition, TreeNode } from './result.ts';
import { rowsOf } from './segment.ts';
import type { TreeFeature } from './treeFeatures.ts';

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
  const failed: Condition | null =
    n === 0 ? 'empty' : churned === 0 || churned === n ? 'oneOutcome' : n < 2 * smallestLeaf ? 'tooFew' : null;
  if (failed !== null) return { result: empty(n, smallestLeaf, failed), leaf: new Uint16Array(n) };
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

/**
 * Of each subtree: what the trees grown without a fold foretell its clients; α between two subtrees is their geometric
 * mean.
 */
function crossValidated(
  features: readonly TreeFeature[],
  outcome: Uint16Array,
  fold: Uint8Array,
  alphas: readonly number[],
  options: { depth: number; smallestLeaf: number },
): readonly (readonly Foretold[])[] {
  const between = alphas.map((alpha, i) => (i + 1 < alphas.length ? Math.sqrt(alpha * alphas[i + 1]!) : alpha));
  const told = alphas.map((): Foretold[] => []);
  for (const held of numbersOf(fold)) {
    const isHeld = fold.map((one) => (one === held ? 1 : 0));
    const rest = rowsOf(isHeld.map((one) => 1 - one));
    const grown = growTree(features, outcome, rest, options);
    const leaves = leavesOf(grown);
    // Each client is led down the whole tree once; a pruned one only joins its leaves.
    const counts = countsIn(features, grown, leaves, rowsOf(isHeld), outcome);
    between.forEach((alpha, step) => {
      const ofLeaf = ratesOf(grown, pruned(grown, alpha * rest.length));
      told[step]!.push(...leaves.map((leaf, i) => ({ rate: ofLeaf.get(leaf)!, ...counts[i]! })));
    });
  }
  return told;
}

/** The folds that there are, ascending. */
function numbersOf(fold: Uint8Array): number[] {
  const isThere = new Uint8Array(256);
  for (let row = 0; row < fold.length; row += 1) isThere[fold[row]!] = 1;
  return Array.from(isThere.keys()).filter((number) => isThere[number] === 1);
}

/** Clients of the rows whom the tree leads to each of its leaves, and how many of them left. */
function countsIn(
  features: readonly TreeFeature[],
  tree: GrownNode,
  leaves: readonly GrownNode[],
  rows: Uint32Array,
  outcome: Uint16Array,
) {
  const counts = new Map(leaves.map((leaf) => [leaf, { n: 0, churned: 0 }]));
  for (let i = 0; i < rows.length; i += 1) {
    const own = counts.get(leafOf(features, tree, rows[i]!))!;
    own.n += 1;
    own.churned += outcome[rows[i]!]!;
  }
  return leaves.map((leaf) => counts.get(leaf)!);
}

/** For each leaf of a tree the rate of the node that holds it in the pruned one. */
function ratesOf(whole: GrownNode, tree: GrownNode): Map<GrownNode, number> {
  if (tree.children === null || whole.children === null)
    return new Map(leavesOf(whole).map((leaf) => [leaf, tree.n === 0 ? 0 : tree.churned / tree.n]));
  const [left, right] = [0, 1].map((side) => ratesOf(whole.children![side]!, tree.children![side]!));
  return new Map([...left!, ...right!]);
}

function leafOf(features: readonly TreeFeature[], root: GrownNode, row: number): GrownNode {
  let node = root;
  while (node.children !== null) node = node.children[goesLeft(features, node.split!, row) ? 0 : 1];
  return node;
}

/** The nodes in the order of a reader: a node, what lies to its left, what lies to its right. */
function nodesOf(features: readonly TreeFeature[], root: GrownNode): TreeNode[] {
  const walk = (node: GrownNode, id: number, depth: number, rule: TreeCondition | null): TreeNode[] => {
    const own = {
      id: String(id),
      parent: id === 1 ? null : String(id >> 1),
      depth,
      rule,
      leaf: node.children === null,
      ...rateOf(node.churned, node.n),
    };
    if (node.children === null) return [own];
    const [left, right] = conditions(features, node.split!);
    return [
      own,
      ...walk(node.children[0], 2 * id, depth + 1, left),
      ...walk(node.children[1], 2 * id + 1, depth + 1, right),
    ];
  };
  return walk(root, 1, 0, null);
}

/** What a client must be to go left, and to go right. */
function conditions(features: readonly TreeFeature[], split: Split): [TreeCondition, TreeCondition] {
  const { column, cuts, levels } = features[split.feature]!;
  if (split.cut === -1)
    return [
      { column, missing: true, orMissing: false },
      { column, missing: false, orMissing: false },
    ];
  const [orLeft, orRight] = [split.unknown > 0 && split.unknownLeft, split.unknown > 0 && !split.unknownLeft];
  if (cuts) {
    const cut = cuts[split.cut!]!;
    return [
      { column, atMost: cut, orMissing: orLeft },
      { column, above: cut, orMissing: orRight },
    ];
  }
  const among = (side: number) => levels!.filter((_, code) => split.left[code] === side);
  return [
    { column, among: among(1), orMissing: orLeft },
    { column, among: among(0), orMissing: orRight },
  ];
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
