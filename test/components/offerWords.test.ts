import { describe, expect, it } from 'vitest';
import { experimentOf, withoutCounts } from '../../src/analysis/experiment.ts';
import type { Experiment, SegmentResult } from '../../src/analysis/result.ts';
import { experimentWords } from '../../src/components/experimentWords.ts';
import {
  audienceWords,
  fallenWords,
  nobodyWords,
  leftoverWords,
  missingRisk,
  reasonWords,
  worstWords,
} from '../../src/components/offerWords.ts';
import { experiment, impossible } from './experiment.ts';

const spaced = (words: string | null) => words?.replaceAll('\u00a0', ' ') ?? null;

describe('nobodyWords(experiment)', () => {
  it('says why nobody is left to write to, and nothing where somebody is or that is not told', () => {
    expect(nobodyWords({ assigned: 0, reachable: 0 })).toBe(
      'Некому писать: каждого клиента этого сегмента раньше берёт другой сегмент очереди.',
    );
    expect(nobodyWords({ assigned: 40, reachable: 0 })).toBe(
      'Некому писать: все клиенты, которые остались за этим сегментом, уже ушли.',
    );
    for (const one of [null, { assigned: null, reachable: null }, { assigned: 400, reachable: 300 }])
      expect(nobodyWords(one)).toBeNull();
  });
});

describe('fallenWords(offer)', () => {
  const holds = { otherwise: 'Предложение снято.' };
  const nobody = { ...experiment, assigned: 0, reachable: 0 };

  it('says that an offer is withdrawn before it says that it has nobody to go to, and nothing of one that stands', () => {
    expect(fallenWords({ withdrawn: true, holds, experiment: nobody })).toBe('Предложение снято.');
    expect(fallenWords({ withdrawn: false, holds, experiment: nobody })).toBe(nobodyWords(nobody));
    for (const one of [experiment, null]) expect(fallenWords({ withdrawn: false, holds, experiment: one })).toBeNull();
  });
});

describe('audienceWords(segment, experiment)', () => {
  const letters = (left: number, of: number) =>
    `; ушедших среди них — ${left}, им не пишем, так что писем — ${of} вместе с контрольной группой`;
  const silent = { ...experiment, assigned: null, reachable: null };

  it.each([
    [{ n: 500, priority: 1 }, { ...experiment, assigned: 500 }, `; он первый в очереди${letters(200, 300)}`],
    [{ n: 400, priority: 2 }, experiment, `; никого из них раньше не берёт другой сегмент${letters(100, 300)}`],
    [
      { n: 500, priority: 2 },
      experiment,
      `; без тех, кого раньше берёт другой сегмент, — 400 клиентов${letters(100, 300)}`,
    ],
    [
      { n: 400, priority: 2 },
      { ...experiment, reachable: 400 },
      '; никого из них раньше не берёт другой сегмент; ушедших среди них нет, так что писем — 400 вместе с контрольной группой',
    ],
    [{ n: 500 }, silent, '; сколько останется без тех, кого раньше берёт другой сегмент, не публикуется'],
    [{ n: 500, priority: 1 }, null, '; он первый в очереди'],
    [{ n: 400, priority: 1 }, { ...experiment, reachable: null }, '; он первый в очереди'],
  ])('%j: who is left, and how many letters there are', (segment, found, words) => {
    expect(spaced(audienceWords(segment, found))).toBe(`В сегменте ${segment.n} клиентов${words}`);
  });

  it('counts nobody of a segment that is withheld', () => {
    expect(audienceWords({ n: null }, experiment)).toBe('В сегменте менее десяти клиентов');
  });
});

