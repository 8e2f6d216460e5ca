import { chosen, filled } from '../analysis/filled.ts';
import { churnedOf } from '../analysis/groupCounts.ts';
import { SMALLEST_GROUP } from '../analysis/published.ts';
import { rateOf } from '../analysis/rate.ts';
import { tauOfOrders } from '../analysis/robustness.ts';
import { membersOf } from '../analysis/segment.ts';
import { prioritize } from '../analysis/segmentResult.ts';
import { winsorBounds, winsorisedMean } from '../analysis/winsorised.ts';
import type { ContentFiles } from '../authored/contentFiles.ts';
import { numbers, type Table } from '../dataset/table.ts';
import { viewsOf, type View, type Views } from './views.ts';

/** The orders of the segments on every variant; `valueWith`: value of each client at a given column of the informative sums. */
export function robustOrders(
  table: Table,
  outcome: Uint16Array,
  known: Uint8Array | null,
  content: Pick<ContentFiles, 'segments'>,
  valueWith: ((balance: Float64Array | null) => Float64Array) | null,
) {
  const orders = ordersOf(viewsOf(table, outcome, known), content, valueWith);
  return {
    orders,
    /** Whether every variant has the order of priority of the whole. */
    samePriorityEverywhere: Object.values(orders).every((order) => order === null || order.samePriority),
  };
}

/**
 * The order of the segments on each view: by loyalty, and by the lower bound of their mean value among those that
 * qualify there. The chance to stay is the whole file's model; only the clients, or the sums, are others.
 */
function ordersOf(
  views: Views,
  content: Pick<ContentFiles, 'segments'>,
  valueWith: ((balance: Float64Array | null) => Float64Array) | null,
) {
  const order = (view: View) => {
    const name = view.table.schema.missingnessColumn;
    const balance = view.variant.filled > 0 && name !== undefined ? numbers(view.table, name) : null;
    const values = valueWith?.(balance) ?? null;
    const bounds = values && winsorBounds(chosen(values, view.kept));
    const bank = rateOf(churnedOf(view.outcome), view.variant.n);
    const segments = content.segments.map(({ id, rule }) => {
      const inRule = membersOf(view.table, rule);
      const members = filled(new Uint8Array(inRule.length), (i) => inRule[i]! & view.kept[i]!);
      const outcome = chosen(view.outcome, members);
      const mean = values && bounds ? winsorisedMean(chosen(values, members), bounds) : { mean: null, ci: null };
      return { id, ...rateOf(churnedOf(outcome), outcome.length), valueMeanCi: mean.ci };
    });
    const ranked = prioritize(segments, bank)
      .filter((s) => s.priority !== null)
      .sort((a, b) => a.priority! - b.priority!);
    return {
      /** Segments by priority. */
      byPriority: ranked.map((s) => s.id),
      /** Segments by their rate, the lowest first. */
      byLoyalty: segments
        .filter((s) => s.rate !== null && s.n >= SMALLEST_GROUP)
        .sort((a, b) => a.rate! - b.rate!)
        .map((s) => s.id),
    };
  };
  const whole = order(views.whole!);
  return Object.fromEntries(
    Object.entries(views).map(([id, view]) => {
      if (view === null) return [id, null];
      const found = id === 'whole' ? whole : order(view);
      return [
        id,
        {
          ...found,
          /** The segment with priority 1. */
          first: found.byPriority[0] ?? null,
          /** Whether the order of priority is that of the whole. */
          samePriority: found.byPriority.join() === whole.byPriority.join(),
          /** Kendall τ of its order of priority with that of the whole. */
          tauPriority: tauOfOrders(whole.byPriority, found.byPriority),
          /** Kendall τ of its order of loyalty with that of the whole. */
          tauLoyalty: tauOfOrders(whole.byLoyalty, found.byLoyalty),
        },
      ];
    }),
  );
}
