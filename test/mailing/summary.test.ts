import { expect, it } from 'vitest';
import type { Mailing } from '../../src/mailing/lists.ts';
import { summaryText } from '../../src/mailing/summary.ts';

const mailing = {
  ...{ id: 'loyal', title: 'Свои', members: 105, assigned: 52, churned: 11, letters: 31, control: 10 },
  ...{ controlBy: 'named', detectable: null, experiment: null, lettersCsv: '', controlCsv: '' },
} satisfies Mailing;
const lines = (change: Partial<Mailing>, withdrawn: string | null = null, told = ['номер клиента', 'город']) =>
  summaryText({ ...mailing, ...change }, { file: 'bank.csv', withdrawn, told })
    .replaceAll('\u00a0', ' ')
    .split('\r\n');

it('the summary of a mailing tells whom each list holds, and what to do with both', () => {
  const told = lines({});
  expect(told).toEqual([
    'Свои (loyal)',
    'Файл клиентов: bank.csv',
    '',
    'В сегменте: 105 клиентов',
    'Без тех, кого раньше берёт другой сегмент: 52 клиента',
    'Уже ушли, им не пишем: 11 клиентов',
    'Писать (loyal-letters.csv): 31 клиент',
    'Не писать, контрольная группа (loyal-control.csv): 10 клиентов',
    '',
    'Доля контрольной группы задана: 24 %. Такие списки не показали бы никакого роста.',
    '',
    'Контрольной группе не пишут ничего до конца опыта. Срок опыта назовите до рассылки; потом сравните доли оставшихся',
    'в двух списках. Номер клиента может повториться: клиента определяют вместе номер клиента и город.',
    'В файлах номера клиентов: не пересылайте их открытой почтой и не кладите в папку, которая публикуется.',
    '',
  ]);
});

it('of a number that tells a client by itself nothing is said', () => {
  expect(lines({}, null, ['лицевой счёт'])[12]).toBe('в двух списках.');
  expect(lines({}, null, ['счёт', 'регион', 'канал'])[12]).toContain('определяют вместе счёт, регион и канал.');
});

it('a withdrawn claim stands above the numbers', () => {
  expect(lines({}, 'Предложение снято.').slice(1, 6)).toEqual([
    'Файл клиентов: bank.csv',
    '',
    'ВНИМАНИЕ. Предложение снято.',
    '',
    'В сегменте: 105 клиентов',
  ]);
});

it('a control group made for a power names the higher uplift, or the lower where the higher cannot be', () => {
  const rise = (uplift: number, rate: number | null) => ({ uplift, rate });
  const of = (high: number | null) =>
    lines({
      controlBy: 'power',
      experiment: { low: rise(0.02, 0.8), high: rise(0.07, high), detectable: null } as Mailing['experiment'],
    })[9];
  expect(of(0.9)).toContain('рост доли оставшихся на 7,0 % от неё самой');
  expect(of(null)).toContain('рост доли оставшихся на 2,0 % от неё самой');
});

it('half is set apart where no split shows the uplift, and what halves show is told', () => {
  const of = (stayRate: number | null, rate: number | null, detectable: number | null = 0.123) =>
    lines({ controlBy: 'half', experiment: { detectable, stayRate, low: { rate } } as Mailing['experiment'] })[9];
  expect(of(1, null, null)).toBe(
    'Названного роста одним удержанием не получить: столько клиентов в сегменте не терялось. Отложена половина (10): сравните в двух списках и доход. Другую долю задаёт --control.',
  );
  // Of a share that is not published no rate is known.
  expect(of(null, null)).toMatch(/^Клиентов мало: /);
  expect(of(0.8, 0.85)).toMatch(
    /^Клиентов мало: .* отложена половина \(10\) — так видно лучше всего\. Две половины .* от 12,3 п\. п\. Другую долю задаёт --control\.$/,
  );
});
