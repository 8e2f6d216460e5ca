import { isSmall } from '../analysis/published.ts';
import type { Experiment, SegmentResult } from '../analysis/result.ts';
import { positionOf } from '../analysis/turnsRound.ts';
import { capital } from '../charts/levels.ts';
import type { RecommendationEntry } from '../content.ts';
import { clients, count, range, share, shareAfter } from '../format.ts';
import { inQuotes } from '../charts/inQuotes.ts';

const EVERYBODY = 'по всем клиентам';

/** Whom the letter reaches: the segment, what is left of it, and who of them is still a client. */
export function audienceWords(
  result: Pick<SegmentResult, 'n'> & Partial<Pick<SegmentResult, 'priority'>>,
  experiment: Experiment | null,
): string {
  if (result.n === null) return 'В сегменте менее десяти клиентов';
  const assigned = experiment?.assigned ?? null;
  const reachable = experiment?.reachable ?? null;
  const left = result.priority === 1 ? 'он первый в очереди' : leftWords(result.n, assigned);
  const stayed =
    assigned === null || reachable === null
      ? ''
      : `; ${goneWords(assigned - reachable)}, так что писем — ${count(reachable)} вместе с контрольной группой`;
  return `В сегменте ${clients(result.n)}; ${left}${stayed}`;
}

/** How many are left of a segment of n clients to which so many are assigned. */
function leftWords(n: number, assigned: number | null): string {
  if (assigned === null) return 'сколько останется без тех, кого раньше берёт другой сегмент, не публикуется';
  if (assigned === n) return 'никого из них раньше не берёт другой сегмент';
  return `без тех, кого раньше берёт другой сегмент, — ${clients(assigned)}`;
}

const goneWords = (left: number) =>
  left === 0 ? 'ушедших среди них нет' : `ушедших среди них — ${count(left)}, им не пишем`;

/** Why an offer has nobody to go to; null where it has somebody, or how many is not told. */
export function nobodyWords(experiment: Pick<Experiment, 'assigned' | 'reachable'> | null): string | null {
  if (experiment === null || experiment.reachable !== 0) return null;
  return experiment.assigned === 0
    ? 'Некому писать: каждого клиента этого сегмента раньше берёт другой сегмент очереди.'
    : 'Некому писать: все клиенты, которые остались за этим сегментом, уже ушли.';
}

/** Why an offer is no more, in its own words or those of its audience; null where it stands. */
export const fallenWords = ({ withdrawn, holds, experiment }: Fate): string | null =>
  withdrawn ? holds.otherwise : nobodyWords(experiment);

interface Fate {
  readonly withdrawn: boolean;
  readonly holds: { readonly otherwise: string };
  readonly experiment: Parameters<typeof nobodyWords>[0];
}

/** Why there is no queue at all. */
export const NO_VALUE = 'Очереди нет: ценность клиентов не вычислена.';

/** Why this segment: its rate against `bankRate` (`among`: whose), and of those whose column is known where it is not known of all. */
export function reasonWords(
  result: SegmentResult,
  bankRate: number | null,
  known: string | null,
  among = EVERYBODY,
): string {
  const interval = result.ci ? ` (${range(result.ci, 'share')})` : '';
  const rates = `Ушли ${share(result.rate)}${interval} при ${share(bankRate)} ${among}`;
  const ofKnown =
    known === null || result.known === null || result.known.n === result.n
      ? ''
      : `; где ${known} — ${share(result.known.rate)}`;
  return `${rates}${ofKnown}`;
}

/**
 * What the missing values of the informative column put at risk; null where there is no such column. `bankKnown`: the rate of
 * all whose column is known, with whom those of the segment are compared. `leftMore`: the segment surely left more than its like.
 */
