import { FITTED, clusters } from '../analysis/clusters.ts';
import { clusterTraits, firstByHash } from '../analysis/clusterTraits.ts';
import type { Tree } from '../analysis/decisionTree.ts';
import { folds } from '../analysis/splits.ts';
import type { Table } from '../dataset/table.ts';

/** Clusters of the measured columns beside the rules of the tree, graded on the folds that the tree is. */
export const clustersBesideRules = (table: Table, outcome: Uint16Array, { leaf, result }: Tree) => {
  const graded = { rule: leaf, rules: Math.max(1, result.leaves), outcome, fold: folds(table) };
  return clusters(clusterTraits(table), firstByHash(table, FITTED), graded);
};
