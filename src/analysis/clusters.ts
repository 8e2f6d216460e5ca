import { addedValue, nothing, type Clustered, type Graded } from './addedValue.ts';
import { adjustedRand } from './adjustedRand.ts';
import { clusterProfiles, type Standing } from './clusterProfiles.ts';
import type { ClusterTraits, StandardisedTrait } from './clusterTraits.ts';
import { divided, pointsOf } from './divided.ts';
import { countOnes, filled } from './filled.ts';
import { frozen } from './frozen.ts';
import { groupCounts } from './groupCounts.ts';
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
export const FITTED = 10000;

/**
 * Clusters by k-means on standardised traits, k by the mean silhouette of the first thousand clients in the order of a
 * hash, and what they add to rules. `first`: the first FITTED clients in that order; nothing of the outcome is asked
 * before the clusters are made.
 */
export function clusters({ traits, leftOut }: ClusterTraits, first: Uint32Array, graded: Graded): Clusters {
  const n = graded.outcome.length;
  const smallestCluster = Math.max(SMALLEST_GROUP, Math.ceil(LEAST_SHARE * n));
  const base = {
    method: 'kMeans' as const,
    n,
    missing: withUnknown(traits, n),
    traits: traits.map(({ id, column, unknown, missing }) => ({ id, column, unknown, missing })),
    leftOut,
    smallestCluster,
  };
  if (n === 0) return empty(base, 'empty');
  if (traits.length === 0) return empty(base, 'zeroVariance');
  if (n < 2 * smallestCluster) return empty(base, 'small');
  const asked = pointsOf(traits, first.subarray(0, ASKED));
  const tried = triedOn(asked);
  const fitted = pointsOf(traits, first);
  const { chosen: found, widths } = chosenOf(tried, { asked, fitted }, traits, n, smallestCluster);
  if (found === null) return empty(base, 'small');
  const { k, labels, sizes, standing, inertia, whole } = found;
  const everybody = filled(new Uint32Array(n), (row) => row);
  const added = addedValue({ rows: everybody, labels, k }, graded);
  const addedBy = (by: Pick<Clustered, 'labels' | 'k'> | null) => {
    const { difference, ci } =
      by === null ? nothing(first.length, 'tooFew') : addedValue({ rows: first, ...by }, graded);
    return { difference, ci };
  };
  const byK = tried.map(({ k: one, silhouette, ways: [best] }) => {
    const own = one === k ? { difference: added.difference, ci: added.ci } : null;
    const small = best === undefined ? null : { labels: nearestOf(fitted, best.centres), k: one };
    const width = widths.has(one) ? widths.get(one)! : silhouette;
    return { k: one, silhouette: width, ...(own ?? addedBy(small)), chosen: one === k };
  });
  return frozen({
    ...base,
    condition: null,
    k,
    silhouette: widths.get(k)!,
    silhouetteN: asked.n,
    byK,
    byQuarters: traits
      .filter(({ unknown }) => !unknown)
      .map(({ column, values }) => ({ column, ...addedBy(quartersOf(values, first)) })),
    inertia,
    betweenShare: 1 - inertia / whole,
    stability: stabilityOf(traits, first, k),
    groups: groupsOf(traits, labels, sizes, standing, graded.outcome),
    added,
  });
}

/** Clients of whom at least one value is unknown. */
function withUnknown(traits: readonly StandardisedTrait[], n: number): number {
  const gaps = traits.filter(({ missing }) => missing > 0);
  if (gaps.length === 0) return 0;
  const isUnknown = new Uint8Array(n);
  for (const { values } of gaps)
    for (let row = 0; row < n; row += 1) if (values[row] !== values[row]) isUnknown[row] = 1;
  return countOnes(isUnknown);
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

/**
 * The division of all clients with the largest silhouette among the asked, of those whose clusters are all large enough; null
 * where there is none. `widths`: by k, the silhouette of each division that was made of all; its centres have moved from where the asked
 * put them, and it may be another division. The others had promised no more than the chosen has.
 */
function chosenOf(
  tried: ReturnType<typeof triedOn>,
  { asked, fitted }: { readonly asked: Points; readonly fitted: Points },
  traits: readonly StandardisedTrait[],
  n: number,
  smallestCluster: number,
) {
  const widths = new Map<number, number | null>();
  let chosen: (ReturnType<typeof divided> & { readonly k: number; readonly width: number }) | null = null;
  const best = tried
    .flatMap(({ k, ways, silhouette }) => (silhouette === null ? [] : [{ k, ways, promised: silhouette }]))
    .sort((a, b) => b.promised - a.promised || a.k - b.k);
  for (const { k, ways, promised } of best) {
    if (chosen !== null && promised <= chosen.width) break;
    const [first] = settled(
      fitted,
      ways.map(({ centres }) => centres),
    );
    const found = divided(traits, n, first!.centres);
    const width = silhouettes(asked, [{ k, labels: nearestOf(asked, first!.centres) }])[0] ?? null;
    widths.set(k, width);
    if (width === null || found.sizes.some((size) => size < smallestCluster)) continue;
    if (chosen === null || width > chosen.width) chosen = { k, width, ...found };
  }
  return { chosen, widths };
}

function nearestOf(points: Points, centres: Float64Array): Uint8Array {
  const labels = new Uint8Array(points.n);
  assign(points, centres, labels, new Float64Array(points.n));
  return labels;
}

function groupsOf(
  traits: readonly StandardisedTrait[],
  labels: Uint8Array,
  sizes: readonly number[],
  standing: readonly Standing[],
  outcome: Uint16Array,
): Clusters['groups'] {
  const profiles = clusterProfiles(traits, sizes, standing);
  const { churned } = groupCounts(labels, sizes.length, outcome);
  return sizes.map((size, c) => ({
    id: String(c + 1),
    share: size / labels.length,
    ...rateOf(churned[c]!, size),
    profile: profiles[c]!,
  }));
}

/** Do two halves that share nobody make the same clusters: each half's centres divide everybody asked of both. */
function stabilityOf(traits: readonly StandardisedTrait[], first: Uint32Array, k: number): number | null {
  const both = first.subarray(0, 2 * ASKED);
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
