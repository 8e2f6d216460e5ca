import { fillByGroup } from '../analysis/fillByGroup.ts';
import { countOnes, filled } from '../analysis/filled.ts';
import { isSmall } from '../analysis/published.ts';
import type { Variant } from '../analysis/result.ts';
import { withoutRepeated, withoutTop } from '../analysis/variants.ts';
import { features } from '../dataset/schema.ts';
import { MISSING_CODE, codes, type Table } from '../dataset/table.ts';

/** Variants beside the whole file, in the order in which they are told. */
export const variantIds = ['withoutTop', 'withoutRepeated', 'known', 'filled'] as const;
export type VariantId = (typeof variantIds)[number];

/** A variant that takes away or changes fewer clients is not told, by subtraction it would tell who they are; nor is one of fewer, or of nobody. */
const LEAST_CHANGED = 10;

/** A file as a variant sees it: clients that are left out have no outcome, and a column may be filled. */
export interface View {
  readonly variant: Variant & { readonly n: number; readonly leftOut: number; readonly filled: number };
  /** 1 for clients of the variant. */
  readonly kept: Uint8Array;
  readonly outcome: Uint16Array;
  readonly table: Table;
}

/** Null where a variant is not told, or the data have none. */
export type Views = Readonly<Record<'whole' | VariantId, View | null>>;

const made = new WeakMap<Table, Views>();

/** The views of a table, whose outcome and known cells these are: made once while it lives. */
export function viewsOf(table: Table, outcome: Uint16Array, known: Uint8Array | null): Views {
  const views = made.get(table) ?? freshViews(table, outcome, known);
  made.set(table, views);
  return views;
}

function freshViews(table: Table, outcome: Uint16Array, known: Uint8Array | null): Views {
  const money = features(table.schema).filter((c) => c.unit === 'roubles' || c.unit === 'roublesPerMonth');
  const all = new Uint8Array(table.rows).fill(1);
  const view = (id: string, kept: Uint8Array, unknown = 0, of = table): View => {
    const n = countOnes(kept);
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
  const isTold = ({ n, leftOut, filled: changed }: View['variant']) =>
    leftOut + changed >= LEAST_CHANGED && n > 0 && !isSmall(n);
  const told = (made: View | null) => (made !== null && isTold(made.variant) ? made : null);
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
  // Where nothing is known there is no median to fill with.
  if (known === null || countOnes(known) === 0 || found?.type !== 'number') return null;
  const groups = (table.schema.imputeBy ?? []).map((column) => codes(table, column));
  const values = fillByGroup(found.values, groups);
  const columns = new Map(table.columns).set(name!, { ...found, values });
  return view(
    known.reduce((n, k) => n + (k === 1 ? 0 : 1), 0),
    { ...table, columns },
  );
}
