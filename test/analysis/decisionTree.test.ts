import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decisionTree } from '../../src/analysis/decisionTree.ts';
import { growTree } from '../../src/analysis/growTree.ts';
import { leavesOf, pruned, pruningPath } from '../../src/analysis/pruneTree.ts';
import { orderedFeature, treeFeatures } from '../../src/analysis/treeFeatures.ts';
import { tableOf } from './tableOf.ts';

const all = (n: number) => Uint32Array.from({ length: n }, (_, i) => i);
/** n clients at each of the values, of whom `left` churned. */
const groups = (...of: readonly (readonly [value: number, n: number, left: number])[]) => ({
  values: Float64Array.from(of.flatMap(([value, n]) => Array<number>(n).fill(value))),
  outcome: Uint16Array.from(of.flatMap(([, n, left]) => Array.from({ length: n }, (_, i) => (i < left ? 1 : 0)))),
});

describe('growTree', () => {
  it('splits where the sum of squares falls most, by hand', () => {
    const { values, outcome } = groups([1, 20, 2], [2, 20, 4], [3, 20, 16]);
    const root = growTree([orderedFeature('x', values)], outcome, all(60), { depth: 1, smallestLeaf: 10 });
    expect(root).toMatchObject({ n: 60, churned: 22 });
    expect(root.error).toBeCloseTo(22 - 22 ** 2 / 60, 12);
    expect(root.children!.map(({ n, churned }) => [n, churned])).toEqual([
      [40, 6],
      [20, 16],
    ]);
  });

  it('makes unknown values a branch of their own, or sends them where they belong', () => {
    const own = groups([NaN, 40, 0], [1, 40, 20], [2, 40, 20]);
    const alone = growTree([orderedFeature('x', own.values)], own.outcome, all(120), { depth: 1, smallestLeaf: 10 });
    expect(alone.children!.map(({ n, churned }) => [n, churned])).toEqual([
      [40, 0],
      [80, 40],
    ]);
    const joined = groups([NaN, 40, 20], [1, 40, 2], [2, 40, 20]);
    const together = growTree([orderedFeature('x', joined.values)], joined.outcome, all(120), {
      depth: 1,
      smallestLeaf: 10,
    });
    expect(together.children!.map(({ n, churned }) => [n, churned])).toEqual([
      [40, 2],
      [80, 40],
    ]);
  });

  it('tries levels in the order of their rates, not of their names or sizes', () => {
    const { values, outcome } = groups([0, 40, 20], [1, 60, 3], [2, 40, 20]);
    const city = { column: 'x', codes: Uint16Array.from(values), size: 3, levels: ['а', 'б', 'в'] };
    const { children } = growTree([city], outcome, all(140), { depth: 1, smallestLeaf: 10 });
    expect(children!.map(({ n, churned }) => [n, churned])).toEqual([
      [60, 3],
      [80, 40],
    ]);
  });

  it('cuts in the middle of the bins that a node has none of', () => {
    const { values, outcome } = groups([0, 20, 2], [4, 20, 16]);
    const bins = { column: 'x', codes: Uint16Array.from(values), size: 5, cuts: [1, 2, 3, 4] };
    const { split } = growTree([bins], outcome, all(40), { depth: 1, smallestLeaf: 10 });
    expect([split!.cut, ...split!.left]).toEqual([2, 1, 1, 1, 0, 0]);
  });

  it('is not cut at the least sum, which a few have, though unknown values would fill the leaf', () => {
    const cutsOf = (few: number) =>
      orderedFeature('x', groups([100_000, few, 0], [100_200, 40, 0], [200_000, 200, 0], [NaN, 60, 0]).values).cuts;
    expect(cutsOf(9)).toEqual([]);
    expect(cutsOf(10)).toEqual([100_000]);
  });

  it('cuts whole numbers at whole ones, others where the quantile lies', () => {
    // The median of all lies half-way, and makes one more place.
    expect(orderedFeature('x', groups([1, 20, 0], [4, 20, 0]).values).cuts).toEqual([1, 2]);
    expect(orderedFeature('x', groups([1.5, 20, 0], [4, 20, 0]).values).cuts).toEqual([1.5, 2.75]);
  });

  it('keeps the leaf that it must, and is one leaf where nothing differs', () => {
    const { values, outcome } = groups([1, 9, 9], [2, 50, 0]);
    const feature = orderedFeature('x', values);
    expect(growTree([feature], outcome, all(59), { depth: 4, smallestLeaf: 10 }).children).toBeNull();
    const flat = groups([1, 50, 10], [2, 50, 10]);
    expect(
      growTree([orderedFeature('x', flat.values)], flat.outcome, all(100), { depth: 4, smallestLeaf: 10 }).children,
    ).toBeNull();
  });
});