describe('reasonWords(segment, bankRate, known)', () => {
  const segment = { rate: 0.1, ci: [0.08, 0.13], known: { n: 90, churned: 18, rate: 0.2, ci: null } };
  const words = (change: object, known: string | null) =>
    spaced(reasonWords({ ...segment, ...change } as unknown as SegmentResult, 0.182, known));

  it('names the rate among the known where they are told apart', () => {
    const rates = 'Ушли 10,0 % (от 8,0 до 13,0 %) при 18,2 % по всем клиентам';
    expect(words({}, 'остаток известен')).toBe(`${rates}; где остаток известен — 20,0 %`);
    expect(words({ known: null }, 'остаток известен')).toBe(rates);
    expect(words({ n: 90 }, 'остаток известен')).toBe(rates);
    expect(words({}, null)).toBe(rates);
    const ownKnown = { ...segment, n: 90 } as unknown as SegmentResult;
    expect(spaced(reasonWords(ownKnown, 0.235, 'остаток известен', 'по всем, у кого остаток известен'))).toBe(
      'Ушли 10,0 % (от 8,0 до 13,0 %) при 23,5 % по всем, у кого остаток известен',
    );
    expect(words({ ci: null }, null)).toBe('Ушли 10,0 % при 18,2 % по всем клиентам');
  });
});

describe('missingRisk(segment, bankKnown, missing)', () => {
  const risk = (ci: [number, number] | null, share: number | null = 0.2, bank: number | null = 0.18) => {
    const known = ci && { n: 240, churned: 24, rate: 0.1, ci };
    return spaced(missingRisk({ n: 300, balanceUnknownShare: share, known }, bank, 'остаток неизвестен'));
  };
  const head = 'У 20,0 % сегмента остаток неизвестен';

  it('says whether the segment is calm without them: an interval that touches the rate of all does not tell', () => {
    expect(risk([0.08, 0.17])).toBe(`${head}, но и без них в сегменте уходили реже, чем среди всех таких клиентов.`);
    expect(risk([0.2, 0.3])).toBe(
      `${head}; без них в сегменте уходили чаще, чем среди всех таких клиентов: от 20,0 до 30,0 % при 18,0 %.`,
    );
    for (const ci of [
      [0.08, 0.18],
      [0.18, 0.3],
    ] as [number, number][])
      expect(risk(ci)).toMatch(/уходили реже, чем среди всех таких клиентов, сказать нельзя: от .* % при 18,0 %\.$/);
  });

  it('asks of a segment that left more whether it did so without them', () => {
    const more = (ci: [number, number]) =>
      spaced(
        missingRisk(
          { n: 300, balanceUnknownShare: 0.2, known: { n: 240, churned: 24, rate: 0.1, ci } },
          0.18,
          'остаток неизвестен',
          true,
        ),
      );
    expect(more([0.2, 0.3])).toBe(`${head}, но и без них в сегменте уходили чаще, чем среди всех таких клиентов.`);
    expect(more([0.08, 0.17])).toBe(
      `${head}; без них в сегменте уходили реже, чем среди всех таких клиентов: от 8,0 до 17,0 % при 18,0 %.`,
    );
    expect(more([0.08, 0.18])).toBe(
      `${head}; что без них в сегменте уходили чаще, чем среди всех таких клиентов, сказать нельзя: от 8,0 до 18,0 % при 18,0 %.`,
    );
  });

  it('cannot judge by too few, and sees no risk where no cell is empty', () => {
    const small = `${head}; без них сегмент слишком мал, чтобы судить о нём.`;
    expect(risk([0.08, 0.13], 0.2, null)).toBe(small);
    expect([risk(null, 0.97), risk(null, 0.03)]).toEqual([small.replace('20,0', '97,0'), null]);
    expect(risk(null, 1)).toBe('У всех в сегменте остаток неизвестен: без них судить не о ком.');
    expect([risk([0.08, 0.13], 0), risk([0.08, 0.13], null)]).toEqual([null, null]);
    // Of these it would be told, were there a column that tells.
    const known = { n: 240, churned: 24, rate: 0.1, ci: [0.08, 0.17] } as const;
    expect(missingRisk({ n: 300, balanceUnknownShare: 0.2, known }, 0.18, null)).toBeNull();
  });
});

