import { decisionTree } from '../analysis/decisionTree.ts';
import { folds } from '../analysis/splits.ts';
import { treeFeatures } from '../analysis/treeFeatures.ts';
import type { Table } from '../dataset/table.ts';

/** The decision tree of every trait, on the folds of the logistic model: the two are graded on the same clients. */
export const ruleTree = (table: Table, outcome: Uint16Array) =>
  decisionTree(treeFeatures(table), outcome, folds(table));