describe('pruningPath', () => {
  it('ends with the root alone and loses leaves at every step', () => {
    const { values, outcome } = groups([1, 20, 1], [2, 20, 6], [3, 20, 12], [4, 20, 19]);
    const root = growTree([orderedFeature('x', values)], outcome, all(80), { depth: 4, smallestLeaf: 10 });
    const sizes = pruningPath(root).map((alpha) => leavesOf(pruned(root, alpha)).length);
    expect(sizes.at(-1)).toBe(1);
    expect(sizes).toEqual([...new Set(sizes)].sort((a, b) => b - a));
  });
});

describe('scikit-learn', () => {
  const reference = JSON.parse(readFileSync(new URL('../reference/tree.json', import.meta.url), 'utf8')) as {
    rows: number[][];
    leaves: number[][];
    alphas: number[];
  };
  const column = (at: number) => reference.rows.map((row) => row[at]!);
  const root = growTree(
    ['a', 'b', 'c'].map((name, at) => orderedFeature(name, Float64Array.from(column(at)))),
    Uint16Array.from(column(3)),
    all(600),
    { depth: 4, smallestLeaf: 20 },
  );

  it('grows the same leaves', () => {
    expect(leavesOf(root).map(({ n, churned }) => [n, churned])).toEqual(reference.leaves);
  });

  it('prunes at the same α, where its impurity is twice the sum of squares over n', () => {
    const alphas = pruningPath(root).map((alpha) => (2 * alpha) / 600);
    expect(alphas).toHaveLength(reference.alphas.length);
    alphas.forEach((alpha, i) => expect(alpha).toBeCloseTo(reference.alphas[i]!, 12));
  });
});

describe('decisionTree', () => {
  const clients = (seed: number, n = 400) => {
    const x = Array.from({ length: n }, (_, i) => ((i * 7919 + seed * 31) % 101) / 10);
    const level = Array.from({ length: n }, (_, i) => ['а', 'б', 'в'][(i * 13 + seed) % 3]!);
    const outcome = Uint16Array.from(x, (v, i) => (v > 5 && level[i] !== 'а' && (i + seed) % 4 > 0 ? 1 : 0));
    return { x, level, outcome, fold: Uint8Array.from(x, (_, i) => i % 5) };
  };

  it('has leaves of enough clients that part them all, and grades them out of sample', () => {
    const { x, level, outcome, fold } = clients(1);
    const { result, leaf } = decisionTree(treeFeatures(tableOf({ x }, { level })), outcome, fold);
    const leaves = result.nodes.filter((node) => node.leaf);
    expect(leaves.reduce((sum, node) => sum + node.n, 0)).toBe(400);
    expect(Math.min(...leaves.map((node) => node.n))).toBeGreaterThanOrEqual(result.smallestLeaf);
    leaves.forEach((node, i) => expect(leaf.filter((place) => place === i)).toHaveLength(node.n));
    expect(result.auc).toBeGreaterThan(0.9);
    expect(result.aucCrossValidated).toBeGreaterThan(0.9);
    expect(result.pruning.filter((step) => step.chosen)).toHaveLength(1);
    // Where every value is known no rule says «or unknown».
    expect(JSON.stringify(result.nodes)).not.toContain('"orMissing":true');
  });

  it('is the same whatever the order of the rows', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 50 }), (seed) => {
        const { x, level, outcome, fold } = clients(seed, 200);
        const there = decisionTree(treeFeatures(tableOf({ x }, { level })), outcome, fold).result;
        const back = decisionTree(
          treeFeatures(tableOf({ x: x.toReversed() }, { level: level.toReversed() })),
          outcome.toReversed(),
          fold.toReversed(),
        ).result;
        expect(back.nodes).toEqual(there.nodes);
      }),
      { numRuns: 20 },
    );
  });

  it.each([
    ['empty', new Uint16Array(0)],
    ['oneOutcome', new Uint16Array(100)],
    ['tooFew', Uint16Array.from({ length: 15 }, (_, i) => i % 2)],
  ])('says what failed: %s', (condition, outcome) => {
    const x = Array.from(outcome, (_, i) => i);
    const { result } = decisionTree(
      [orderedFeature('x', Float64Array.from(x))],
      outcome,
      new Uint8Array(outcome.length),
    );
    expect(result).toMatchObject({ condition, auc: null, nodes: [] });
  });

  it('is the root alone where no trait tells anything', () => {
    const outcome = Uint16Array.from({ length: 200 }, (_, i) => i % 2);
    const { result } = decisionTree(
      [],
      outcome,
      Uint8Array.from(outcome, (_, i) => i % 5),
    );
    expect(result).toMatchObject({ condition: null, leaves: 1, auc: 0.5 });
  });
});
