import { earlierNow } from './earlier.ts';

/** A figure that a sentence stands on: where it lies in the results, what it says now and whom it is about. */
export interface LedgerFigure {
  /** Path in results.json; of what an author's function computes, the paths that it looked at. */
  readonly path: string;
  readonly text: string;
  /** Russian: what the figure is of whom. */
  readonly definition: string;
  readonly n: number | null;
  readonly interval: string | null;
  /** Anchor in the chapter of methods. */
  readonly method: string | null;
}

/** «eda.churn.rate = 18,2 %»; a probability has its own sign: «eda.x.p = 0,03», «eda.x.p < 10⁻³⁰⁰». */
export const figureNow = ({ path, text }: LedgerFigure) => {
  const [, sign, rest] = /^p\u00a0([=<])\u00a0(.*)$/.exec(text) ?? ['', '=', text];
  return `${path} ${sign} ${rest}`;
};

/** claim: true or withdrawn; choice: one of four wordings; value: a figure in a sentence. */
export interface LedgerRow {
  readonly kind: 'claim' | 'choice' | 'value';
  /** The anchor of the sentence in its page and of the row in the ledger: «eda-12»; null outside a chapter. */
  readonly row: string | null;
  /** «src/content/chapters/eda.mdx:12:1». */
  readonly at: string;
  /** Plain text, with the values now. */
  readonly sentence: string;
  /** The same with the values then («…» where they cannot be drawn), of a claim that was true of earlier data and is not now. */
  readonly sentenceBefore?: string;
  /** The condition as the author wrote it; of a value its path. */
  readonly condition: string;
  readonly holds: boolean;
  /** Russian: why it does not hold, where more is known than that the condition is false. */
  readonly reason: string | null;
  /** Whether it was true of the data that the report is compared with; null where there are none or it could not be told. */
  readonly heldBefore: boolean | null;
  readonly figures: readonly LedgerFigure[];
  /** Of a claim in the other words, or in a branch, of another sentence: the place of that and the part, «…/eda.mdx:12:1 otherwise». */
  readonly within?: string;
  /** Of a choice: the branch that the data chose that the report is compared with. */
  readonly branchBefore?: string | null;
  /** A withdrawn claim in whose place nothing stands: no page has its anchor. */
  readonly isBlank?: boolean;
}

// The pages are bundled apart from the script that builds them: both find the ledger on the process's global object.
const symbol = Symbol.for('report.ledger');
const shelf = globalThis as unknown as Record<symbol, Map<string, LedgerRow> | undefined>;

/** Enters a sentence or figure; a page rendered again (in dev) replaces its own entry. One of earlier results is not of this report. */
export function enter(entry: LedgerRow): void {
  if (earlierNow() !== undefined) return;
  const entries = (shelf[symbol] ??= new Map());
  entries.set(entry.row ?? `${entry.at} ${entry.condition}`, entry);
}

/** Everything entered since the process began, by file and line. */
export const ledger = (): readonly LedgerRow[] =>
  [...(shelf[symbol]?.values() ?? [])].sort((a, b) => byPlace.compare(`${a.at} ${a.row}`, `${b.at} ${b.row}`));

// Made once: a collator costs more than all that it compares here.
const byPlace = new Intl.Collator('en', { numeric: true });

/** The claims among them. */
export const claims = () => ledger().filter(({ kind }) => kind === 'claim');

/** Claims that are not true now, by file and line. */
export const brokenClaims = () => claims().filter(({ holds }) => !holds);

/** Forgets all rows, before another site is built in the same process. */
export const forgetLedger = () => shelf[symbol]?.clear();
