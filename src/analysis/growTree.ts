import type { TreeFeature } from './treeFeatures.ts';

/** A split: codes of the feature that go left, where an unknown value goes, and whether that is all it asks. */
export interface Split {
  readonly feature: number;
  /** By code: 1 goes left. */
  readonly left: Uint8Array;
  readonly unknownLeft: boolean;
  /** Unknown values of the node; without any they follow the larger side. */
  readonly unknown: number;
  /** Place of the cut of an ordered feature; −1: only known against unknown; absent for levels. */
  readonly cut?: number;
}

/** A node with its clients; `error` is the sum of squared distances of the outcome from its rate. */
export interface GrownNode {
  readonly n: number;
  readonly churned: number;
  readonly error: number;
  readonly split: Split | null;
  readonly children: readonly [GrownNode, GrownNode] | null;
}

export interface GrowOptions {
  /** Most splits from the root down. */
  readonly depth: number;
  /** Clients of the smallest leaf. */
  readonly smallestLeaf: number;
}

/** Less of the sum of squares than this is no gain: it keeps a tie from being split by rounding. */
const LEAST_GAIN = 1e-9;

/**
 * A binary tree by CART (Breiman et al. 1984) on the rows: each split takes most off the sum of squares, which for an
 * outcome of 0 and 1 is the Gini impurity. Levels are tried in the order of their rates. Unknown values are tried on
 * both sides of each cut and alone against the known (Twala et al. 2008). Counts are whole numbers, so the order of the rows is no matter.
 */
export function growTree(
  features: readonly TreeFeature[],
  outcome: Uint16Array,
  rows: Uint32Array,
  { depth, smallestLeaf }: GrowOptions,
  counted?: readonly Counts[],
): GrownNode {
  let churned = 0;
  for (let place = 0; place < rows.length; place += 1) churned += outcome[rows[place]!]!;
  const n = rows.length;
  const node = { n, churned, error: n === 0 ? 0 : churned - (churned * churned) / n };
  if (depth === 0 || n < 2 * smallestLeaf) return { ...node, split: null, children: null };
  const counts = counted ?? features.map((feature) => countsOf(feature, outcome, rows));
  const split = bestSplit(features, counts, node, smallestLeaf);
  if (split === null) return { ...node, split: null, children: null };
  const [left, right] = parted(features, split, rows);
  const grow = (side: Uint32Array, own?: readonly Counts[]) =>
    growTree(features, outcome, side, { depth: depth - 1, smallestLeaf }, own);
  if (depth === 1) return { ...node, split, children: [grow(left), grow(right)] };
  // The smaller side is counted; the larger one is what is left.
  const isLeftSmaller = left.length <= right.length;
  const smaller = features.map((feature) => countsOf(feature, outcome, isLeftSmaller ? left : right));
  const larger = counts.map((all, i) => all.map((count, cell) => count - smaller[i]![cell]!));
  const [ofLeft, ofRight] = isLeftSmaller ? [smaller, larger] : [larger, smaller];
  return { ...node, split, children: [grow(left, ofLeft), grow(right, ofRight)] };
}

/** The rows that go left and those that go right, in their order. */
function parted(features: readonly TreeFeature[], split: Split, rows: Uint32Array): [Uint32Array, Uint32Array] {
  const left = new Uint32Array(rows.length);
  const right = new Uint32Array(rows.length);
  let n = 0;
  for (let place = 0; place < rows.length; place += 1) {
    const row = rows[place]!;
    if (goesLeft(features, split, row)) left[n++] = row;
    else right[place - n] = row;
  }
  return [left.subarray(0, n), right.subarray(0, rows.length - n)];
}

/** Whether a row goes left. */
function goesLeft(features: readonly TreeFeature[], { feature, left, unknownLeft }: Split, row: number): boolean {
  const code = features[feature]!.codes[row]!;
  return code < left.length ? left[code] === 1 : unknownLeft;
}

interface Side {
  n: number;
  churned: number;
}

