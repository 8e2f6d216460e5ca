import { winsorBounds, winsorisedMean } from './analysis/winsorised.ts';
import { chosen, filled } from './analysis/filled.ts';
import { fillByGroup } from './analysis/fillByGroup.ts';
import { churnedOf } from './analysis/groupCounts.ts';
import { SMALLEST_GROUP } from './analysis/published.ts';
import { rateOf } from './analysis/rate.ts';
import { finding, tauOfOrders, type MeasuredThere } from './analysis/robustness.ts';
import { membersOf } from './analysis/segment.ts';
import { prioritize } from './analysis/segmentResult.ts';
import { withoutRepeated, withoutTop } from './analysis/variants.ts';
import type { ContentFiles } from './contentFiles.ts';
import { features } from './dataset/schema.ts';
import { MISSING_CODE, codes, numbers, type Table } from './dataset/table.ts';
import { questionsOf, type View } from './reportFindings.ts';
import type { Finding } from './analysis/result.ts';

/** Variants beside the whole file, in the order in which they are told. */
const variantIds = ['withoutTop', 'withoutRepeated', 'known', 'filled'] as const;
type VariantId = (typeof variantIds)[number];

/** A variant that takes away or changes fewer clients is not told: by subtraction it would tell who they are. */
const LEAST_CHANGED = 10;

/** What became of the report's headline findings on every variant, and how many clients each has. */
export interface HeldFindings {
  readonly variants: readonly (View['variant'] | { id: string; n: null; leftOut: null; filled: null })[];
  readonly findings: readonly Finding[];
}

/**
 * The headline findings again without the largest sums, without the repeated ids, on the known values only, and with
 * the unknown ones filled by medians.
 */
export function findingsOf(
  table: Table,
  outcome: Uint16Array,
  known: Uint8Array | null,
  content: Pick<ContentFiles, 'segments'>,
): HeldFindings {
  const views = viewsOf(table, outcome, known);
  const questions = questionsOf(table, outcome, known, content).map(({ on, givesAway, asked, ...head }) => ({
    on: (view: View) => ({ ...on(view), isTold: !givesAway(view) }),
    asked,
    head,
  }));
  // Filling changes one column alone.
  const isAsked = (id: string, asked: readonly string[]) =>
    id !== 'filled' || asked.includes(table.schema.missingnessColumn ?? '');
  // A view at a time: what is counted of it serves all the questions about a column.
  const measured = Object.fromEntries(
    Object.entries(views).map(([id, view]) => [
      id,
      view && questions.map(({ on, asked }) => (isAsked(id, asked) ? on(view) : null)),
    ]),
  ) as Record<keyof typeof views, readonly (MeasuredThere | null)[] | null>;
  return {
    variants: Object.entries(views).map(([id, view]) => view?.variant ?? { id, n: null, leftOut: null, filled: null }),
    // What the whole file does not tell is no finding: a segment of nobody, a level of few.
    findings: questions.flatMap(({ head }, i) => {
      const whole = measured.whole![i]!;
      if (whole.value === null) return [];
      const on = (id: VariantId) => measured[id] && (measured[id][i] ?? whole);
      const others = Object.fromEntries(variantIds.map((id) => [id, on(id)])) as Record<
        VariantId,
        MeasuredThere | null
      >;
      return [finding(head, whole, others)];
    }),
  };
}

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

type Views = Readonly<Record<'whole' | VariantId, View | null>>;

const made = new WeakMap<Table, Views>();

/** The views of a table, whose outcome and known cells these are: made once while it lives. */
function viewsOf(table: Table, outcome: Uint16Array, known: Uint8Array | null): Views {
  const views = made.get(table) ?? freshViews(table, outcome, known);
  made.set(table, views);
  return views;
}

function freshViews(table: Table, outcome: Uint16Array, known: Uint8Array | null): Views {
  const money = features(table.schema).filter((c) => c.unit === 'roubles' || c.unit === 'roublesPerMonth');
  const all = new Uint8Array(table.rows).fill(1);
  const view = (id: string, kept: Uint8Array, unknown = 0, of = table): View => {
    let n = 0;
    for (let i = 0; i < kept.length; i += 1) n += kept[i]!;
    return {
      variant: { id, n, leftOut: table.rows - n, filled: unknown },
      kept,
      outcome:
        kept === all
          ? outcome
          : filled(new Uint16Array(kept.length), (i) => (kept[i] === 1 ? outcome[i]! : MISSING_CODE)),
      table: of,
    };
  };
  const told = (made: View | null) =>
    made !== null && made.variant.leftOut + made.variant.filled >= LEAST_CHANGED ? made : null;
  return {
    whole: view('whole', all),
    withoutTop: told(
      view(
        'withoutTop',
        withoutTop(
          table,
          money.map((c) => c.name),
        ),
      ),
    ),
    withoutRepeated: told(view('withoutRepeated', withoutRepeated(table))),
    known: told(known === null ? null : view('known', known)),
    filled: told(filledView(table, known, (unknown, of) => view('filled', all, unknown, of))),
  };
}

function filledView(table: Table, known: Uint8Array | null, view: (unknown: number, of: Table) => View): View | null {
  const name = table.schema.missingnessColumn;
  const found = name === undefined ? undefined : table.columns.get(name);
  if (known === null || found?.type !== 'number') return null;
  const groups = (table.schema.imputeBy ?? []).map((column) => codes(table, column));
  const values = fillByGroup(found.values, groups);
  const columns = new Map(table.columns).set(name!, { ...found, values });
  return view(
    known.reduce((n, k) => n + (k === 1 ? 0 : 1), 0),
    { ...table, columns },
  );
}

/**
 * The order of the segments on each view: by loyalty, and by the lower bound of their mean value among those that
 * qualify there. The chance to stay is the whole file's model; only the clients, or the sums, are others.
 */
function ordersOf(
  views: Readonly<Record<'whole' | VariantId, View | null>>,
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
