import type { TreeNode } from '../analysis/result.ts';
import type { ChartContext } from './kind.ts';
import { wrap } from './labelLines.ts';
import { isPhone, textWidth } from './theme.ts';
import { treeWords } from './treeWords.ts';

/** Pixels of a line of words. */
export const LINE = 17;

/** A node as a row of an indented list, in pixels from the left and the top. */
export interface TreeRow {
  readonly node: TreeNode;
  readonly x: number;
  /** The middle of the first line. */
  readonly y: number;
  readonly top: number;
  readonly bottom: number;
  readonly name: string;
  readonly lines: number;
}

/** A node's condition; of the root, whose clients they are. */
export const nameOf = (node: TreeNode, { schema, bank }: ChartContext) =>
  node.rule === null ? (bank.n === node.n ? 'Все клиенты' : 'Клиенты') : treeWords(schema, node.rule);

/** The nodes as an indented list: where each one's words stand, which end at `words` pixels, and how tall its row is. */
export function treeRows(nodes: readonly TreeNode[], context: ChartContext, words: number): readonly TreeRow[] {
  const phone = isPhone(context.width);
  let y = 8;
  return nodes.map((node) => {
    const x = phone ? 16 + node.depth * 16 : 8 + node.depth * 22;
    const name = wrap(nameOf(node, context), Math.floor((words - x) / (textWidth('а'.repeat(100)) / 112)));
    const lines = name.split('\n').length;
    const height = (lines + (phone && node.leaf ? 1 : 0)) * LINE + 12;
    const row = { node, x, y: y + LINE / 2, top: y, name, lines };
    y += height;
    return { ...row, bottom: y };
  });
}
