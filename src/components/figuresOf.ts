import { resolve, splitPath } from '../paths/resolve.ts';
import type { LedgerFigure } from './ledger.ts';
import { provenance } from './provenance.ts';

/** More figures than this say nothing to a reader: a condition on a whole list is told by its first rows. */
const most = 12;

/** The figures that a condition looked at, but for those by which it only found a row («scenarios.margin-half.id = margin-half»). */
export function figuresOf(results: object, paths: readonly string[]): LedgerFigure[] {
  const isTelling = (path: string) => resolve(results, path, '') !== splitPath(path).at(-2);
  const telling = paths.values().filter(isTelling).take(most).toArray();
  return (telling.length > 0 ? telling : paths.slice(0, most)).map((path) => provenance(results, path));
}
