import { describe, expect, it } from 'vitest';
import { modelSentences } from '../../src/components/modelWords.ts';
import { schema } from '../../src/dataset/index.ts';

const whole = { condition: null, conditionTerms: [], leftOut: [], eventsPerTerm: 5, n: 1000, missing: 0 } as const;

describe('modelSentences', () => {
  it('are none where every term has its coefficient', () => {
    expect(modelSentences(whole, schema)).toEqual([]);
  });

  it.each([
    [
      { condition: 'separation', conditionTerms: ['products'] },
      'Модель не построена: при каких-то значениях признаков, порознь или вместе, ушли все, кто вошёл в модель, или никто из них, и оценка уходит в бесконечность: «число продуктов».',
    ],
    [
      { condition: 'collinear', conditionTerms: ['log_balance', 'balance_missing', 'city=Рыбинск'] },
      'Модель не построена: признак повторяет другие: «остаток на счёте», «остаток неизвестен», «город: Рыбинск».',
    ],
    [
      { condition: 'notConverged', conditionTerms: ['gender=М'] },
      'Модель не построена: оценка не сошлась: «пол: мужчины».',
    ],
    [{ condition: 'tooFewClients', conditionTerms: [] }, 'Модель не построена: клиентов не больше, чем членов модели.'],
  ] as const)('name the condition and its terms: %j', (failed, sentence) => {
    expect(modelSentences({ ...whole, ...failed }, schema)).toEqual([sentence]);
  });

  it('warn of a model that stands on few who left or stayed', () => {
    expect(modelSentences({ ...whole, eventsPerTerm: 4.49 }, schema)).toEqual([
      'Ушедших или оставшихся меньше 5 на каждый член модели: её оценки неточны и часто преувеличены.',
    ]);
    const failed = { condition: 'separation', conditionTerms: [], eventsPerTerm: 4.49 } as const;
    expect(modelSentences({ ...whole, ...failed }, schema)).toHaveLength(1);
  });

  it('name what was left out, and why', () => {
    const leftOut = [
      { term: 'balance_missing', condition: 'zeroVariance' },
      { term: 'score', condition: 'zeroVariance' },
      { term: 'credit_card', condition: 'small' },
    ] as const;
    expect(modelSentences({ ...whole, leftOut }, schema)).toEqual([
      'В модель не вошло то, что у всех клиентов одинаково или не встретилось ни у кого: «остаток неизвестен», «кредитный рейтинг».',
      'В модель не вошло то, что записано или отмечено меньше чем у десяти клиентов или у всех, кроме стольких: «кредитная карта».',
    ]);
  });

  it('say of a number under a logarithm that it is not above nought, not that all have the same', () => {
    const leftOut = [
      { term: 'log_balance', condition: 'zeroVariance' },
      { term: 'log_salary', condition: 'small' },
    ] as const;
    expect(modelSentences({ ...whole, leftOut }, schema)).toEqual([
      'В модель не вошло то, что у всех клиентов одинаково или не встретилось ни у кого, а где берётся логарифм — ни у кого не больше нуля: «остаток на счёте».',
      'В модель не вошло то, что записано или отмечено (а где берётся логарифм — больше нуля) меньше чем у десяти клиентов или у всех, кроме стольких: «доход».',
    ]);
  });

  it('count who is outside the model, and say of one of nobody only that', () => {
    expect(modelSentences({ ...whole, missing: 26 }, schema)).toEqual([
      'Клиентов вне модели — 26: у них пуст один из её признаков, или не больше нуля число, от которого берётся логарифм.',
    ]);
    const leftOut = [{ term: 'score', condition: 'zeroVariance' }] as const;
    expect(modelSentences({ ...whole, condition: 'empty', leftOut, n: 0, missing: 1000 }, schema)).toEqual([
      'Модель не построена: нет ни одного клиента с данными.',
    ]);
  });
});
