import * as Plot from '@observablehq/plot';
import type { DecisionTree, TreeCondition, TreeNode } from '../analysis/result.ts';
import { count, counted, range, share } from '../format.ts';
import { axes, described, extremes } from './described.ts';
import type { ChartContext, ChartKind } from './kind.ts';
import { capital } from './levels.ts';
import { pathWords, treeWords } from './treeWords.ts';
import { telling } from './tellingMarks.ts';
import { wrap } from './labelLines.ts';
import { colour, isPhone, roundUp, textWidth } from './theme.ts';

const LINE = 17;

const nameOf = (node: TreeNode, { schema, bank }: ChartContext) =>
  node.rule === null
    ? bank === undefined || bank.n === node.n
      ? 'Все клиенты'
      : 'Клиенты'
    : treeWords(schema, node.rule);

/** The nodes as an indented list: where each one's words stand, and how tall its row is. */
function placed(
  nodes: readonly TreeNode[],
  context: ChartContext,
  { indent, words }: { indent: number; words: number },
) {
  const phone = isPhone(context.width);
  let y = 8;
  return nodes.map((node) => {
    const x = (phone ? 16 : 8) + node.depth * indent;
    const name = wrap(nameOf(node, context), Math.floor((words - x) / (textWidth('а'.repeat(100)) / 112)));
    const lines = name.split('\n').length;
    const height = (lines + (phone && node.leaf ? 1 : 0)) * LINE + 12;
    const row = { node, x, y: y + LINE / 2, top: y, name, lines };
    y += height;
    return { ...row, bottom: y };
  });
}

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
    const indent = phone ? 16 : 22;
    const words = phone ? width - 8 : Math.round(width * 0.52);
    const rows = placed(nodes, context, { indent, words });
    const leaves = rows.filter(({ node }) => node.leaf);
    const end = Math.min(1, roundUp(Math.max(0.05, ...leaves.map(({ node }) => node.ci?.[1] ?? 0))));
    const label = ({ node }: { node: TreeNode }) => `${share(node.rate)} из ${count(node.n)}`;
    const [from, to] = phone
      ? [0, 0]
      : [words + 12, width - 16 - Math.max(...leaves.map((row) => textWidth(label(row))))];
    const place = (rate: number) => from + (rate / end) * (to - from);
    const side = ({ node }: { node: TreeNode }) => {
      const root = nodes[0]?.rate ?? null;
      if (node.ci === null || root === null) return colour.quiet;
      return node.ci[0] > root ? colour.churned : node.ci[1] < root ? colour.stayed : colour.quiet;
    };
    const byId = new Map(rows.map((row) => [row.node.id, row]));
    const joints = rows.flatMap((row) => {
      const parent = byId.get(row.node.parent ?? '');
      return parent === undefined
        ? []
        : [{ row, x: parent.x + 4, y1: parent.top + parent.lines * LINE + 2, y2: row.y }];
    });
    const height = (rows.at(-1)?.bottom ?? 0) + 4;
    const bank = nodes[0]?.rate ?? null;
    const text = { textAnchor: 'start', lineAnchor: 'top', lineHeight: 1.3 } as const;
    return {
      width,
      height,
      margin: 0,
      x: { type: 'identity', axis: null },
      y: { type: 'identity', axis: null },
      color: { type: 'identity' },
      marks: [
        Plot.link(joints, { x1: 'x', x2: 'x', y1: 'y1', y2: 'y2', stroke: colour.grid, strokeWidth: 1.5 }),
        Plot.link(joints, {
          x1: 'x',
          x2: (j) => j.row.x - 4,
          y1: 'y2',
          y2: 'y2',
          stroke: colour.grid,
          strokeWidth: 1.5,
        }),
        Plot.text(rows, {
          x: 'x',
          y: (r) => r.top + 1,
          text: 'name',
          ...text,
          fontWeight: 'normal',
          fill: (r) => (r.node.leaf ? colour.ink : colour.quiet),
        }),
        ...(phone
          ? [
              Plot.dot(leaves, { x: (r) => r.x + 5, y: (r) => r.top + r.lines * LINE + LINE / 2, r: 4.5, fill: side }),
              Plot.text(leaves, {
                x: (r) => r.x + 16,
                y: (r) => r.top + r.lines * LINE + 1,
                text: (r) => `${share(r.node.rate)} (${range(r.node.ci, 'share')}) из ${count(r.node.n)}`,
                ...text,
                fill: side,
              }),
            ]
          : [
              ...(bank === null
                ? []
                : [
                    Plot.link([bank], {
                      x1: place,
                      x2: place,
                      y1: () => rows[0]!.bottom - 6,
                      y2: () => height - 4,
                      stroke: colour.quiet,
                      strokeDasharray: '4 3',
                    }),
                  ]),
              Plot.text(rows.slice(0, 1), {
                x: () => place(bank ?? 0),
                y: (r) => r.top + 1,
                text: () => `по банку ${share(bank)}`,
                ...text,
                textAnchor: 'middle',
                fill: colour.quiet,
              }),
              Plot.link(leaves, { x1: () => from, x2: () => to, y1: 'y', y2: 'y', stroke: colour.grid }),
              Plot.link(
                leaves.filter(({ node }) => node.ci !== null),
                {
                  x1: (r) => place(r.node.ci![0]),
                  x2: (r) => place(r.node.ci![1]),
                  y1: 'y',
                  y2: 'y',
                  stroke: side,
                  strokeWidth: 2.5,
                },
              ),
              Plot.dot(leaves, { x: (r) => place(r.node.rate ?? 0), y: 'y', r: 5, fill: side }),
              Plot.text(leaves, { x: () => width - 8, y: 'y', text: label, textAnchor: 'end', fill: colour.ink }),
            ]),
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
  table: ({ nodes }, context) => {
    const byId = new Map(nodes.map((node) => [node.id, node]));
    const path = (node: TreeNode): TreeCondition[] =>
      node.parent === null || node.rule === null ? [] : [...path(byId.get(node.parent)!), node.rule];
    return {
      columns: ['Правило', 'Клиентов', 'Ушли', 'Доля', 'Интервал'],
      rows: nodes
        .filter((node) => node.leaf)
        .map((node) => [
          capital(pathWords(context.schema, path(node)).join('; ') || nameOf(node, context)),
          count(node.n),
          count(node.churned),
          share(node.rate),
          range(node.ci, 'share'),
        ]),
    };
  },
  describe({ nodes, leaves }, context) {
    const ends = nodes.filter(({ leaf }) => leaf);
    return described(
      `Дерево решений, ${counted(leaves, ['конечная группа', 'конечные группы', 'конечных групп'])}.`,
      axes('доля ушедших в конечных группах', 'условия сверху вниз, вложенные сдвинуты вправо'),
      extremes(ends.map((node) => ({ name: nameOf(node, context), value: node.rate, text: share(node.rate) }))),
      `${nodes
        .map(
          (node) =>
            `${'—'.repeat(node.depth)}${node.depth > 0 ? ' ' : ''}${nameOf(node, context)}${node.leaf ? `: ушли ${share(node.rate)} из ${count(node.n)}` : ''}`,
        )
        .join('; ')}.`,
    );
  },
};
