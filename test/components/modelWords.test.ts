import { describe, expect, it } from 'vitest';
import { modelSentences } from '../../src/components/modelWords.ts';
import { schema } from '../../src/dataset/index.ts';

const whole = { condition: null, conditionTerms: [], leftOut: [] } as const;

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
    [
      { condition: 'tooFewEvents', conditionTerms: [] },
      'Модель не построена: ушедших или оставшихся меньше пяти на каждый член модели.',
    ],
  ] as const)('name the condition and its terms: %j', (failed, sentence) => {
    expect(modelSentences({ ...whole, ...failed }, schema)).toEqual([sentence]);
  });

  it('name what was left out, and why', () => {
    const leftOut = [
      { term: 'balance_missing', condition: 'zeroVariance' },
      { term: 'log_salary', condition: 'zeroVariance' },
      { term: 'credit_card', condition: 'small' },
    ] as const;
    expect(modelSentences({ ...whole, leftOut }, schema)).toEqual([
      'В модель не вошло то, что у всех клиентов одинаково или не встретилось ни у кого: «остаток неизвестен», «доход».',
      'В модель не вошло то, по чему узнаётся меньше десяти клиентов: «кредитная карта».',
    ]);
  });
});
