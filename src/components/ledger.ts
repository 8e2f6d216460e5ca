/** A sentence of the report and whether it is true now. */
export interface ClaimEntry {
  /** «src/content/chapters/eda.mdx:12». */
  readonly at: string;
  /** Plain text, with the values now. */
  readonly sentence: string;
  /** The condition as the author wrote it. */
  readonly condition: string;
  readonly holds: boolean;
  /** Russian: why it does not hold, where more is known than that the condition is false. */
  readonly reason: string | null;
  /** Whether it was true of the data that the report is compared with; null where there are none or it could not be told. */
  readonly heldBefore: boolean | null;
}

// The pages are bundled apart from the script that builds them: both find the ledger on the process's global object.
const symbol = Symbol.for('report.claims');
const shelf = globalThis as unknown as Record<symbol, Map<string, ClaimEntry> | undefined>;

/** Enters a claim; a page rendered again (in dev) replaces its own entry. */
export function enter(entry: ClaimEntry): void {
  const entries = (shelf[symbol] ??= new Map());
  entries.set(`${entry.at} ${entry.condition}`, entry);
}

/** Claims entered since the process began, by file and line. */
export const claims = (): readonly ClaimEntry[] =>
  [...(shelf[symbol]?.values() ?? [])].sort((a, b) => a.at.localeCompare(b.at, 'en', { numeric: true }));

/** Forgets all claims, before another site is built in the same process. */
export const forgetClaims = () => shelf[symbol]?.clear();
