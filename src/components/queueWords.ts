import type { SegmentResult } from '../analysis/result.ts';
import { money } from '../format.ts';
import { isOrderProven } from './isOrderProven.ts';

/** Why the segment stands where it stands; null out of the queue. */
export function priorityWords(result: SegmentResult, queue: readonly SegmentResult[]): string | null {
  if (result.priority === null || result.valueMeanCi === null) return null;
  const noGain = 'Эта граница не выше нуля: что письма сегменту окупятся, из места в очереди не следует.';
  const place = placeInQueue(result, result.valueMeanCi, queue);
  return result.valueMeanCi[0] > 0 ? place : `${place} ${noGain}`;
}

function placeInQueue(result: SegmentResult, valueMeanCi: readonly [number, number], queue: readonly SegmentResult[]) {
  const next = queue.find(({ priority }) => priority === result.priority! + 1);
  const low = money(valueMeanCi[0]);
  if (queue.every(({ priority }) => priority === null || priority === result.priority))
    return `В очереди он один; нижняя граница средней ценности — ${low}.`;
  if (!next?.valueMeanCi) return `Место по нижней границе средней ценности, ${low}: ниже её в очереди нет.`;
  const doubt = isOrderProven(result, next) ? '' : '; порядок между ними по этим данным не доказан';
  const nextLow = money(next.valueMeanCi[0]);
  return `Место по нижней границе средней ценности: ${low}, у следующего ${nextLow === low ? 'почти столько же' : nextLow}${doubt}.`;
}

const refusals: Readonly<Record<Exclude<SegmentResult['disqualified'], null>, string>> = {
  withheld: 'клиентов менее десяти, о них не сказано ничего',
  everyone: 'вне сегмента менее десяти клиентов, он не отличается от всего файла',
  small: 'клиентов меньше двухсот',
  churn: 'верхняя граница доли ушедших не ниже доли среди всех клиентов',
  noValue: 'ценность не вычислена',
};

/** The segment's place in the queue, or the reason that keeps it out: of a small one its size, whatever its rate. */
export function placeWords(
  { n, priority, disqualified, ci }: Pick<SegmentResult, 'n' | 'priority' | 'disqualified' | 'ci'>,
  bankRate: number | null,
): string {
  if (priority !== null) return `Место в очереди: ${priority}.`;
  const isAbove = ci !== null && bankRate !== null && ci[0] > bankRate;
  if (n === 0) return 'Не в очереди: таких клиентов в этом файле нет.';
  const reason =
    disqualified === 'churn' && isAbove
      ? 'уходили в нём чаще, чем среди всех клиентов, и с учётом случайности'
      : refusals[disqualified ?? 'noValue'];
  return `Не в очереди: ${reason}.`;
}

/** All that there is to say of a segment of nobody, of too few, or of all but a few; null of any other. */
export function absenceWords(
  { n, disqualified }: Pick<SegmentResult, 'n' | 'disqualified'>,
  rule: string,
): string | null {
  if (n === 0) return `Клиентов по правилу «${rule}» в этом файле нет.`;
  if (n !== null) return null;
  return disqualified === 'everyone'
    ? `Под правило «${rule}» не подходят меньше десяти клиентов этого файла, и больше о нём ничего не сказано.`
    : `Клиентов по правилу «${rule}» в этом файле меньше десяти, и больше о них ничего не сказано.`;
}
