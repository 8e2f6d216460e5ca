import type { Foretold } from './foretold.ts';
import { growTree, leafOf, type GrowOptions, type GrownNode } from './growTree.ts';
import { leavesOf, pruned } from './pruneTree.ts';
import { rowsOf } from './segment.ts';
import type { TreeFeature } from './treeFeatures.ts';

/**
 * Of each subtree: what the trees grown without a fold foretell its clients; α between two subtrees is their geometric
 * mean.
 */
export function crossValidated(
  features: readonly TreeFeature[],
  outcome: Uint16Array,
  fold: Uint8Array,
  alphas: readonly number[],
  options: GrowOptions,
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
