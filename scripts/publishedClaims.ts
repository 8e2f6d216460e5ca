import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { claims, type LedgerRow } from '../src/components/ledger.ts';

/**
 * The claims whose words stand in the built site, or would: what a branch that the data did not choose holds is drawn too, and
 * nobody reads it.
 */
export function publishedClaims(site: string): readonly LedgerRow[] {
  const pages = new Map<string, string>();
  const pageOf = (chapter: string) => {
    const file = join(site, chapter, 'index.html');
    const html = pages.get(chapter) ?? (existsSync(file) ? readFileSync(file, 'utf8') : '');
    pages.set(chapter, html);
    return html;
  };
  return claims().filter(
    ({ row, isBlank }) => row === null || isBlank || pageOf(row.replace(/-\d+$/, '')).includes(`id="${row}"`),
  );
}
