import { clients, count, points, share } from '../format.ts';
import type { Mailing } from './lists.ts';

const capital = (text: string) => text[0]!.toUpperCase() + text.slice(1);
/** «номер клиента и город», «номер, город и отделение». */
const listed = (words: readonly string[]) => `${words.slice(0, -1).join(', ')} и ${words.at(-1)!}`;

/** What the two lists are, for those who will send the letters; plain text in Russian. `told`: labels of the columns that tell a client from others. */
export function summaryText(
  mailing: Mailing,
  {
    file,
    withdrawn,
    told,
  }: { readonly file: string; readonly withdrawn: string | null; readonly told: readonly string[] },
): string {
  const { id, title, members, assigned, churned, letters, control } = mailing;
  return [
    `${title} (${id})`,
    `Файл клиентов: ${file}`,
    '',
    ...(withdrawn === null ? [] : [`ВНИМАНИЕ. ${withdrawn}`, '']),
    `В сегменте: ${clients(members)}`,
    `Без тех, кого раньше берёт другой сегмент: ${clients(assigned)}`,
    `Уже ушли, им не пишем: ${clients(churned)}`,
    `Писать (${id}-letters.csv): ${clients(letters)}`,
    `Не писать, контрольная группа (${id}-control.csv): ${clients(control)}`,
    '',
    controlSentence(mailing),
    '',
    'Контрольной группе не пишут ничего до конца опыта. Срок опыта назовите до рассылки; потом сравните доли оставшихся',
    `в двух списках.${told.length < 2 ? '' : ` ${capital(told[0]!)} может повториться: клиента определяют вместе ${listed(told)}.`}`,
    'В файлах номера клиентов: не пересылайте их открытой почтой и не кладите в папку, которая публикуется.',
    '',
  ].join('\r\n');
}

function controlSentence({ controlBy, control, letters, detectable, experiment }: Mailing): string {
  const part = share(control / (control + letters), { digits: 0 });
  const halves = experiment?.detectable ?? null;
  const rise = 'показали бы с вероятностью 80 % рост доли оставшихся от';
  const best = halves === null ? '' : ` Две половины ${rise} ${points(halves)}`;
  switch (controlBy) {
    case 'named':
      return `Доля контрольной группы задана: ${part}. Такие списки ${detectable === null ? 'не показали бы никакого роста.' : `${rise} ${points(detectable)}`}${best}`;
    case 'power':
      return `Контрольная группа (${part}) — наименьшая, при которой рост доли оставшихся на ${share((experiment!.high.rate === null ? experiment!.low : experiment!.high).uplift)} от неё самой виден с вероятностью 80 %.`;
    case 'half':
      if (experiment === null)
        return `Предложения с ожидаемым приростом у сегмента нет, поэтому отложена половина (${count(control)}): так рост доли оставшихся виден лучше всего. Другую долю задаёт --control.`;
      // Of an uplift that cannot be, the number of clients is not the reason.
      if (experiment.stayRate !== null && experiment.low.rate === null)
        return `Названного роста одним удержанием не получить: столько клиентов в сегменте не терялось. Отложена половина (${count(control)}): сравните в двух списках и доход.${best} Другую долю задаёт --control.`;
      return `Клиентов мало: названного роста не покажет никакое деление, поэтому отложена половина (${count(control)}) — так видно лучше всего.${best} Другую долю задаёт --control.`;
  }
}
