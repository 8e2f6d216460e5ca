import { expect, it, vi } from 'vitest';
import { clusters } from '../../src/analysis/clusters.ts';
import { decisionTree } from '../../src/analysis/decisionTree.ts';
import { logisticRegression } from '../../src/analysis/logisticRegression.ts';
import { clustersBesideRules } from '../../src/report/clusters.ts';
import { ruleTree } from '../../src/report/tree.ts';
import { logisticModel } from '../../src/report/value.ts';
import { tableOf } from '../analysis/tableOf.ts';

vi.mock('../../src/analysis/clusters.ts', { spy: true });
vi.mock('../../src/analysis/decisionTree.ts', { spy: true });
vi.mock('../../src/analysis/logisticRegression.ts', { spy: true });

it('grades the model, the tree and the clusters on the same five folds', () => {
  const rows = Array.from({ length: 200 }, (_, i) => i);
  const made = tableOf({ x: rows.map((i) => i % 10) }, {}, rows.map(String));
  const table = { ...made, schema: { ...made.schema, model: [{ term: 'x', column: 'x' }] } };
  const outcome = Uint16Array.from(rows, (i) => (i % 10 < 3 || i % 7 === 0 ? 1 : 0));
  logisticModel(table, outcome);
  clustersBesideRules(table, outcome, ruleTree(table, outcome));
  const [, , ofModel] = vi.mocked(logisticRegression).mock.lastCall!;
  const [, , ofTree] = vi.mocked(decisionTree).mock.lastCall!;
  const [, , { fold: ofClusters }] = vi.mocked(clusters).mock.lastCall!;
  expect(new Set(ofModel)).toEqual(new Set([0, 1, 2, 3, 4]));
  expect(ofTree).toEqual(ofModel);
  expect(ofClusters).toEqual(ofModel);
});
