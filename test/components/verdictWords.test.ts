import { describe, expect, it } from 'vitest';
import type { Disagreement, HypothesisResult } from '../../src/analysis/result.ts';
import { disagreementSentences } from '../../src/components/disagreementWords.ts';
import { verdictSentence } from '../../src/components/verdictWords.ts';
import { columnOf } from '../../src/dataset/schema.ts';
import { bank } from '../../src/dataset/bank.ts';

const result = (
  decision: HypothesisResult['decision'],
  effect: number | null,
  effectCi: HypothesisResult['effectCi'],
  more: Partial<HypothesisResult> = {},
) =>
  ({
    decision,
    effect,
    effectCi,
    smallestEffect: 0.2,
    ci: null,
    effectName: 'hedgesG',
    test: 'welch',
    alternative: 'twoSided',
    ...more,
  }) as HypothesisResult;

const groups = {} as NonNullable<HypothesisResult['groups']>;

describe('verdictSentence(result)', () => {
  it.each([
    [result('confirmed', 0.5, [0.3, 0.7]), 'Разница не случайна и важна даже по ближней границе интервала'],
    [result('confirmed', -0.3, [-0.5, -0.1]), 'Разница не случайна и по оценке важна, но интервал допускает и меньшую'],
    [
      result('negligible', -0.1, [-0.15, -0.05]),
      'Разница не случайна, но мала: даже дальняя граница интервала не доходит до важной',
    ],
    [
      result('negligible', 0.1, [0.05, 0.15], { test: 'trend', effectName: 'trend' }),
      'Связь по прямой не случайна, но на одну ступень мала: даже дальняя граница интервала не доходит до важной',
    ],
    [
      result('negligible', 0.15, [0.05, 0.25]),
      'Разница не случайна, но по оценке меньше важной; интервал доходит и до важной',
    ],
    [
      result('notConfirmed', 0.01, [-0.1, 0.12]),
      'Разница неотличима от случайной, и важной ей не быть: весь интервал лежит среди мелких',
    ],
    [
      result('notConfirmed', 0.1, [-0.1, 0.3], { test: 'trend', effectName: 'trend' }),
      'Связь по прямой неотличима от случайной, но важная не исключена: интервал выходит за полосу мелких',
    ],
    [
      result('notConfirmed', 0.36, [0.35, 0.38], { effectName: 'auc', alternative: 'greater', test: 'mannWhitney' }),
      'По интервалу разница есть, но в другую сторону: гипотеза называла обратную',
    ],
    [
      result('notConfirmed', 0.3, [0.1, 0.5], { alternative: 'less' }),
      'По интервалу разница есть, но в другую сторону: гипотеза называла обратную',
    ],
    [
      result('notConfirmed', -0.1, [-0.3, 0.1], { alternative: 'greater' }),
      'Разница неотличима от случайной, но важная не исключена: интервал выходит за полосу мелких',
    ],
    [
      result('notConfirmed', 0.38, [0.04, 0.71], { p: 0.026, pAdjusted: 0.31, alpha: 0.05 }),
      'По отдельности разница была бы заметна, но после поправки на число проверок не доказана; важная не исключена: интервал выходит за полосу мелких',
    ],
    [
      result('notConfirmed', 0.08, [0.04, 0.12], { p: 0.02, pAdjusted: 0.2, alpha: 0.05, test: 'trend' }),
      'По отдельности связь по прямой была бы заметна, но после поправки на число проверок не доказана, и важной ей не быть: весь интервал лежит среди мелких',
    ],
    // 215 of 225 against 93 of 93: h is sure, Newcombe's interval of the difference reaches over nought, Fisher's p is 0.038.
    [
      result('notConfirmed', -0.425, [-0.666, -0.183], {
        smallestEffect: 0.1,
        effectName: 'cohensH',
        test: 'proportions',
        ci: [-0.0799, 0.00004],
        p: 0.0377,
        pAdjusted: 0.19,
        alpha: 0.05,
        groups,
      }),
      'По отдельности разница была бы заметна, но после поправки на число проверок не доказана; будь она доказана, была бы и важна: весь интервал эффекта лежит среди важных, хотя интервал самой разницы накрывает и ноль',
    ],
    [
      result('notConfirmed', -0.5, [-0.8, -0.25], { p: 0.004, pAdjusted: 0.06, alpha: 0.05 }),
      'По отдельности разница была бы заметна, но после поправки на число проверок не доказана; будь она доказана, была бы и важна: весь интервал лежит среди важных',
    ],
    [
      result('notConfirmed', 0.9, [0.01, 1.8], { p: 0.07, pAdjusted: 0.4, alpha: 0.05, exact: true }),
      'По интервалу разница есть, но сам тест осторожнее и её не доказал; важная не исключена: интервал выходит за полосу мелких',
    ],
    [
      // The interval of h is clear of nought, that of the difference of rates is not; neither is drawn.
      result('notConfirmed', -0.8, [-1.51, -0.08], { p: 0.27, alpha: 0.05, exact: true, ci: [-0.36, 0.11], groups }),
      'Разница неотличима от случайной, но важная не исключена: интервал самой разницы доходит до важной',
    ],
    [
      // The same of g, which is drawn clear of nought.
      result('notConfirmed', 0.39, [0.02, 0.76], { p: 0.055, alpha: 0.05, ci: [-0.1, 9.4] }),
      'По интервалу эффекта разница есть, но сам тест осторожнее и её не доказал; важная не исключена: интервал выходит за полосу мелких',
    ],
    [
      // The intervals of two rates may lie within the band where that of their difference does not.
      result('notConfirmed', 0.03, [-0.05, 0.21], { p: 0.52, alpha: 0.05, ci: [-0.02, 0.05], groups }),
      'Разница неотличима от случайной, но важная не исключена: интервал самой разницы доходит до важной',
    ],
    [
      result('notConfirmed', 0.03, [-0.05, 0.1], { p: 0.52, alpha: 0.05, ci: [-0.02, 0.05], groups }),
      'Разница неотличима от случайной, и важной ей не быть: весь интервал самой разницы лежит среди мелких',
    ],
    [
      result('notConfirmed', 0.5, [0.25, 0.8], { p: 0.004, pAdjusted: 0.06, alpha: 0.05, ci: [0.1, 0.3], groups }),
      'По отдельности разница была бы заметна, но после поправки на число проверок не доказана; будь она доказана, была бы и важна: весь интервал самой разницы лежит среди важных',
    ],
    [
      // A one-sided test is surer than the two-sided interval.
      result('notConfirmed', 0.6, [0.48, 0.72], { p: 0.047, alpha: 0.05, effectName: 'auc', alternative: 'greater' }),
      'По отдельности разница была бы заметна, но после поправки на число проверок не доказана; важная не исключена: интервал выходит за полосу мелких',
    ],
    [
      result('notConfirmed', 0.1, null, { test: 'trend', p: 0.3, alpha: 0.05 }),
      'Связь по прямой неотличима от случайной',
    ],
    [
      // Below nothing the far end is the lower one.
      result('negligible', -0.15, [-0.25, -0.05]),
      'Разница не случайна, но по оценке меньше важной; интервал доходит и до важной',
    ],
    [
      // An end that is exactly the smallest effect is important already.
      result('confirmed', 0.5, [0.2, 0.7]),
      'Разница не случайна и важна даже по ближней границе интервала',
    ],
    [
      result('negligible', 0.15, [0.05, 0.2]),
      'Разница не случайна, но по оценке меньше важной; интервал доходит и до важной',
    ],
    [
      result('notConfirmed', 0.05, [-0.1, 0.2]),
      'Разница неотличима от случайной, но важная не исключена: интервал выходит за полосу мелких',
    ],
    [
      // An interval that ends at nothing is of no side.
      result('notConfirmed', -0.1, [-0.3, 0], { alternative: 'greater' }),
      'Разница неотличима от случайной, но важная не исключена: интервал выходит за полосу мелких',
    ],
    [
      result('notConfirmed', 0.1, [0, 0.3], { alternative: 'less' }),
      'Разница неотличима от случайной, но важная не исключена: интервал выходит за полосу мелких',
    ],
    [
      result('notConfirmed', 0.1, [-0.1, 0.3], { alternative: 'less' }),
      'Разница неотличима от случайной, но важная не исключена: интервал выходит за полосу мелких',
    ],
    [result('notConfirmed', 0.1, null, { alternative: 'greater' }), 'Разница неотличима от случайной'],
    [
      // Both intervals lie below nothing.
      result('notConfirmed', -0.8, [-1.51, -0.08], { p: 0.27, alpha: 0.05, ci: [-0.36, -0.02] }),
      'По интервалу разница есть, но сам тест осторожнее и её не доказал; важная не исключена: интервал выходит за полосу мелких',
    ],
    [
      result('notConfirmed', 0.1, [0.05, 0.15], { p: 0.05, alpha: 0.05, ci: [0, 0.1] }),
      'По интервалу эффекта разница есть, но сам тест осторожнее и её не доказал, и важной ей не быть: весь интервал лежит среди мелких',
    ],
    [result('confirmed', 0.5, null, { test: 'chiSquared' }), 'Связь не случайна и по оценке важна'],
    [result('notComputed', null, null, { condition: null }), 'Не вычислено: данных не хватило'],
    [result('confirmed', 0.5, null), 'Разница не случайна и по оценке важна'],
    [result('negligible', 0.1, null), 'Разница не случайна, но по оценке меньше важной'],
    [
      result('notComputed', null, null, { condition: 'smallExpected' }),
      'Не вычислено: ожидаемое число клиентов в одной из ячеек меньше пяти, и приближённому тесту верить нельзя',
    ],
  ])('%#', (found, sentence) => expect(verdictSentence(found)).toBe(sentence));

  it('names the column that has one value', () => {
    const one = result('notComputed', null, null, { condition: 'oneLevel' });
    expect(verdictSentence(one, 'город')).toBe('Не вычислено: у столбца «город» одно значение');
  });

  it('measures an auc from one half', () => {
    const auc = result('negligible', 0.53, [0.51, 0.55], { effectName: 'auc', smallestEffect: 0.06 });
    expect(verdictSentence(auc)).toContain('но мала');
  });
});

