import type { GrownNode } from './growTree.ts';

/** Leaves of a tree, from the left. */
export const leavesOf = (node: GrownNode): GrownNode[] =>
  node.children === null ? [node] : [...leavesOf(node.children[0]), ...leavesOf(node.children[1])];

const asLeaf = (node: GrownNode): GrownNode => ({ ...node, split: null, children: null });

/** The smallest subtree with the least error + α · leaves; `alpha` in the error's own unit (Breiman et al. 1984, 3.2). */
export function pruned(node: GrownNode, alpha: number): GrownNode {
  return cut(node, alpha).tree;
}

function cut(node: GrownNode, alpha: number): { tree: GrownNode; cost: number } {
  const own = node.error + alpha;
  if (node.children === null) return { tree: node, cost: own };
  const [left, right] = [cut(node.children[0], alpha), cut(node.children[1], alpha)];
  const cost = left.cost + right.cost;
  // Rounding must not keep a split that gains exactly α.
  if (own <= cost * (1 + 1e-12)) return { tree: asLeaf(node), cost: own };
  return { tree: { ...node, children: [left.tree, right.tree] }, cost };
}

/** The α at which each of the nested subtrees begins to be best: 0 first, the last leaves the root alone. */
export function pruningPath(root: GrownNode): number[] {
  const alphas = [0];
  let tree = pruned(root, 0);
  while (tree.children !== null) {
    const alpha = weakestLink(tree);
    alphas.push(alpha);
    tree = pruned(tree, alpha);
  }
  return alphas;
}

/** The least rise of the error for a leaf saved. */
function weakestLink(node: GrownNode): number {
  if (node.children === null) return Infinity;
  const below = leavesOf(node);
  const own = (node.error - below.reduce((sum, leaf) => sum + leaf.error, 0)) / (below.length - 1);
  return Math.min(own, ...node.children.map(weakestLink));
}
