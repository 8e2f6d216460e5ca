import type { FoundFigures, FoundOffer, FoundSegment, FoundSegments } from './result.ts';

/** Kinds of found segments that deserve an offer, in the order in which they may claim a client. */
export const foundOfferIds = ['found-loyal', 'found-leaving'] as const satisfies readonly FoundOffer['id'][];

/** A found segment that deserves an offer, by the half of the clients that the search did not see. */
export interface FoundBest {
  readonly id: FoundOffer['id'];
  readonly found: FoundSegment;
  readonly confirmation: FoundFigures;
}

/** Whom a found segment's rate is set against: where its clients all have a known value, the others who have one too. */
export function peersOf(
  { n, known }: FoundFigures,
  everybody: FoundFigures,
): { readonly rate: number | null; readonly areKnown: boolean } {
  const areKnown = known !== null && known.n === n && everybody.known !== null;
  return { rate: areKnown ? everybody.known.rate : everybody.rate, areKnown };
}

/**
 * The found segments whose clients kept surely more value with the bank than those of any given segment did (its interval
 * lies above theirs): of each kind the one with the highest lower bound. Judged on the half that the search did not see.
 */
export function bestFound({ valuable, everybody, given }: FoundSegments): FoundBest[] {
  // Where what stayed is withheld, all that they are worth bounds it.
  const most = (one: FoundFigures | null) => (one?.retainedMeanCi ?? one?.valueMeanCi)?.[1] ?? -Infinity;
  const best = Math.max(-Infinity, ...given.map(({ confirmation }) => most(confirmation)));
  if (everybody === null || everybody.rate === null) return [];
  const worthy = valuable.flatMap((found): FoundBest[] => {
    const { confirmation } = found;
    if (!confirmation?.ci || !confirmation.retainedMeanCi || !(confirmation.retainedMeanCi[0] > best)) return [];
    const { rate } = peersOf(confirmation, everybody);
    return [{ found, confirmation, id: confirmation.ci[1] < rate! ? 'found-loyal' : 'found-leaving' }];
  });
  const lowest = ({ confirmation }: FoundBest) => confirmation.retainedMeanCi![0];
  return foundOfferIds.flatMap((id) =>
    worthy
      .filter((one) => one.id === id)
      .sort((a, b) => lowest(b) - lowest(a))
      .slice(0, 1),
  );
}

/** The highest mean retained value of the given segments; null where none has one, or that of one is withheld. */
export function bestGiven(given: FoundSegments['given']): number | null {
  const measured = given.flatMap(({ confirmation }) => (confirmation === null ? [] : [confirmation.retainedMean]));
  return measured.length === 0 || measured.includes(null) ? null : Math.max(...measured.map((mean) => mean!));
}
