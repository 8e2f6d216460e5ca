import '../steadyCompiler.ts';
import type { Tree } from '../analysis/decisionTree.ts';
import type { Fit } from '../analysis/logisticRegression.ts';
import { answeredOnce, onceOf } from '../analysis/once.ts';
import type { Clusters, SegmentDetail } from '../analysis/result.ts';
import { withoutSmallLevels } from '../analysis/smallLevels.ts';
import type { ContentFiles } from '../authored/contentFiles.ts';
import type { Table } from '../dataset/table.ts';
import { report } from './report.ts';
import { clustersBesideRules } from './clusters.ts';
import { findingsOf, type HeldFindings } from './robustness.ts';
import { correlationRatios } from './scan.ts';
import { segmentDetails } from './segmentDetail.ts';
import { ruleTree } from './tree.ts';
import { logisticModel } from './value.ts';

/** The methods bound to a table. What content/ cannot change is made once of it: in dev a saved YAML file does not make it again. */
export const reportOf = onceOf((table: Table) => answeredOnce(report(table)));
const treeOf = onceOf((table: Table) => ruleTree(table, reportOf(table).outcome));
const clustersOf = onceOf((table: Table) => clustersBesideRules(table, reportOf(table).outcome, treeOf(table)));
const modelOf = onceOf((table: Table) => logisticModel(table, reportOf(table).outcome));

/** The costly parts of the analysis that need nothing but the table and the rules: they may be made on another thread. */
export interface Pieces {
  readonly acrossLevels: ReturnType<ReturnType<typeof report>['acrossLevels']>;
  readonly correlationRatio: ReturnType<typeof correlationRatios>;
  readonly model: Fit | null;
  readonly tree: Tree['result'];
  readonly clusters: Clusters;
  readonly details: readonly SegmentDetail[];
  readonly robustness: HeldFindings;
  readonly portraits: ReturnType<ReturnType<typeof report>['portraits']>;
}

/** How each piece of a table is made, in the order in which they are wanted. Rules name levels of the file as it was read. */
export function piecesOf(
  read: Table,
  content: Pick<ContentFiles, 'segments'>,
): { [K in keyof Pieces]: () => Pieces[K] } {
  const table = withoutSmallLevels(read);
  const { outcome, known, churn, acrossLevels, portraits } = reportOf(table);
  return {
    acrossLevels,
    correlationRatio: () => correlationRatios(table),
    model: () => modelOf(table),
    tree: () => treeOf(table).result,
    clusters: () => clustersOf(table),
    details: () => segmentDetails(read, table, outcome, known ?? null, content, churn()),
    robustness: () => findingsOf(read, outcome, known ?? null, content),
    portraits,
  };
}

/** Work that asks whoever runs it for pieces. */
export type Piecewise<T> = Generator<keyof Pieces, T, Pieces[keyof Pieces]>;

/** Asks for a piece. */
export function* piece<K extends keyof Pieces>(name: K): Piecewise<Pieces[K]> {
  return (yield name) as Pieces[K];
}

/** What the work comes to where its pieces are made when it asks for them. */
export function byItself<T>(work: Piecewise<T>, own: ReturnType<typeof piecesOf>): T {
  let step = work.next();
  while (!step.done) step = work.next(own[step.value]());
  return step.value;
}