export function missingRisk(
  result: Pick<SegmentResult, 'n' | 'balanceUnknownShare' | 'known'>,
  bankKnown: number | null,
  missing: string | null,
  leftMore = false,
): string | null {
  const { n, balanceUnknownShare, known } = result;
  if (missing === null || balanceUnknownShare === null || balanceUnknownShare === 0) return null;
  if (balanceUnknownShare === 1) return `У всех в сегменте ${missing}: без них судить не о ком.`;
  const head = `${capital(shareAfter('у', balanceUnknownShare))} сегмента ${missing}`;
  const isSmallWithout = n !== null && isSmall(Math.round(n * (1 - balanceUnknownShare)));
  // Withheld for the sake of others, it leaves nothing to compare.
  if (known === null && !isSmallWithout) return null;
  const ci = known?.ci ?? null;
  if (ci === null || bankKnown === null) return `${head}; без них сегмент слишком мал, чтобы судить о нём.`;
  const [usual, other] = leftMore ? ['чаще', 'реже'] : ['реже', 'чаще'];
  const told = `${range(ci, 'share')} при ${share(bankKnown)}`;
  const position = positionOf({ ci }, bankKnown);
  if (position === 'same')
    return `${head}; что без них в сегменте уходили ${usual}, чем среди всех таких клиентов, сказать нельзя: ${told}.`;
  return position === (leftMore ? 'above' : 'below')
    ? `${head}, но и без них в сегменте уходили ${usual}, чем среди всех таких клиентов.`
    : `${head}; без них в сегменте уходили ${other}, чем среди всех таких клиентов: ${told}.`;
}

/** The comma that closes «, у кого…». */
const closing = (among: string) => (among.includes(',') ? ',' : '');

/**
 * The group inside the segment that left most, and whether the segment's calm holds for it; `among`: whose rate `bankRate` is. Of a segment that
 * surely left more than its like (`leftMore`) nobody supposes calm.
 */
export function worstWords(
  worst: RecommendationEntry['worst'],
  bankRate: number | null,
  among = EVERYBODY,
  leftMore = false,
): string | null {
  if (worst === null || bankRate === null) return null;
  const ci = worst.ciAdjusted ?? worst.ci;
  if (ci === null) return null;
  const against =
    ci[0] > bankRate
      ? `и это чаще, чем ${among} (${share(bankRate)})${leftMore ? '' : ': этим людям нужно другое предложение'}`
      : ci[1] >= bankRate
        ? `и от доли ${among} (${share(bankRate)})${closing(among)} это не отличить${leftMore ? '' : ': лояльными этих людей не назвать'}`
        : `и это всё ещё реже, чем ${among} (${share(bankRate)})`;
  return `Из просмотренных групп сегмента, которые можно назвать, по нижней границе доли чаще всех уходили в группе ${inQuotes(worst.words)}: ${share(worst.rate)} из ${count(worst.n)} (${range(ci, 'share')}), ${against}.`;
}

/**
 * What the segment's rate does not say of those who are left to it once segments before it have claimed theirs; null where these too surely left
 * less than everybody (or more, as the segment itself: `leftMore`), or where nobody was claimed.
 */
export function leftoverWords(
  whole: number | null,
  { assigned, stayRate, churnCi }: Experiment,
  bankRate: number | null,
  among = EVERYBODY,
  leftMore = false,
): string | null {
  if (assigned === null || assigned === whole || stayRate === null || churnCi === null || bankRate === null)
    return null;
  const position = positionOf({ ci: churnCi }, bankRate);
  if (position === (leftMore ? 'above' : 'below')) return null;
  const verdict =
    position === 'same'
      ? `и от доли ${among} (${share(bankRate)})${closing(among)} это не отличить`
      : `${leftMore ? 'реже' : 'чаще'}, чем ${among} (${share(bankRate)})`;
  return `Среди тех, кто остался за сегментом (${count(assigned)}), ушли ${share(1 - stayRate)} (${range(churnCi, 'share')}), ${verdict}: доля ушедших в сегменте целиком — не о них.`;
}
