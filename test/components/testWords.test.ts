import { describe, expect, it } from 'vitest';
import type { HypothesisResult } from '../../src/analysis/result.ts';
import { detectableWords, smallestWords, testFacts, testLine } from '../../src/components/testWords.ts';
import { bank } from '../../src/dataset/bank.ts';
import { columnOf } from '../../src/dataset/schema.ts';

const plain = (text: string | null) => text?.replaceAll('\u00a0', ' ');

describe('detectableWords', () => {
  const words = (
    rate: number,
    detectable: Omit<HypothesisResult['detectable'], 'power'>,
    alternative: HypothesisResult['alternative'] = 'twoSided',
  ) =>
    plain(
      detectableWords(
        {
          test: 'proportions',
          effectName: 'cohensH',
          alternative,
          groups: { against: { rate } },
          detectable: { power: 0.8, ...detectable },
        } as HypothesisResult,
        columnOf(bank, 'gender'),
      ),
    );

  it('tells the effect in points, and the one of the family', () => {
    expect(words(0.5, { effect: 0.36, difference: 0.181, effectInFamily: 0.5 })).toBe(
      'Эффект от 0,36 (18,1 п. п.) тест на стольких клиентах заметил бы в 80 % случаев; с самой строгой из поправок на число проверок — от 0,50.',
    );
  });

  it('says that a difference has room downwards alone, and that the family’s has none', () => {
    expect(words(0.769, { effect: 1.08, difference: 0.514, effectInFamily: null })).toBe(
      'Эффект от 1,08 (51,4 п. п. вниз: вверх столько не остаётся) тест на стольких клиентах заметил бы в 80 % случаев; с самой строгой из поправок на число проверок нужен такой, какого здесь быть не может.',
    );
    expect(words(0.769, { effect: 1.08, difference: 0.514, effectInFamily: null }, 'less')).toContain('(51,4 п. п.)');
  });

  it('says that there can be no effect that it would have noticed', () => {
    const none = { effect: 1.08, difference: null, effectInFamily: null };
    expect(words(0.5, { ...none, effect: 2.8 })).toBe(
      'Тест на стольких клиентах замечал бы в 80 % случаев лишь эффект от 2,80, а его здесь быть не может: от 50,0 % до края шкалы ближе.',
    );
    expect(words(0.769, none, 'greater')).toContain('от 76,9 % до края шкалы в названную сторону ближе.');
  });
});

