import type { Experiment, SegmentResult } from '../analysis/result.ts';
import type { RecommendationEntry } from '../content.ts';
import { money, range, share } from '../format.ts';

/** Whether the clients of a segment surely cost the bank more than they bring, by the assumptions of the report. */
export const isLoss = ({ valueMeanCi }: Pick<SegmentResult, 'valueMeanCi'>) =>
  valueMeanCi !== null && valueMeanCi[1] < 0;

/** The value of a whole segment, roubles, and whether it rests on one client. */
export type WholeValue = Pick<SegmentResult, 'valueTotal' | 'valueRestsOnOne'>;

/** Whose value an uplift is a share of: of those whom the letter reaches or, where that is not published, of the whole segment. */
export const stakeWords = (reached: number | null, whole: number | null): string =>
  reached === null
    ? `${money(whole)} ценности всего сегмента (сколько её у тех, кому можно написать, не публикуется)`
    : `${money(reached)} ценности тех, кому можно написать`;

/** Whether nobody of those whom the letter reaches had left, so that no uplift can be. */
export const isNobodyLost = ({ stayRate, low, high }: Pick<Experiment, 'stayRate' | 'low' | 'high'>) =>
  stayRate === 1 && low.rate === null && high.rate === null;

/** False where those whom the letter reaches are worth nothing or less: an uplift of that is no gain. */
export const isGain = (worth: readonly [number, number]) => worth[1] > 0;

/** Whether the sum is of the whole segment: of those whom the letter reaches nothing is told, lest it give a small group away. */
export const isOfWhole = ({ value }: Pick<Experiment, 'value'>) => value === null;

/** The sum of an uplift that can be, in a few words; null where there is none to name. */
export function sumWords({ experiment, worth }: Pick<RecommendationEntry, 'experiment' | 'worth'>): string | null {
  if (!worth || !experiment || !isGain(worth)) return null;
  const of = isOfWhole(experiment) ? 'весь сегмент —' : 'может дать';
  if (experiment.stayRate === null || experiment.high.rate !== null) return `${of} ${range(worth, 'roubles')}`;
  return experiment.low.rate === null ? null : `${of} ${money(worth[0])}`;
}

/** Whether an uplift was named, so that why it was supposed is to be told. */
export const namesUplift = (worth: readonly [number, number], experiment: Experiment) =>
  isGain(worth) && !isNobodyLost(experiment);

/** What the offer may bring: no sum of an uplift that cannot be, because not so many clients were lost. */
export function worthWords(worth: readonly [number, number], experiment: Experiment, whole: WholeValue | null): string {
  const { low, high, stayRate, value, valueRestsOnOne } = experiment;
  const stake = stakeWords(value, whole?.valueTotal ?? null);
  const restsOnOne = value === null ? whole?.valueRestsOnOne : valueRestsOnOne;
  const one = restsOnOne ? ' Четверть этой ценности или больше — у одного клиента.' : '';
  const never = 'столько клиентов в сегменте не терялось';
  if (!isGain(worth))
    return 'Сумма не названа: у тех, кому можно написать, ценность не положительна, и удержание её не прибавит.';
  if (isNobodyLost(experiment))
    return 'Сумма не названа: среди тех, кто остался за сегментом, ушедших нет, и прироста удержанием не получить.';
  if (stayRate !== null && low.rate === null)
    return `Сумма не названа: и прироста на ${share(low.uplift)} одним удержанием не получить, ${never}.`;
  if (stayRate !== null && high.rate === null)
    return `${money(worth[0])} за горизонт расчёта: это ${stake}, умноженные на нижний прирост, ${share(low.uplift)}. Верхнего одним удержанием не получить: ${never}.${one}`;
  return `${range(worth, 'roubles')} за горизонт расчёта: это ${stake}, умноженные на прирост ${range([low.uplift, high.uplift], 'share')}.${one}`;
}