describe('worstWords(group, bankRate, among)', () => {
  const group = {
    where: { column: 'x' },
    words: 'Пол: мужской',
    n: 150,
    churned: 30,
    rate: 0.2,
    ci: [0.1, 0.12],
  } as const;
  const words = (ciAdjusted: [number, number] | null, among?: string) =>
    spaced(worstWords({ ...group, ciAdjusted }, 0.182, among));
  const head = (bounds: string) =>
    `Из просмотренных групп сегмента, которые можно назвать, по нижней границе доли чаще всех уходили в группе «Пол: мужской»: 20,0 % из 150 (${bounds}), `;

  it('judges the group by the interval widened for all the groups that were looked at', () => {
    expect(words([0.19, 0.3])).toBe(
      `${head('от 19,0 до 30,0 %')}и это чаще, чем по всем клиентам (18,2 %): этим людям нужно другое предложение.`,
    );
    expect(words([0.1, 0.17])).toBe(`${head('от 10,0 до 17,0 %')}и это всё ещё реже, чем по всем клиентам (18,2 %).`);
    for (const ci of [
      [0.182, 0.3],
      [0.1, 0.182],
    ] as [number, number][])
      expect(words(ci)).toContain(
        'и от доли по всем клиентам (18,2 %) это не отличить: лояльными этих людей не назвать.',
      );
    expect(words([0.1, 0.3], 'среди тех, у кого остаток известен')).toContain('известен (18,2 %), это не отличить');
  });

  it('asks for no other offer, and no loyalty, in a segment that itself left more', () => {
    const more = (ciAdjusted: [number, number]) => spaced(worstWords({ ...group, ciAdjusted }, 0.182, undefined, true));
    expect(more([0.19, 0.3])).toBe(`${head('от 19,0 до 30,0 %')}и это чаще, чем по всем клиентам (18,2 %).`);
    expect(more([0.1, 0.3])).toBe(`${head('от 10,0 до 30,0 %')}и от доли по всем клиентам (18,2 %) это не отличить.`);
  });

  it('goes by its own interval where no other was made, and says nothing without a rate to compare', () => {
    expect(words(null)).toBe(`${head('от 10,0 до 12,0 %')}и это всё ещё реже, чем по всем клиентам (18,2 %).`);
    expect(worstWords(null, 0.182)).toBeNull();
    expect(worstWords({ ...group, ciAdjusted: null }, null)).toBeNull();
    expect(worstWords({ ...group, ci: null, ciAdjusted: null }, 0.182)).toBeNull();
  });
});