describe('testFacts(result, column, schema, by)', () => {
  const base = {
    test: 'welch',
    effect: 0.3,
    effectCi: [0.1, 0.5],
    effectName: 'hedgesG',
    difference: null,
    ci: null,
    p: 0.01,
    pAdjusted: 0.04,
    alpha: 0.05,
    n: 300,
    missing: 0,
  };
  const facts = (change: object, column = 'balance', by?: string) =>
    testFacts({ ...base, ...change } as unknown as HypothesisResult, column, bank, by).map(({ name, value, detail }) =>
      [name, value, detail].filter((part) => part !== undefined).map((part) => plain(part)),
    );
  const own = (change: object, column?: string, by?: string) => facts({ effect: null, ...change }, column, by)[0];

  it('ends with how sure the test is and of how many, and of how many it has no data', () => {
    const sure = ['p после поправки Холма', '0,040', 'до поправки 0,010; порог 0,05'];
    expect(facts({ effect: null })).toEqual([sure, ['клиентов', '300']]);
    expect(facts({ effect: null, missing: 1 }).at(-1)).toEqual(['клиентов', '300', 'без данных ещё 1']);
  });

  it('tells the effect in its own scale with its interval, and a slope once', () => {
    expect(facts({})[0]).toEqual(['g Хеджеса', '0,30', 'от 0,10 до 0,50']);
    expect(facts({ effectCi: null })[0]).toEqual(['g Хеджеса', '0,30']);
    expect(facts({ effectName: 'epsilonSquared', effect: 0.0314, effectCi: [0.0123, 0.0456] })[0]).toEqual([
      'ε²',
      '0,031',
      'от 0,012 до 0,046',
    ]);
    expect(facts({ effectName: 'auc', effect: 0.56, effectCi: [0.52, 0.6] })[0]).toEqual([
      'вероятность, что у ушедшего больше (равные пополам)',
      '56,0 %',
      'от 52,0 до 60,0 %',
    ]);
    expect(facts({ test: 'trend', effectName: 'trend', correlation: { value: 0.2, ci: [0.1, 0.3] } })[0]).toEqual([
      'корреляция ступени и ухода',
      '0,20',
      'от 0,10 до 0,30',
    ]);
  });

  it('tells a p and an effect from the limits that they are judged by', () => {
    const city = { effectName: 'cramersV', effect: 0.0487, smallestEffect: 0.05, pAdjusted: 0.0497 };
    expect(facts(city).slice(0, 2)).toEqual([
      ['V Крамера с поправкой', '0,049', 'от 0,10 до 0,50'],
      ['p после поправки Холма', '0,0497', 'до поправки 0,010; порог 0,05'],
    ]);
    expect(facts({ ...city, effect: 0.05, alpha: 0.01, p: 0.0101 }).slice(0, 2)).toEqual([
      ['V Крамера с поправкой', '0,05', 'от 0,10 до 0,50'],
      ['p после поправки Холма', '0,050', 'до поправки 0,0101; порог 0,01'],
    ]);
    expect(facts({ effectName: 'auc', effect: 0.4402, smallestEffect: 0.06 })[0]![1]).toBe('44,02 %');
    expect(facts({ effectName: 'auc', effect: 0.56, smallestEffect: 0.06 })[0]![1]).toBe('56,0 %');
    const slope = { test: 'trend', effectName: 'trend', difference: -0.0198, ci: null, smallestEffect: 0.02 };
    expect(own(slope, 'products')).toEqual(['доля ушедших на ступень', '−1,98 п. п.']);
  });

  it('says a difference of means in the unit of the trait, of rates in points', () => {
    const money = { difference: 550_000, ci: [112_000, 988_000] };
    expect(own(money)).toEqual(['разница средних', '+550 тыс. ₽', 'от 112 до 988 тыс. ₽']);
    expect(own({ ...money, ci: null }, 'est_salary')).toEqual(['разница средних', '+550 тыс. ₽']);
    expect(own({ difference: 2.5, ci: [1, 4] }, 'age')!.slice(0, 2)).toEqual(['разница средних', '+2,5 года']);
    const rates = { difference: 0.05, ci: [0.01, 0.09] };
    const points = ['+5,0 п. п.', 'от 1,0 до 9,0 п. п.'];
    expect(own({ ...rates, test: 'proportions' }, 'gender')).toEqual(['разница долей ушедших', ...points]);
    expect(own({ ...rates, test: 'fisher' }, 'gender')).toEqual(['разница долей ушедших', ...points]);
    expect(own({ ...rates, test: 'trend' }, 'products')).toEqual(['доля ушедших на ступень', ...points]);
  });

  it('says medians of ranks, and between which groups they or the rates are farthest apart', () => {
    expect(own({ test: 'mannWhitney', difference: 5, medians: { of: 45, against: 40 } }, 'age')).toEqual([
      'разница медиан',
      '+5 лет',
      'у ушедших 45 лет, у оставшихся 40 лет',
    ]);
    expect(own({ test: 'mannWhitney', difference: 5 }, 'age')![0]).toBe('p после поправки Холма');
    const levelMedians = { lowest: { value: 'М', median: 40 }, highest: { value: 'Ж', median: 42 } };
    expect(own({ test: 'kruskalWallis', levelMedians }, 'age', 'gender')).toEqual([
      'разброс медиан',
      '2 года',
      'мужчины — 40 лет, женщины — 42 года',
    ]);
    const extremes = { lowest: { value: 'М', rate: 0.1 }, highest: { value: 'Ж', rate: 0.25 } };
    expect(own({ test: 'chiSquared', extremes }, 'gender')).toEqual([
      'разброс долей ушедших',
      '15,0 п. п.',
      'мужчины — 10,0 %, женщины — 25,0 %',
    ]);
  });
});

describe('smallestWords(result)', () => {
  const words = (effectName: string, smallestEffect: number) =>
    plain(smallestWords({ effectName, smallestEffect } as HypothesisResult));

  it('counts a chance from one half and a slope in points', () => {
    expect(words('auc', 0.06)).toBe('6,0 п. п. от половины');
    expect(words('trend', 0.02)).toBe('2,0 п. п.');
    expect(words('hedgesG', 0.2)).toBe('0,20');
  });
});

describe('testLine(result)', () => {
  const line = (change: object) =>
    plain(
      testLine({
        test: 'welch',
        statistic: 5.2,
        statisticName: 't',
        df: 2310,
        ...change,
      } as unknown as HypothesisResult),
    );

  it('names the test, its statistic and its degrees of freedom, where it has them', () => {
    expect(line({})).toBe('Тест Уэлча: средние; t = 5,20, степеней свободы 2 310');
    expect(line({ statistic: null, df: null })).toBe('Тест Уэлча: средние');
    expect(line({ test: 'fisher', statistic: -1000, statisticName: 'oddsRatio', df: null, exact: true })).toBe(
      'Точный тест Фишера; отношение шансов = −1 000',
    );
    expect(line({ test: 'chiSquared', statistic: 999.5, statisticName: 'chi2', df: 1, exact: {} })).toBe(
      'Критерий хи-квадрат; χ² = 999,50, степеней свободы 1; вероятность ошибки — по точному критерию Фишера: клиентов в таблице мало',
    );
  });
});
