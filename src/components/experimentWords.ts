import type { Experiment, ExperimentRise } from '../analysis/result.ts';
import { clients, count, counted, points, share } from '../format.ts';
import { isNobodyLost } from './worthWords.ts';

/** How to test the offer, or that the segment is too small to tell; then by what figures. */
export function experimentWords(experiment: Experiment): readonly string[] {
  const { low, high, stayRate } = experiment;
  if (stayRate === null) return ['Опыт на таком числе клиентов не публикуется.'];
  if (isNobodyLost(experiment))
    return [
      'Среди тех, кто остался за сегментом, ушедших нет: прироста удержанием не получить; сравнивайте доход, а не долю.',
    ];
  const base = `Без письма, судя по снимку, остались бы ${share(stayRate)}.`;
  return [possibleWords(experiment), base, riseWords(high, 'верхний'), riseWords(low, 'нижний')];
}

/** Whether so many clients can show the uplift: the higher one or, where that cannot be, the lower; where neither can, no number of them does. */
function possibleWords({ low, high, reachable, detectable }: Experiment): string {
  if (reachable === null)
    return 'Хватит ли клиентов, скажет список рассылки: сколько их остаётся сегменту, здесь не публикуется.';
  const halves =
    detectable === null
      ? 'И рост до ста процентов здесь не отличить от случая.'
      : `Две половины заметили бы рост доли оставшихся от ${points(detectable)}`;
  if (high.rate === null && low.rate === null)
    return `Названного прироста удержанием не получить, сколько бы клиентов ни было: сравнивайте доход, а не долю. ${halves}`;
  const aim =
    high.rate === null ? { rise: low, name: 'нижний', of: 'нижнего' } : { rise: high, name: 'верхний', of: 'верхнего' };
  const { control, uplift } = aim.rise;
  if (control !== null)
    return `Довольно отложить без письма ${count(control)} из ${counted(reachable, ['клиента', 'клиентов', 'клиентов'])}: ${aim.name} прирост, ${share(uplift)}, станет виден с вероятностью 80 %.`;
  const instead =
    detectable === null
      ? halves
      : `${halves} Чтобы увидеть меньший, объедините в опыте несколько сегментов, если пишете не одному, или сравнивайте доход, а не долю.`;
  return `Сегмент для опыта мал: ${clients(reachable)}, и никакое деление не покажет ${aim.of} прироста, ${share(uplift)}, с вероятностью 80 %. ${instead}`;
}

function riseWords({ uplift, rate, perGroup }: ExperimentRise, name: string): string {
  const head = `Прирост на ${share(uplift)} (${name})`;
  if (rate === null) return `${head} одним удержанием не получить: столько клиентов в сегменте не терялось.`;
  if (perGroup === null) return `${head} долю не меняет.`;
  return `${head} — это доля ${share(rate)}; чтобы увидеть его с вероятностью 80 %, нужно по ${count(perGroup)} с письмом и без письма.`;
}