describe('disagreementSentences(pair)', () => {
  const column = columnOf(bank, 'age');
  const means = result('notConfirmed', 0, [-0.1, 0.1], { p: 0.9, pAdjusted: 0.9, difference: 0.1 });
  const ranks = result('negligible', 0.53, [0.51, 0.55], { p: 0.001, pAdjusted: 0.01, effectName: 'auc' });
  const evidence: Disagreement = {
    id: 'a~b',
    a: 'a',
    b: 'b',
    found: 'b',
    n: 500,
    quantileDifferences: [
      { at: 0.1, difference: 3 },
      { at: 0.95, difference: -4 },
    ],
    crossing: true,
    drawnIn: { difference: 2, ci: [1, 3], p: 0.01 },
    topShareOfSpread: 0.4,
    ks: 0.1,
    brownForsytheP: 0.2,
  };
  const said = (
    change: Partial<Disagreement> = {},
    tests: { readonly means?: Partial<HypothesisResult>; readonly ranks?: Partial<HypothesisResult> } = {},
    of = column,
  ) =>
    disagreementSentences({
      evidence: { ...evidence, ...change },
      means: { ...means, ...tests.means },
      ranks: { ...ranks, ...tests.ranks },
      column: of,
    })
      .join(' ')
      .replaceAll('\u00a0', ' ');

  it('says who crosses whom and what the tails do', () => {
    expect(said()).toContain('Функции распределения пересекаются');
    expect(said()).toContain('в среднем плюсы и минусы гасят друг друга');
    expect(said()).toContain('приходится 40 % всего разброса');
    expect(said()).toContain('Дело и в хвостах');
    expect(said()).toContain('различить не удалось');
  });

  it('says each outcome in words that need no noun', () => {
    expect(said()).toContain('по средним — «не подтверждена» (');
    expect(said()).toContain('по рангам — «эффект пренебрежимо мал» (');
  });

  it('has other words where the data are other', () => {
    expect(said({ found: 'a' })).toContain('в рангах встречные сдвиги гасят друг друга');
    expect(said({ drawnIn: { difference: 0, ci: [-1, 1], p: 0.8 } })).toContain('Дело не в хвостах');
    expect(said({ brownForsytheP: 0.01 })).toContain('Разброс у ушедших и оставшихся разный');
    const apart = said({
      crossing: false,
      quantileDifferences: [
        { at: 0.1, difference: 1 },
        { at: 0.95, difference: 2 },
      ],
    });
    expect(apart).toContain('Сдвиг в одну сторону');
    const few = said({ quantileDifferences: [], crossing: false, drawnIn: null, topShareOfSpread: null });
    expect(few).not.toMatch(/пересека|сторону|хвост|из ста/);
  });

  it('names the two largest gaps of distributions that cross, the lower place first', () => {
    const gaps = [
      { at: 0.1, difference: 2 },
      { at: 0.5, difference: -9 },
      { at: 0.9, difference: 30 },
      { at: 0.95, difference: 4 },
    ];
    expect(said({ quantileDifferences: gaps })).toContain(
      'у медианы — −9 лет, на границе верхней десятой части — +30 лет: в среднем',
    );
    expect(said({ quantileDifferences: gaps, crossing: false })).toContain(
      'одного знака, на границе нижней десятой части — +2 года, на границе верхней двадцатой части — +4 года.',
    );
  });

  it('is silent of a shape only where there is no gap anywhere', () => {
    const shape = (low: number, high: number) =>
      said({ crossing: false, quantileDifferences: [0.1, 0.9].map((at, i) => ({ at, difference: [low, high][i]! })) });
    expect(shape(0, 0)).not.toMatch(/пересека|сторону/);
    for (const [low, high] of [
      [0, 1],
      [-1, 0],
      [1, 1],
    ] as const)
      expect(shape(low, high)).toContain('Сдвиг в одну сторону');
  });

  it('says money in roubles', () => {
    const money = (name: string) => said({}, { means: { difference: 550_000 } }, columnOf(bank, name));
    for (const name of ['balance', 'est_salary']) expect(money(name)).toContain('(разница +550 тыс. ₽, ');
  });

  it('says years with one digit behind the comma', () => {
    expect(said({ drawnIn: { difference: 2.36, ci: [1, 3], p: 0.01 } })).toContain('разница средних — +2,4 года (');
  });

  it('says what the tails do to the means', () => {
    const drawnIn = { difference: 2, ci: [1, 3] as const, p: 0.8 };
    expect(said({ drawnIn }, { means: { p: 0.01 } })).toContain('Разницу средних делают хвосты');
    const turned = said({ drawnIn: { difference: -2, ci: [-3, -1], p: 0.001 } }, { means: { p: 0.01 } });
    expect(turned).toContain('Сторону средних решают хвосты');
    expect(turned).toContain('и без крайних значений она обратная');
    // A side that chance may have made, before or after, is not turned round.
    const other = { difference: -2, ci: [-3, 1] as const, p: 0.8 };
    expect(said({ drawnIn: other }, { means: { p: 0.01 } })).toContain('Разницу средних делают хвосты');
    expect(said({ drawnIn: other })).toContain('Дело не в хвостах');
    // A chance of exactly 5 % is not sure, before or after.
    expect(said({ drawnIn: { ...drawnIn, p: 0.05 } })).toContain('Дело не в хвостах');
    expect(said({ drawnIn }, { means: { p: 0.05 } })).toContain('Дело не в хвостах');
    for (const topShareOfSpread of [0.1, null]) expect(said({ topShareOfSpread })).not.toContain('из ста');
  });

  it('says how the spreads differ, where that was computed', () => {
    expect(said()).toContain('; наибольший разрыв двух распределений — 0,10)');
    expect(said({ ks: null })).not.toContain('разрыв');
    expect(said({ brownForsytheP: null })).not.toContain('Разброс у ушедших');
    expect(said({ brownForsytheP: 0.05 })).toContain('различить не удалось');
  });

  it('ends with who calls the difference important', () => {
    const confirmed = { decision: 'confirmed' } as const;
    expect(said()).toContain('Важной разницы не показал ни один из тестов');
    expect(said({}, { means: confirmed })).toContain('называет только сравнение средних:');
    expect(said({}, { ranks: confirmed })).toContain('называет только сравнение рангов:');
    expect(said({}, { means: confirmed, ranks: confirmed })).toContain('Важной разницу называют оба.');
  });

  it('says of two sure tests that point to opposite sides that they do', () => {
    const up = { decision: 'confirmed', effect: 0.3, pAdjusted: 0.001 } as const;
    const down = { decision: 'confirmed', effect: 0.35, effectName: 'auc' } as const;
    const opposite = said({ found: null }, { means: up, ranks: down });
    expect(opposite).toContain('и ответы указывают в разные стороны: по средним — «подтверждена» (');
    expect(opposite).toContain('Важной разницу называют оба, но в разные стороны: решать надо по тому вопросу');
    expect(said({ found: null }, { means: up, ranks: { ...down, effect: 0.65 } })).toContain('и ответы разные');
  });
});
