import type { TurnedRow } from '../analysis/result.ts';
import { share } from '../format.ts';

/** By so many times a rate changes, at the least, for the front page to tell of it: of a slighter change only its chapter does. */
const MUCH = 1.5;

/** Of the groups, from the one that empty cells flatter or slander most on, the first whose rate they change by half at least. */
export const mostTurned = (turnsRound: readonly TurnedRow[]): TurnedRow | undefined =>
  turnsRound.find(({ rate, known }) => Math.max(known.rate!, rate!) >= MUCH * Math.min(known.rate!, rate!));

/** «в очередь попали 4 из 6»: how many segments passed. */
export const queueWords = (passed: number, all: number): string =>
  passed === 0 ? 'в очередь не попал ни один' : `в очередь ${passed === 1 ? 'попал' : 'попали'} ${passed} из ${all}`;

/**
 * What to know of the share of the money that those who left held. `known`: what is said of a client whose money is known, and the rate of
 * these; null where there are no others. `oneHasTenth`: of that sum a tenth or more is one client's.
 */
export const heldNotes = (known: { readonly words: string; readonly rate: number } | null, oneHasTenth: boolean) =>
  [
    ...(known === null ? [] : [`самих ушедших там, где ${known.words},\u00a0— ${share(known.rate)}`]),
    ...(oneHasTenth ? ['десятая часть этой суммы или больше — у одного клиента, и доля зависит от него'] : []),
  ].join('; ');
