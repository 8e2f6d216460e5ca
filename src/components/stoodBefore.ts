import type { LedgerRow } from './ledger.ts';

type Sentence = Pick<LedgerRow, 'within' | 'heldBefore' | 'branchBefore'>;

/** Whether a sentence stood on the earlier site's page, if it was true: not where it is of the other words, or of a branch, of another that were not chosen. `rows`: by place. */
export function stoodBefore({ within }: Sentence, rows: ReadonlyMap<string, Sentence>): boolean {
  if (within === undefined) return true;
  const end = within.lastIndexOf(' ');
  const outer = rows.get(within.slice(0, end));
  if (outer === undefined) return false;
  const part = within.slice(end + 1);
  const isChosen = part === 'otherwise' ? outer.heldBefore === false : outer.branchBefore === part;
  return isChosen && stoodBefore(outer, rows);
}
