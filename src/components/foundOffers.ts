import type { FoundFigures, FoundSegment, FoundSegments } from '../analysis/result.ts';
import { count, money, points, range, share } from '../format.ts';

/** A found segment that deserves an offer, by the half of the clients that the search did not see. */
export interface FoundOffer {
  readonly found: FoundSegment;
  readonly confirmation: FoundFigures;
  /** loyal: left surely less than all clients; leaving: not so, but worth as much. */
  readonly kind: 'loyal' | 'leaving';
}

/**
 * The found segments whose clients kept surely more value with the bank than those of any given segment did: of each
 * kind the one with the highest lower bound. Judged on the half that the search did not see.
 */
export function foundOffers({ valuable, everybody, given }: FoundSegments): FoundOffer[] {
  const best = Math.max(...given.map(({ confirmation }) => confirmation?.retainedMean ?? -Infinity));
  const bank = everybody?.rate ?? null;
  if (bank === null) return [];
  const worthy = valuable.flatMap((found): FoundOffer[] => {
    const { confirmation } = found;
    if (!confirmation?.ci || !confirmation.retainedMeanCi || !(confirmation.retainedMeanCi[0] > best)) return [];
    return [{ found, confirmation, kind: confirmation.ci[1] < bank ? 'loyal' : 'leaving' }];
  });
  const lowest = ({ confirmation }: FoundOffer) => confirmation.retainedMeanCi![0];
  const first = (kind: FoundOffer['kind']) =>
    worthy.filter((one) => one.kind === kind).sort((a, b) => lowest(b) - lowest(a))[0];
  return [first('loyal'), first('leaving')].filter((one) => one !== undefined);
}

/** Why it deserves an offer: what the unseen half says, beside all clients and the best of the given segments. */
export function foundOfferWords(
  { found, confirmation, kind }: FoundOffer,
  { everybody, given }: FoundSegments,
): readonly string[] {
  const best = given.reduce<number | null>((most, one) => {
    const mean = one.confirmation?.retainedMean ?? null;
    return mean !== null && (most === null || mean > most) ? mean : most;
  }, null);
  const rates = `На половине, которой поиск не видел (${count(confirmation.n)}), ушли ${share(confirmation.rate)} (${range(confirmation.ci, 'share')}) при ${share(everybody?.rate)} по всем`;
  const verdict = kind === 'loyal' ? 'реже прочих' : 'что реже прочих, сказать нельзя';
  const value = `Ценности, которая осталась с банком, на клиента приходится ${money(confirmation.retainedMean)} (${range(confirmation.retainedMeanCi, 'roubles')})`;
  const against = best === null ? '' : `, у лучшего из сегментов задания — ${money(best)}`;
  const seen = found.discovery?.rate ?? null;
  const shift =
    seen === null || confirmation.rate === null
      ? []
      : [
          `На своей половине поиск видел долю ушедших ${share(seen)}: разница ${points(confirmation.rate - seen, { sign: true })}`,
        ];
  return [`${rates}: ${verdict}.`, `${value}${against}.`, ...shift];
}