function bestSplit(
  features: readonly TreeFeature[],
  counted: readonly Counts[],
  node: Side,
  smallestLeaf: number,
): Split | null {
  let best: { gain: number; split: Split } | null = null;
  const before = (node.churned * node.churned) / node.n;
  features.forEach((feature, index) => {
    const { counts, left, unknown } = byCode(counted[index]!, feature.size);
    const order = feature.cuts ? Array.from(counts, (_, code) => code) : byRate([...counts], left);
    const consider = (side: Side, cut: number, unknownLeft: boolean, taken: number) => {
      const right = { n: node.n - side.n, churned: node.churned - side.churned };
      if (side.n < smallestLeaf || right.n < smallestLeaf) return;
      const gain = (side.churned * side.churned) / side.n + (right.churned * right.churned) / right.n - before;
      if (gain <= (best?.gain ?? 0) + LEAST_GAIN) return;
      const goes = new Uint8Array(feature.size);
      for (let i = 0; i < taken; i += 1) goes[order[i]!] = 1;
      // Levels that the node has none of follow the larger side, as unknown values do where there are none.
      const larger = side.n >= right.n;
      if (!feature.cuts && larger) counts.forEach((c, code) => c === 0 && (goes[code] = 1));
      const split = {
        feature: index,
        left: goes,
        unknownLeft: unknown.n > 0 ? unknownLeft : larger,
        unknown: unknown.n,
        ...(feature.cuts || cut < 0 ? { cut } : {}),
      };
      best = { gain, split };
    };
    // Everybody known on the right, the unknown alone on the left.
    if (unknown.n > 0) consider(unknown, -1, true, 0);
    const side = { n: 0, churned: 0 };
    for (let i = 0; i + 1 < order.length; i += 1) {
      side.n += counts[order[i]!]!;
      side.churned += left[order[i]!]!;
      if (counts[order[i]!] === 0) continue;
      const cut = feature.cuts ? middle(counts, i) : i;
      consider(side, cut, false, cut + 1);
      if (unknown.n > 0)
        consider({ n: side.n + unknown.n, churned: side.churned + unknown.churned }, cut, true, cut + 1);
    }
  });
  return (best as { split: Split } | null)?.split ?? null;
}

/** The last bin below the middle between a bin and the next that the node has: a client it has none like goes to the nearer side. */
function middle(counts: Uint32Array, from: number): number {
  let next = from + 1;
  while (next < counts.length && counts[next] === 0) next += 1;
  return next === counts.length ? from : Math.floor((from + next) / 2);
}

/** Of each code, and last of unknown values, those who stayed and those who left. */
type Counts = Uint32Array;

function countsOf({ codes, size }: TreeFeature, outcome: Uint16Array, rows: Uint32Array): Counts {
  const both = new Uint32Array(2 * size + 2);
  for (let place = 0; place < rows.length; place += 1) {
    const i = rows[place]!;
    const code = codes[i]!;
    both[2 * (code < size ? code : size) + outcome[i]!]! += 1;
  }
  return both;
}

/** Clients and churned by code, and of unknown value. */
function byCode(both: Counts, size: number) {
  const left = Uint32Array.from({ length: size }, (_, code) => both[2 * code + 1]!);
  const counts = left.map((churned, code) => churned + both[2 * code]!);
  const churned = both[2 * size + 1]!;
  return { counts, left, unknown: { n: both[2 * size]! + churned, churned } };
}

/** Levels that the node has, lowest rate first: the best split of levels is one of the cuts of that order (Breiman et al. 1984, 4.2). */
const byRate = (counts: readonly number[], churned: Uint32Array) =>
  counts
    .flatMap((n, code) => (n > 0 ? [code] : []))
    .sort((a, b) => churned[a]! / counts[a]! - churned[b]! / counts[b]! || a - b);

/** The leaf to which a tree leads a client. */
export function leafOf(features: readonly TreeFeature[], root: GrownNode, row: number): GrownNode {
  let node = root;
  while (node.children !== null) node = node.children[goesLeft(features, node.split!, row) ? 0 : 1];
  return node;
}
