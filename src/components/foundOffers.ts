import { bestGiven, peersOf, type FoundBest } from '../analysis/foundOffers.ts';
import { positionOf } from '../analysis/turnsRound.ts';
import type { FoundFigures, FoundSegments } from '../analysis/result.ts';
import { capital } from '../charts/levels.ts';
import { count, money, points, range, share } from '../format.ts';
import { missingRisk } from './offerWords.ts';

/**
 * Why it deserves an offer: what the unseen half says, beside all clients (those with a known value, where all of the segment have one) and
 * the best of the given segments.
 */
export function foundOfferWords(
  { id, found, confirmation }: FoundBest,
  { everybody, given }: FoundSegments,
  column?: { readonly known?: string },
): readonly string[] {
  const best = bestGiven(given);
  const peers = everybody === null ? null : peersOf(confirmation, everybody);
  const everyone = `${share(peers?.rate)} среди всех клиентов этой половины${peers?.areKnown && column?.known ? `, у кого ${column.known}` : ''}`;
  const rates = `На половине, которой поиск не видел (${count(confirmation.n)}), ушли ${share(confirmation.rate)} (${range(confirmation.ci, 'share')}) при ${everyone}`;
  const verdict =
    id === 'found-loyal'
      ? 'реже прочих'
      : positionOf(confirmation, peers?.rate ?? null) === 'above'
        ? 'чаще прочих'
        : 'что реже прочих, сказать нельзя';
  const value = `Удержанной ценности на клиента приходится ${money(confirmation.retainedMean)} (${range(confirmation.retainedMeanCi, 'roubles')})`;
  const against = best === null ? '' : `, у лучшего из заданных сегментов — ${money(best)}`;
  const seen = found.discovery?.rate ?? null;
  const shift =
    seen === null || confirmation.rate === null
      ? []
      : [
          `На своей половине поиск видел долю ушедших ${share(seen)}: разница ${points(confirmation.rate - seen, { sign: true })}`,
        ];
  return [`${rates}: ${verdict}.`, `${value}${against}.`, ...shift];
}

/** What the empty cells of the informative column put at risk, by the unseen half; null where that is not told. `bankKnown`: the rate of all whose column is known. */
export function foundMissingRisk(
  { n, known, unknown }: FoundFigures,
  bankKnown: number | null,
  column: { readonly missing?: string; readonly known?: string } | undefined,
): string | null {
  if (column?.missing === undefined || column.known === undefined) return null;
  if (known?.n === n) return `${capital(column.known)} у всех: пустые ячейки здесь ничего не скрывают.`;
  const balanceUnknownShare = unknown === null ? null : unknown.n / n;
  return missingRisk({ n, balanceUnknownShare, known }, bankKnown, column.missing);
}
