import { escapeHtml } from './html.ts';
import type { LedgerRow } from './ledger.ts';

/** Stands on the page of changes until all pages are drawn: only then is it known which claims turned round. */
export const flippedMark = '<div id="flipped-claims"></div>';

/** The claims that were true of the data before and are not now, or the other way round; one that stands on several pages is told once. */
export function flippedHtml(flipped: readonly Pick<LedgerRow, 'at' | 'sentence' | 'holds'>[]): string {
  if (flipped.length === 0)
    return '<p>Все проверяемые фразы отчёта верны или неверны так же, как на прежних данных.</p>';
  const items = flipped.map(
    ({ sentence, holds }) =>
      `<li>${holds ? 'Стала верной' : 'Перестала быть верной'}: «${escapeHtml(sentence.replace(/\.$/, ''))}».</li>`,
  );
  return `<ul>${[...new Set(items)].join('')}</ul>`;
}
