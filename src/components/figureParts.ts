import type { Quality } from '../analysis/quality.ts';
import type { Condition, Rate } from '../analysis/result.ts';
import { drawnPaths } from '../charts/drawnPaths.ts';
import { charts } from '../charts/index.ts';
import type { ChartContext, ChartKind, ChartTable } from '../charts/kind.ts';
import { lackingOf } from '../charts/lacking.ts';
import { sketch } from '../charts/render.ts';
import { assumptions, foundTitles, hypotheses, segments, type JoinedResults } from '../content.ts';
import { schema } from '../dataset/index.ts';
import { nearest } from '../paths/nearest.ts';
import { resolve, splitPath, step } from '../paths/resolve.ts';
import { conditionWithTerms } from './modelWords.ts';
import { sharedEnd, type RatesByTrait } from './sharedEnd.ts';

/** Widths of the two drawings: a phone's and a page's. */
const widths = { narrow: 360, wide: 720 } as const;

export interface FigureRequest {
  readonly of: string;
  readonly as: string;
  readonly at: string;
  readonly column?: string | undefined;
  readonly options?: Readonly<Record<string, string | number | boolean>>;
}

/** What a figure is made of: its chart's kind, the result, and what the chart may know beside it. */
export interface FigureParts {
  readonly kind: ChartKind<unknown>;
  readonly result: unknown;
  readonly context: ChartContext;
  /** Why there is nothing to draw, in Russian, without a full stop; null where there is. */
  readonly withheld: string | null;
}

/** Finds the chart and the result. Throws a Russian Error with file and line on an unknown kind, path or column. */
export function figureParts(results: object, { of, as, at, column, options = {} }: FigureRequest): FigureParts {
  const kind = (charts as Readonly<Record<string, unknown>>)[as] as ChartKind<unknown> | undefined;
  if (!kind) {
    const near = nearest(as, Object.keys(charts));
    throw new Error(
      `${at}: нет рисунка вида «${as}»${near ? `; возможно, «${near}»` : ''}. Есть: ${Object.keys(charts).join(', ')}.`,
    );
  }
  const result = resolve(results, of, at);
  const names = schema.columns.map((c) => c.name);
  const named = column ?? splitPath(of).find((step) => names.includes(step));
  if (named !== undefined && !names.includes(named)) {
    const near = nearest(named, names);
    throw new Error(`${at}: нет столбца «${named}»${near ? `; возможно, «${near}»` : ''}. Есть: ${names.join(', ')}.`);
  }
  const joined = results as JoinedResults;
  const titles = Object.fromEntries(
    [...assumptions(), ...segments(joined), ...hypotheses(joined), ...foundTitles(joined)].map(
      ({ id, title }) => [id, title] as const,
    ),
  );
  const told = results as RatesByTrait & {
    readonly eda: { readonly churn: Rate };
    readonly quality?: Pick<Quality, 'missing'>;
  };
  const [bank, emptyCells] = [told.eda.churn, told.quality?.missing];
  const whole = splitPath(of).slice(0, -1).reduce<unknown>(step, results) as
    { readonly n?: unknown } | null | undefined;
  const wholeN = typeof whole?.n === 'number' ? whole.n : undefined;
  const context = {
    schema,
    width: widths.wide,
    column: named,
    bank,
    sharedEnd: sharedEnd(told, of),
    wholeN,
    emptyCells,
    options,
    titles,
  };
  const lacking = fitting(at, as, () => lackingOf(kind, result, context));
  return { kind, result, context, withheld: lacking === null ? null : (failedAt(results, of) ?? lacking) };
}

/** The condition that failed at a path, or of the result that the path lies in, with the terms to blame. */
function failedAt(results: object, of: string): string | null {
  const steps = splitPath(of);
  const passed = steps.map((_, i) => steps.slice(0, i + 1).reduce<unknown>(step, results));
  const failed = passed.findLast((node): node is Failed => typeof (node as Failed | null)?.condition === 'string');
  return failed ? conditionWithTerms(failed.condition, failed.conditionTerms ?? [], schema) : null;
}

interface Failed {
  readonly condition: Condition;
  readonly conditionTerms?: readonly string[];
}

const notForChart = (as: string) =>
  `рисунок этого вида рисует другой результат: поправьте of или as. Вид «${as}» рисует ${drawnPaths[as]!.join(', ')}; все виды — в docs/reference.md.`;

/** A field that the chart reads is not there, or holds what no chart expects: the result has another shape. */
const isForeign = (error: unknown) => error instanceof TypeError || !/[а-яё]/i.test((error as Error).message);

/** What a chart reads of its result. Throws a Russian Error with file and line where the result has another shape. */
export function fitting<T>(at: string, as: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (isForeign(error)) throw new Error(`${at}: ${notForChart(as)}`, { cause: error });
    throw error;
  }
}

/** What a page asks of a figure: nothing that it says itself. */
export interface FigureQuestion extends FigureRequest {
  /** Besides its table and its words. */
  readonly asks: readonly ('drawings' | 'n' | 'subtitle')[];
}

/** All that a page shows of a figure but its finding: plain data, which one thread may make for another. */
export type FigureFacts =
  | { readonly withheld: string }
  | {
      readonly withheld: null;
      readonly table: ChartTable;
      readonly description: string;
      /** Clients left out because the trait is unknown. */
      readonly missing: number;
      /** Clients that it stands on; null also where that was not asked. */
      readonly n: number | null;
      /** What it measures; empty where that was not asked, as are the drawings. */
      readonly subtitle: string;
      /** As `sketch` draws, for a page and for a phone. */
      readonly wide: string;
      readonly narrow: string;
    };

/** Draws a figure, tables and tells it. Throws a Russian Error with file and line where it cannot. */
export function figureFacts(results: object, question: FigureQuestion): FigureFacts {
  const { at, of, as, asks } = question;
  const { kind, result, context, withheld } = figureParts(results, question);
  if (withheld !== null) return { withheld };
  const n = asks.includes('n') ? fitting(at, as, () => kind.n(result, context)) : null;
  const missing = fitting(at, as, () => kind.missing?.(result, context)) || 0;
  const drawing = (width: keyof typeof widths) =>
    asks.includes('drawings')
      ? sketch(kind.draw(result, { ...context, width: widths[width] }), `${of} ${as} ${width}`)
      : '';
  try {
    const description = kind.describe(result, context);
    const [wide, narrow] = [drawing('wide'), drawing('narrow')];
    const subtitle = asks.includes('subtitle') ? kind.subtitle(result, context) : '';
    return { withheld, table: kind.table(result, context), description, missing, n, subtitle, wide, narrow };
  } catch (error) {
    if (isForeign(error)) throw new Error(`${at}: ${notForChart(as)}`, { cause: error });
    throw new Error(`${at}: рисунок не нарисован: ${(error as Error).message}`, { cause: error });
  }
}
