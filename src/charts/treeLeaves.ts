import * as Plot from '@observablehq/plot';
import { count, range, share } from '../format.ts';
import { colour, roundUp, textWidth } from './theme.ts';
import { LINE, type TreeRow } from './treeRows.ts';

/** The words of a row: from its top left. */
export const ROW_TEXT = { textAnchor: 'start', lineAnchor: 'top', lineHeight: 1.3 } as const;

/** On a phone: a line of figures under the words of each leaf; `root`: the rate that they are against. */
export function leavesUnder(leaves: readonly TreeRow[], root: number | null): Plot.Markish[] {
  const fill = (row: TreeRow) => sideOf(row, root);
  return [
    Plot.dot(leaves, { x: (r) => r.x + 5, y: (r) => r.top + r.lines * LINE + LINE / 2, r: 4.5, fill }),
    Plot.text(leaves, {
      x: (r) => r.x + 16,
      y: (r) => r.top + r.lines * LINE + 1,
      text: (r) => `${share(r.node.rate)} (${range(r.node.ci, 'share')}) из ${count(r.node.n)}`,
      ...ROW_TEXT,
      fill,
    }),
  ];
}

/** On a page: an axis right of the words, between `from` and the `width` of the paper, with a point and an interval of each leaf; the root's rate is a line. */
export function leavesBeside(
  rows: readonly TreeRow[],
  { from, width, height }: { readonly from: number; readonly width: number; readonly height: number },
): Plot.Markish[] {
  const leaves = rows.filter(({ node }) => node.leaf);
  const root = rows[0]?.node.rate ?? null;
  const to = width - 16 - Math.max(...leaves.map((row) => textWidth(figureOf(row))));
  const end = Math.min(1, roundUp(Math.max(0.05, ...leaves.map(({ node }) => node.ci?.[1] ?? 0))));
  const place = (rate: number) => from + (rate / end) * (to - from);
  const side = (row: TreeRow) => sideOf(row, root);
  return [
    ...rootLine(rows, { root, at: place(root ?? 0), height }),
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
    Plot.text(leaves, { x: () => width - 8, y: 'y', text: figureOf, textAnchor: 'end', fill: colour.ink }),
  ];
}

/** The side of the root's rate on which a leaf's interval lies; neither where it holds the rate. */
function sideOf({ node }: TreeRow, root: number | null): string {
  if (node.ci === null || root === null) return colour.quiet;
  return node.ci[0] > root ? colour.churned : node.ci[1] < root ? colour.stayed : colour.quiet;
}

const figureOf = ({ node }: TreeRow) => `${share(node.rate)} из ${count(node.n)}`;

/** The root's rate down all rows below it, named in its own row. */
const rootLine = (
  rows: readonly TreeRow[],
  { root, at, height }: { root: number | null; at: number; height: number },
): Plot.Markish[] => [
  ...(root === null
    ? []
    : [
        Plot.link([root], {
          x1: () => at,
          x2: () => at,
          y1: () => rows[0]!.bottom - 6,
          y2: () => height - 4,
          stroke: colour.quiet,
          strokeDasharray: '4 3',
        }),
      ]),
  Plot.text(rows.slice(0, 1), {
    x: () => at,
    y: (r) => r.top + 1,
    text: () => `все клиенты ${share(root)}`,
    ...ROW_TEXT,
    textAnchor: 'middle',
    fill: colour.quiet,
  }),
];
