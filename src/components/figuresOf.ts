import type { LedgerFigure } from './ledger.ts';
import { provenance } from './provenance.ts';

/** More figures than this say nothing to a reader: a condition on a whole list is told by its first rows. */
const most = 12;

/** The figures that a condition looked at. */
export const figuresOf = (results: object, paths: readonly string[]): LedgerFigure[] =>
  paths.slice(0, most).map((path) => provenance(results, path));