describe('experimentWords(experiment)', () => {
  const words = (change: Partial<Experiment>) => experimentWords({ ...experiment, ...change }).map(spaced);
  const possible = (change: Partial<Experiment>) => words(change)[0];

  it('says how many clients each uplift needs, the higher first', () => {
    const seen = 'чтобы увидеть его с вероятностью 80 %, нужно по';
    expect(words({}).slice(1)).toEqual([
      'Без письма, судя по снимку, остались бы 75,0 %.',
      `Прирост на 5,0 % (верхний) — это доля 78,8 %; ${seen} 640 с письмом и без письма.`,
      `Прирост на 1,0 % (нижний) — это доля 75,8 %; ${seen} 900 с письмом и без письма.`,
    ]);
    expect(words({ low: { uplift: 0, rate: 0.75, perGroup: null, control: null } })[3]).toBe(
      'Прирост на 0 % (нижний) долю не меняет.',
    );
    expect(words({ stayRate: null })).toEqual(['Опыт на таком числе клиентов не публикуется.']);
  });

  it('says whether a control group shows the uplift, and if none does what two halves would', () => {
    const seen = (name: string, uplift: string) =>
      `Довольно отложить без письма 41 из 300 клиентов: ${name} прирост, ${uplift}, станет виден с вероятностью 80 %.`;
    expect(possible({ high: { ...experiment.high, control: 41 } })).toBe(seen('верхний', '5,0 %'));
    expect(possible({ high: impossible(0.5), low: { ...experiment.low, control: 41 } })).toBe(seen('нижний', '1,0 %'));
    expect(possible({})).toContain(
      'мал: 300 клиентов, и никакое деление не покажет верхнего прироста, 5,0 %, с вероятностью 80 %. Две половины заметили бы рост доли оставшихся от 12,0 п. п. Чтобы',
    );
    expect(possible({ high: impossible(0.5), detectable: null })).toContain(
      'не покажет нижнего прироста, 1,0 %, с вероятностью 80 %. И рост до ста процентов здесь не отличить от случая.',
    );
    expect(possible({ reachable: null })).toContain('скажет список рассылки');
  });

  it('asks for an experiment on the income where nobody left', () => {
    const nobody = { stayRate: 1, low: impossible(0.005), high: impossible(0.02) };
    expect(words(nobody)).toEqual([
      'Среди тех, кто остался за сегментом, ушедших нет: прироста удержанием не получить; сравнивайте доход, а не долю.',
    ]);
    expect(words({ ...nobody, low: { uplift: 0, rate: 1, perGroup: null, control: null } })).toHaveLength(4);
  });

  it('does not call a segment small where no number of clients would show the uplift', () => {
    const neither = { stayRate: 0.995, low: impossible(0.01), high: impossible(0.03) };
    const begin =
      'Названного прироста удержанием не получить, сколько бы клиентов ни было: сравнивайте доход, а не долю.';
    expect(possible({ ...neither, reachable: 20_000, detectable: 0.003 })).toBe(
      `${begin} Две половины заметили бы рост доли оставшихся от 0,3 п. п.`,
    );
    expect(possible({ ...neither, detectable: null })).toBe(
      `${begin} И рост до ста процентов здесь не отличить от случая.`,
    );
  });

  it('says of an uplift that cannot be that not so many clients were lost', () => {
    expect(words({ high: impossible(0.5) })[2]).toBe(
      'Прирост на 50,0 % (верхний) одним удержанием не получить: столько клиентов в сегменте не терялось.',
    );
  });
});

describe('leftoverWords(whole, experiment, bankRate)', () => {
  const left = (assigned: number, churned: number) =>
    experimentOf('a', { assigned, churned, value: null, valueRestsOnOne: null }, { low: 0.01, high: 0.02 });
  const words = (churned: number) => spaced(leftoverWords(622, left(279, churned), 0.182));

  it('says where those left to a segment left more than everybody, or no less', () => {
    expect(words(70)).toBe(
      'Среди тех, кто остался за сегментом (279), ушли 25,1 % (от 20,4 до 30,5 %), чаще, чем по всем клиентам (18,2 %): доля ушедших в сегменте целиком — не о них.',
    );
    expect(words(45)).toContain('и от доли по всем клиентам (18,2 %) это не отличить');
    expect(words(20)).toBeNull();
    // An interval that ends at the rate of all does not tell.
    for (const churnCi of [
      [0.1, 0.182],
      [0.182, 0.3],
    ] as [number, number][])
      expect(spaced(leftoverWords(622, { ...experiment, churnCi }, 0.182))).toContain('это не отличить');
  });

  it('of a segment that left more, says where those left to it did not', () => {
    const more = (churned: number) => spaced(leftoverWords(622, left(279, churned), 0.182, undefined, true));
    expect(more(70)).toBeNull();
    expect(more(45)).toContain('и от доли по всем клиентам (18,2 %) это не отличить');
    expect(more(20)).toContain(', реже, чем по всем клиентам (18,2 %): доля ушедших в сегменте целиком — не о них.');
  });

  it('says nothing where nobody was claimed before, or where that is not published', () => {
    expect(leftoverWords(279, left(279, 70), 0.182)).toBeNull();
    expect(leftoverWords(622, withoutCounts(left(279, 70), 0.25), 0.182)).toBeNull();
    expect(leftoverWords(622, left(279, 70), null)).toBeNull();
    expect(leftoverWords(12, left(0, 0), 0.182)).toBeNull();
  });
});
