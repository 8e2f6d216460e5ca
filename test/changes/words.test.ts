import { describe, expect, it } from 'vitest';
import type { Changes } from '../../src/changes/compare.ts';
import { changeWords } from '../../src/changes/words.ts';

const chance = {
  pAdjusted: 0.05,
  difference: 0.01,
  ci: [-0.01, 0.03],
  rateOf: { rate: 0.2 },
  rateAgainst: { rate: 0.19 },
};
const grown = {
  pAdjusted: 0.049,
  difference: 0.019,
  ci: [0.01, 0.028],
  rateOf: { rate: 0.201 },
  rateAgainst: { rate: 0.182 },
};
const quiet = {
  rows: { before: 1000, now: 1000 },
  churn: chance,
  segments: [],
  hypotheses: [],
  emptiness: [],
  columns: [],
  contentChanged: false,
};
const titles = { segments: { a: 'Люди' }, hypotheses: { h: 'Довод' } };

const words = (more: object) => {
  const { headline, news } = changeWords({ ...quiet, ...more } as unknown as Changes, titles);
  return { headline: headline.replaceAll('\u00a0', ' '), news: news.map((one) => one.replaceAll('\u00a0', ' ')) };
};
const newsOf = (more: object) => words(more).news;

describe('changeWords', () => {
  it('tells a share of empty cells that surely changed', () => {
    const emptiness = [
      { column: 'balance', share: grown },
      { column: 'age', share: chance },
    ];
    expect(words({ emptiness })).toEqual({
      headline: 'Изменилось больше, чем объясняет случай: 1 показатель',
      news: [
        'Столбец «остаток на счёте»: доля пустых ячеек выросла с 18,2 % до 20,1 %: на 1,9 п. п. (от 1,0 до 2,8 п. п.).',
      ],
    });
  });

  it('calls a file of a tenth more or fewer clients news, whatever they did', () => {
    const rows = (now: number) => words({ rows: { before: 1000, now } });
    const rest = 'остальные различия могут быть случайными или малы';
    expect(rows(1099).news).toEqual([]);
    expect(rows(901).headline).toBe('Заметных изменений не доказано: различия могут быть случайными или малы');
    expect(rows(1100)).toEqual({
      headline: `Клиентов стало на 10 % больше; ${rest}`,
      news: ['Клиентов стало на 10 % больше: было 1 000, стало 1 100.'],
    });
    expect(rows(750).headline).toBe(`Клиентов стало на 25 % меньше; ${rest}`);
    expect(newsOf({ rows: { before: 0, now: 100 } })).toEqual([]);
    expect(words({ rows: { before: 1000, now: 750 }, churn: grown }).headline).toBe(
      'Клиентов стало на 25 % меньше; изменилось больше, чем объясняет случай: 1 показатель',
    );
  });

  it('tells a rate that surely changed, and none whose p is at the level itself', () => {
    expect(words({ churn: grown })).toEqual({
      headline: 'Изменилось больше, чем объясняет случай: 1 показатель',
      news: ['Доля ушедших выросла с 18,2 % до 20,1 %: на 1,9 п. п. (от 1,0 до 2,8 п. п.).'],
    });
    const fallen = { ...grown, difference: -0.019, ci: [-0.028, -0.01], rateOf: { rate: 0.163 } };
    expect(newsOf({ churn: fallen })[0]).toContain('снизилась с 18,2 % до 16,3 %: на 1,9 п. п.');
    expect(newsOf({})).toEqual([]);
  });

  it('tells a shift of a column that is sure and not small', () => {
    const shift = (psi: number, pAdjusted: number) =>
      newsOf({ columns: [{ column: 'age', stability: { psi, pAdjusted, ci: [0.08, 0.15], noise: 0.01 } }] });
    expect(shift(0.1, 0.01)).toEqual(['Столбец «возраст»: распределение сдвинулось, индекс 0,10 (от 0,08 до 0,15).']);
    expect(shift(0.0999, 0.01)).toEqual([]);
    const columns = [{ column: 'age', stability: { psi: 0.3, pAdjusted: 0.01, ci: [0.08, 0.15], noise: 0.01 } }];
    const emptied = (column: string) => newsOf({ columns, emptiness: [{ column, share: chance }] })[0];
    expect(emptied('age')).toContain('распределение, где пустые ячейки — своя ступень, сдвинулось, индекс 0,30');
    expect(emptied('balance')).toContain('распределение сдвинулось');
    expect(shift(0.3, 0.05)).toEqual([]);
  });

  it('tells what of a segment surely changed, its verdict only with its size or rate', () => {
    const passed = { disqualified: null, priority: 2 };
    const failed = { disqualified: 'small', priority: null };
    const segment = (more: object) =>
      newsOf({
        segments: [{ id: 'a', before: passed, now: passed, share: chance, rate: chance, orderIsFirm: false, ...more }],
      });
    const turned = 'с 18,2 % до 20,1 %: на 1,9 п. п. (от 1,0 до 2,8 п. п.).';
    const verdict = 'Сегмент «Люди»: было «проходит отбор», стало «слишком мал».';
    expect(segment({ rate: grown })).toEqual([`Сегмент «Люди»: доля ушедших выросла ${turned}`]);
    expect(segment({ share: grown, now: failed })).toEqual([
      `Сегмент «Люди»: доля среди всех клиентов выросла ${turned}`,
      verdict,
    ]);
    expect(segment({ rate: grown, now: failed })).toContain(verdict);
    expect(segment({ now: failed })).toEqual([]);
    const withheld = { disqualified: 'withheld', priority: null };
    expect(segment({ share: null, rate: null, hiddenShare: grown, now: withheld })).toEqual([
      'Сегмент «Люди»: было «проходит отбор», стало «меньше десяти клиентов».',
    ]);
    const failedOtherwise = { disqualified: 'churn', priority: null };
    expect(segment({ rate: grown, before: failedOtherwise, now: failed })).toHaveLength(1);
    expect(segment({ orderIsFirm: true, now: { disqualified: null, priority: 1 } })).toEqual([
      'Сегмент «Люди» перешёл с места 2 на место 1.',
    ]);
    // Another came before it as one left: its own number is the same.
    expect(segment({ orderIsFirm: true })).toEqual([]);
    const came = { id: 'a', before: null, now: passed, share: null, rate: null, orderIsFirm: false };
    expect(words({ segments: [came] }).headline).toBe(
      'Сменился набор сегментов, остальные различия могут быть случайными или малы',
    );
    expect(newsOf({ segments: [came], churn: grown })).toEqual([
      expect.stringContaining('Доля ушедших выросла'),
      'Сегмент «Люди» появился.',
    ]);
    expect(segment({ before: null })).toEqual(['Сегмент «Люди» появился.']);
    expect(segment({ now: null, rate: grown })).toEqual(['Сегмента «Люди» больше нет.']);
  });

  it('tells an effect that surely changed, and its verdict where it turned', () => {
    const before = { decision: 'notConfirmed', effect: 0.1 };
    const hypothesis = (now: object | null, pAdjusted = 0.01) =>
      newsOf({
        hypotheses: [{ id: 'h', before, now, effect: { difference: 0.2, ci: [0.1, 0.3], p: 0.001, pAdjusted } }],
      });
    const moved = 'Гипотеза «Довод»: эффект изменился с 0,10 до 0,30: на +0,20 (от 0,10 до 0,30)';
    expect(hypothesis({ decision: 'confirmed', effect: 0.3 })).toEqual([
      `${moved}; было «не подтверждена», стало «подтверждена».`,
    ]);
    expect(hypothesis({ decision: 'notConfirmed', effect: 0.3 })).toEqual([
      `${moved}; вывод прежний, «не подтверждена».`,
    ]);
    expect(hypothesis({ decision: 'notConfirmed', effect: -0.1 })[0]).toContain('; вывод прежний, «не подтверждена».');
    expect(hypothesis({ decision: 'confirmed', effect: 0.3 }, 0.05)).toEqual([]);
    expect(hypothesis(null)).toEqual([]);
  });

  it('tells an effect on its own scale, and that a verdict stands though the side is another', () => {
    const told = (effectName: string, was: number, is: number, decision = 'confirmed') =>
      newsOf({
        hypotheses: [
          {
            id: 'h',
            before: { decision, effect: was, effectName },
            now: { decision, effect: is, effectName },
            effect: { difference: is - was, ci: [is - was - 0.1, is - was + 0.1], p: 0.001, pAdjusted: 0.01 },
          },
        ],
      })[0];
    expect(told('auc', 0.8, 0.4)).toBe(
      'Гипотеза «Довод»: эффект изменился с 80,0 % до 40,0 %: на −40,0 п. п. (от −50,0 до −30,0 п. п.); по-прежнему «подтверждена», но сторона теперь другая.',
    );
    expect(told('auc', 0.8, 0.6)).toContain('; вывод прежний, «подтверждена».');
    expect(told('auc', 0.6, 0.8)).toContain(' до 80,0 %: на +20,0 п. п. (');
    expect(told('trend', 0.2, 0.1)).toContain('с +20,0 п. п. до +10,0 п. п.: на −10,0 п. п.');
    expect(told('hedgesG', 1, -0.5)).toContain(
      'с 1,00 до −0,50: на −1,50 (от −1,60 до −1,40); по-прежнему «подтверждена», но сторона теперь другая.',
    );
    expect(told('hedgesG', 0.1, -0.1, 'negligible')).toContain('по-прежнему «эффект пренебрежимо мал», но сторона');
    expect(told('hedgesG', 0.1, 0, 'negligible')).toContain('; вывод прежний, «эффект пренебрежимо мал».');
  });

  it('calls by its id what has no title in this report', () => {
    const segments = [{ id: 'b', before: { disqualified: null }, now: null, share: null, rate: null }];
    expect(newsOf({ segments })).toEqual(['Сегмента «b» больше нет.']);
    const of = { decision: 'confirmed', effect: 0.1 };
    const effect = { difference: 0.2, ci: [0.1, 0.3], p: 0.001, pAdjusted: 0.01 };
    expect(newsOf({ hypotheses: [{ id: 'g', before: of, now: of, effect }] })[0]).toMatch(/^Гипотеза «g»: /);
  });

  it('warns of what may come from the report itself', () => {
    const notes = (contentChanged: boolean) =>
      changeWords({ ...quiet, contentChanged } as unknown as Changes, titles).notes.join(' ');
    expect(notes(true)).toContain('Вместе с данными изменилось и содержание отчёта');
    expect(notes(false)).not.toContain('содержание отчёта');
  });

  it('notes how many rows there were, what is taken for chance, and what a sentence may turn for', () => {
    const rows = { before: 1000, now: 1050 };
    const notes = changeWords({ ...quiet, rows } as unknown as Changes, titles)
      .notes.join(' ')
      .replaceAll('\u00a0', ' ');
    expect(notes).toContain('Строк было 1 000, стало 1 050.');
    expect(notes).toContain('два файла независимыми выборками');
    expect(notes).toContain('меньше 0,05; сдвиг столбца — ещё и если его индекс не меньше 0,1;');
    expect(notes).toContain(
      'вход в очередь и выход из неё — если неслучайно изменились размер сегмента или доля ушедших в нём.',
    );
    expect(notes).toContain('Фраза отчёта меняется и от случая');
  });
});
