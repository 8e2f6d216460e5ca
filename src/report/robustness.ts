import { finding, type MeasuredThere } from '../analysis/robustness.ts';
import type { Finding, Variant } from '../analysis/result.ts';
import type { ContentFiles } from '../authored/contentFiles.ts';
import type { Table } from '../dataset/table.ts';
import { questionsOf } from './findings.ts';
import { variantIds, viewsOf, type VariantId, type View } from './views.ts';

/** What became of the report's headline findings on every variant, and how many clients each has. */
export interface HeldFindings {
  readonly variants: readonly Variant[];
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
