import { addedByClusters } from './addedByClusters.ts';
import { bump } from './bump.ts';
import { calibration } from './calibration.ts';
import { clusterProfile } from './clusterProfile.ts';
import { differences } from './differences.ts';
import { effect } from './effect.ts';
import { forest } from './forest.ts';
import { foundSegments } from './foundSegments.ts';
import { heatmap } from './heatmap.ts';
import { histogram } from './histogram.ts';
import type { ChartKind } from './kind.ts';
import { lorenz } from './lorenz.ts';
import { missingRates } from './missingRates.ts';
import { overlap } from './overlap.ts';
import { quartiles } from './quartiles.ts';
import { ranking } from './ranking.ts';
import { rateBars } from './rateBars.ts';
import { robustness } from './robustness.ts';
import { roc } from './roc.ts';
import { segmentMap } from './segmentMap.ts';
import { silhouette } from './silhouette.ts';
import { threeRates } from './threeRates.ts';
import { tornado } from './tornado.ts';
import { traitValues } from './traitValues.ts';
import { upset } from './upset.ts';
import { tree } from './tree.ts';
import { valueParts } from './valueParts.ts';

export type { ChartContext, ChartKind, ChartTable } from './kind.ts';

/** Kinds of chart by the name that an author writes in <Figure as="…">. */
export const charts = {
  addedByClusters,
  bump,
  calibration,
  clusterProfile,
  differences,
  effect,
  forest,
  foundSegments,
  heatmap,
  histogram,
  lorenz,
  missingRates,
  overlap,
  quartiles,
  ranking,
  rateBars,
  robustness,
  roc,
  segmentMap,
  silhouette,
  threeRates,
  tornado,
  traitValues,
  upset,
  tree,
  valueParts,
} as unknown as Readonly<Record<string, ChartKind<unknown>>>;
