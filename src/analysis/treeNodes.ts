import type { GrownNode, Split } from './growTree.ts';
import { rateOf } from './rate.ts';
import type { TreeCondition, TreeNode } from './result.ts';
import type { TreeFeature } from './treeFeatures.ts';

/** The nodes in the order of a reader: a node, what lies to its left, what lies to its right. */
export function nodesOf(features: readonly TreeFeature[], root: GrownNode): TreeNode[] {
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
