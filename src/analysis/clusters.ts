import { addedValue, nothing, type Clustered, type Graded } from './addedValue.ts';
import { adjustedRand } from './adjustedRand.ts';
import { clusterProfiles, type Standing } from './clusterProfiles.ts';
import type { ClusterTraits, StandardisedTrait } from './clusterTraits.ts';
import { divided, pointsOf } from './divided.ts';
import { frozen } from './frozen.ts';
import { kMeans, settled } from './kMeans.ts';
import { assign, type Clustering, type Points } from './lloyd.ts';
import { SMALLEST_GROUP } from './published.ts';
import { quartersOf } from './quarters.ts';
import { rateOf } from './rate.ts';
import type { Clusters, Condition } from './result.ts';
import { silhouettes } from './silhouette.ts';

const KS = [2, 3, 4, 5, 6, 7, 8] as const;
/** A cluster's least share of the clients. */
const LEAST_SHARE = 0.01;
/** Clients on whom k is chosen: every two of them are compared. */
const ASKED = 1000;
/** Clients whose clusters are moved to their end; whoever is past them joins the nearest. */
const FITTED = 10000;

/**
 * Clusters by k-means on standardised traits, k by the mean silhouette of the first thousand clients in the order of the
 * hash, and what they add to rules. `order` is that order; nothing of the outcome is asked before the clusters are made.
 */
export function clusters({ traits, leftOut }: ClusterTraits, order: Uint32Array, graded: Graded): Clusters {
  const n = order.length;
  const smallestCluster = Math.max(SMALLEST_GROUP, Math.ceil(LEAST_SHARE * n));
  const base = {
    method: 'kMeans' as const,
    n,
    missing: withUnknown(traits, order),
    traits: traits.map(({ id, column, unknown, missing }) => ({ id, column, unknown, missing })),
    leftOut,
    smallestCluster,
  };
  const failed: Condition | null =
    n === 0 ? 'empty' : traits.length === 0 ? 'zeroVariance' : n < 2 * smallestCluster ? 'small' : null;
  if (failed !== null) return empty(base, failed);
  const asked = pointsOf(traits, order.subarray(0, ASKED));
  const tried = triedOn(asked);
  const fitted = pointsOf(traits, order.subarray(0, FITTED));
  const found = chosenOf(tried, fitted, traits, order, smallestCluster);
  if (found === null) return empty(base, 'small');
  const { k, labels, sizes, standing, inertia, whole } = found;
  const added = addedValue({ rows: order, labels, k }, graded);
  const rows = order.subarray(0, FITTED);
  const addedBy = (by: Pick<Clustered, 'labels' | 'k'> | null) => {
    const { difference, ci } = by === null ? nothing(rows.length, 'tooFew') : addedValue({ rows, ...by }, graded);
    return { difference, ci };
  };
  const byK = tried.map(({ k: one, silhouette, ways: [best] }) => {
    const own = one === k ? { difference: added.difference, ci: added.ci } : null;
    const first = best === undefined ? null : { labels: nearestOf(fitted, best.centres), k: one };
    return { k: one, silhouette, ...(own ?? addedBy(first)), chosen: one === k };
  });
  return frozen({
    ...base,
    condition: null,
    k,
    silhouette: byK.find(({ chosen }) => chosen)!.silhouette,
    silhouetteN: asked.n,
    byK,
    byQuarters: traits
      .filter(({ unknown }) => !unknown)
      .map(({ column, values }) => ({ column, ...addedBy(quartersOf(values, rows)) })),
    inertia,
    betweenShare: 1 - inertia / whole,
    stability: stabilityOf(traits, order, k),
    groups: groupsOf(traits, labels, order, sizes, standing, graded.outcome),
    added,
  });
}

/** Clients of whom at least one value is unknown. */
function withUnknown(traits: readonly StandardisedTrait[], order: Uint32Array): number {
  const gaps = traits.filter(({ missing }) => missing > 0);
  return gaps.length === 0
    ? 0
    : order.reduce((sum, row) => sum + (gaps.some(({ values }) => Number.isNaN(values[row]!)) ? 1 : 0), 0);
}

/** The clusterings of those asked for every k, and the best one's mean silhouette; null where there are too few different clients. */
function triedOn(asked: Points) {
  const found = kMeans(asked, KS.at(-1)!);
  const ways = KS.map((k): readonly Clustering[] => found[k - 1] ?? []);
  const widths = silhouettes(
    asked,
    ways.flatMap((one) => one.slice(0, 1)),
  );
  return KS.map((k, i) => ({ k, ways: ways[i]!, silhouette: widths[i] ?? null }));
}

/** The largest silhouette whose clusters, made of all clients, are all large enough; null where there is none. */
function chosenOf(
  tried: ReturnType<typeof triedOn>,
  fitted: Points,
  traits: readonly StandardisedTrait[],
  order: Uint32Array,
  smallestCluster: number,
) {
  const best = tried
    .filter((one) => one.silhouette !== null)
    .sort((a, b) => b.silhouette! - a.silhouette! || a.k - b.k);
  for (const { k, ways } of best) {
    const [first] = settled(
      fitted,
      ways.map(({ centres }) => centres),
    );
    const found = divided(traits, order, first!.centres);
    if (found.sizes.every((size) => size >= smallestCluster)) return { k, ...found };
  }
  return null;
}

function nearestOf(points: Points, centres: Float64Array): Uint8Array {
  const labels = new Uint8Array(points.n);
  assign(points, centres, labels, new Float64Array(points.n));
  return labels;
}

function groupsOf(
  traits: readonly StandardisedTrait[],
  labels: Uint8Array,
  order: Uint32Array,
  sizes: readonly number[],
  standing: readonly Standing[],
  outcome: Uint16Array,
): Clusters['groups'] {
  const profiles = clusterProfiles(traits, sizes, standing);
  const churned = new Float64Array(sizes.length);
  labels.forEach((label, i) => (churned[label]! += outcome[order[i]!]!));
  return sizes.map((size, c) => ({
    id: String(c + 1),
    share: size / order.length,
    ...rateOf(churned[c]!, size),
    profile: profiles[c]!,
  }));
}

/** Do two halves that share nobody make the same clusters: each half's centres divide everybody asked of both. */
function stabilityOf(traits: readonly StandardisedTrait[], order: Uint32Array, k: number): number | null {
  const both = order.subarray(0, 2 * ASKED);
  const points = pointsOf(traits, both);
  const [one, other] = [0, 1].map(
    (side) =>
      kMeans(
        pointsOf(
          traits,
          both.filter((_, i) => i % 2 === side),
        ),
        k,
      )[k - 1]?.[0],
  );
  return one && other ? adjustedRand(nearestOf(points, one.centres), nearestOf(points, other.centres)) : null;
}

type Base = Pick<Clusters, 'method' | 'n' | 'missing' | 'traits' | 'leftOut' | 'smallestCluster'>;

const empty = (base: Base, condition: Condition): Clusters =>
  frozen({
    ...base,
    condition,
    k: null,
    silhouette: null,
    silhouetteN: 0,
    byK: [],
    byQuarters: [],
    inertia: null,
    betweenShare: null,
    stability: null,
    groups: [],
    added: nothing(base.n, condition),
  });
