import * as Plot from '@observablehq/plot';
import type { DecisionTree, TreeCondition, TreeNode } from '../analysis/result.ts';
import { count, counted, range, share } from '../format.ts';
import { axes, described, extremes } from './described.ts';
import type { ChartContext, ChartKind } from './kind.ts';
import { capital } from './levels.ts';
import { telling } from './tellingMarks.ts';
import { colour, isPhone } from './theme.ts';
import { leavesBeside, leavesUnder, ROW_TEXT } from './treeLeaves.ts';
import { LINE, nameOf, treeRows, type TreeRow } from './treeRows.ts';
import { pathWords } from './treeWords.ts';

/** A decision tree as an indented list of conditions; each leaf with its rate, interval and clients. */
export const tree: ChartKind<DecisionTree> = {
  subtitle: () => 'Доля ушедших в конечных группах правил, с 95 %-м интервалом',
  n: ({ n }) => n,
  lacking: ({ leaves }) =>
    leaves > 1
      ? null
      : 'отбор не оставил ни одного деления: на клиентах, которых дерево не видело, ошибка от деления убывает меньше, чем на свою стандартную ошибку',
  draw({ nodes }, context) {
    const { width } = context;
    const phone = isPhone(width);
    const words = phone ? width - 8 : Math.round(width * 0.52);
    const rows = treeRows(nodes, context, words);
    const leaves = rows.filter(({ node }) => node.leaf);
    const height = (rows.at(-1)?.bottom ?? 0) + 4;
    return {
      width,
      height,
      margin: 0,
      x: { type: 'identity', axis: null },
      y: { type: 'identity', axis: null },
      color: { type: 'identity' },
      marks: [
        ...branches(rows),
        Plot.text(rows, {
          x: 'x',
          y: (r) => r.top + 1,
          text: 'name',
          ...ROW_TEXT,
          fontWeight: 'normal',
          fill: (r) => (r.node.leaf ? colour.ink : colour.quiet),
        }),
        ...(phone
          ? leavesUnder(leaves, nodes[0]?.rate ?? null)
          : leavesBeside(rows, { from: words + 12, width, height })),
        Plot.rect(leaves, {
          x1: () => 0,
          x2: () => width,
          y1: 'top',
          y2: 'bottom',
          ...telling(leaves.map((_, i) => i)),
        }),
      ],
    };
  },
  table: ({ nodes }, context) => ({
    columns: ['Правило', 'Клиентов', 'Ушли', 'Доля', 'Интервал'],
    rows: nodes
      .filter((node) => node.leaf)
      .map((node) => [
        capital(wholeRule(node, nodes, context, '; ')),
        count(node.n),
        count(node.churned),
        share(node.rate),
        range(node.ci, 'share'),
      ]),
  }),
  describe({ nodes, leaves }, context) {
    const ends = nodes.filter(({ leaf }) => leaf);
    return described(
      `Дерево решений, ${counted(leaves, ['конечная группа', 'конечные группы', 'конечных групп'])}.`,
      axes('доля ушедших в конечных группах', 'условия сверху вниз, вложенные сдвинуты вправо'),
      extremes(
        ends.map((node) => ({
          name: `«${wholeRule(node, nodes, context, ', ')}»`,
          value: node.rate,
          text: share(node.rate),
        })),
      ),
      `${nodes
        .map(
          (node) =>
            `${'—'.repeat(node.depth)}${node.depth > 0 ? ' ' : ''}${nameOf(node, context)}${node.leaf ? `: ушли ${share(node.rate)} из ${count(node.n)}` : ''}`,
        )
        .join('; ')}.`,
    );
  },
};

/** All conditions on the way to a node: its last alone would name other clients too. */
function wholeRule(node: TreeNode, nodes: readonly TreeNode[], context: ChartContext, between: string): string {
  const byId = new Map(nodes.map((one) => [one.id, one]));
  const path = ({ parent, rule }: TreeNode): TreeCondition[] =>
    parent === null || rule === null ? [] : [...path(byId.get(parent)!), rule];
  return pathWords(context.schema, path(node)).join(between) || nameOf(node, context);
}

/** Lines from under the words of a node down to the rows of its children. */
function branches(rows: readonly TreeRow[]): Plot.Markish[] {
  const byId = new Map(rows.map((row) => [row.node.id, row]));
  const joints = rows.flatMap((row) => {
    const parent = byId.get(row.node.parent ?? '');
    return parent === undefined ? [] : [{ row, x: parent.x + 4, y1: parent.top + parent.lines * LINE + 2, y2: row.y }];
  });
  const line = { stroke: colour.grid, strokeWidth: 1.5 };
  return [
    Plot.link(joints, { x1: 'x', x2: 'x', y1: 'y1', y2: 'y2', ...line }),
    Plot.link(joints, { x1: 'x', x2: (j) => j.row.x - 4, y1: 'y2', y2: 'y2', ...line }),
  ];
}
